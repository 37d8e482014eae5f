#include <text/search_key.h>

#include <base/utf8.h>
#include <text/han_tables.h>
#include <text/icu_text.h>
#include <text/punctuation.h>
#include <text/syllables.h>

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

namespace xindang::text {

namespace {

struct Reading {
    std::u32string_view characters;
    std::string_view syllables; ///< with a space between
};

#define SURNAME(characters, syllables) Reading{U##characters, syllables},
#define ANYWHERE(characters, syllables)
constexpr Reading SURNAMES[] = {
#include <text/readings.inc>
};
#undef SURNAME
#undef ANYWHERE
#define SURNAME(characters, syllables)
#define ANYWHERE(characters, syllables) Reading{U##characters, syllables},
constexpr Reading WORDS[] = {
#include <text/readings.inc>
};
#undef SURNAME
#undef ANYWHERE

template <std::size_t N> Reading const* find_reading(Reading const (&table)[N], std::u32string_view text)
{
    for (auto const& reading : table)
        if (text.substr(0, reading.characters.size()) == reading.characters) return &reading;
    return nullptr;
}

bool is_ascii(std::string_view text)
{
    for (auto const c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

std::u32string folded(std::string_view name)
{
    auto status = U_ZERO_ERROR;
    auto const* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    require_icu(status, "to open NFKC_Casefold");
    auto const text = fold->normalize(to_icu(name), status);
    require_icu(status, "to fold a name");
    std::u32string code_points(static_cast<std::size_t>(text.countChar32()), U'\0');
    text.toUTF32(reinterpret_cast<UChar32*>(code_points.data()), static_cast<std::int32_t>(code_points.size()), status);
    require_icu(status, "to read UTF-16");
    return code_points;
}

std::string ascii_key(std::string_view name)
{
    std::string key;
    for (auto const c : name) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

void append(Pinyin& pinyin, std::string_view syllables)
{
    auto at_start = true;
    for (auto const c : syllables) {
        if (c == ' ') {
            at_start = true;
            continue;
        }
        if (at_start) pinyin.initials += c;
        pinyin.full += c;
        at_start = false;
    }
}

} // namespace

std::string search_key(std::string_view name)
{
    if (is_ascii(name)) return ascii_key(name);
    std::string key;
    for (auto const code_point : folded(name)) {
        if (code_point <= 0x20 || code_point == 0x3000 || joins_previous(code_point)) continue;
        // The dot between parts of a foreign name is written in many ways and often left out.
        if (mark_of(code_point) == Mark::Interpunct || code_point == U'\u30FB') continue;
        key += utf8::encode(simplified(without_radical(code_point)));
    }
    return key;
}

Pinyin pinyin(std::string_view name, NameKind kind)
{
    Pinyin result;
    auto const text = is_ascii(name) ? utf8::decode(ascii_key(name)) : folded(name);
    auto rest = std::u32string_view(text);
    if (kind == NameKind::Person) {
        if (auto const* const surname = find_reading(SURNAMES, rest)) {
            append(result, surname->syllables);
            rest.remove_prefix(surname->characters.size());
        }
    }
    while (!rest.empty()) {
        auto const* const word = kind == NameKind::Firm ? find_reading(WORDS, rest) : nullptr;
        if (word) {
            append(result, word->syllables);
            rest.remove_prefix(word->characters.size());
            continue;
        }
        auto const code_point = without_radical(rest.front());
        rest.remove_prefix(1);
        if (code_point < 0x80) {
            if (is_western(code_point)) append(result, std::string(1, static_cast<char>(code_point)));
            continue;
        }
        append(result, syllable_of(code_point));
    }
    return result;
}

std::vector<std::string> syllables(std::u32string_view key, NameKind kind)
{
    std::vector<std::string> result;
    result.reserve(key.size());
    auto const* const surname = kind == NameKind::Person ? find_reading(SURNAMES, key) : nullptr;
    if (surname) {
        auto rest = surname->syllables;
        while (!rest.empty()) {
            auto const space = std::min(rest.find(' '), rest.size());
            result.emplace_back(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
    for (auto i = result.size(); i < key.size(); ++i)
        result.push_back(syllable_of(key[i]));
    return result;
}

} // namespace xindang::text
