#include <screening/lexicon.h>

#include <base/utf8.h>
#include <text/search_key.h>

#include <algorithm>
#include <utility>

namespace xindang::screening {

namespace {

/// Letters as a number, so that syllables are compared in one step; the longest ("zhuang") has six.
std::uint32_t packed(std::string_view syllable)
{
    std::uint32_t number = 0;
    for (auto const letter : syllable.substr(0, 6))
        number = number * 27 + static_cast<std::uint32_t>(letter - 'a' + 1);
    return number;
}

std::string_view without_zeros(std::string_view code)
{
    while (code.size() > 2 && code.ends_with("00"))
        code.remove_suffix(2);
    return code;
}

} // namespace

bool nested(std::string_view code, std::string_view other)
{
    auto const a = without_zeros(code), b = without_zeros(other);
    return !a.empty() && !b.empty() && (a.starts_with(b) || b.starts_with(a));
}

void Lexicon::put(std::string_view word, Word value)
{
    auto const key = utf8::decode(text::search_key(word));
    if (key.empty()) return;
    value.length = static_cast<std::uint8_t>(key.size());
    // The first meaning stays: what rules.xml says of a word comes before the map.
    if (!m_words.emplace(key, value).second) return;
    auto& longest = m_longest[key.front()];
    longest = std::max(longest, value.length);
}

void Lexicon::add_region(std::string_view name, std::vector<std::string> codes)
{
    put(name, {Part::Region, static_cast<std::uint16_t>(m_regions.size()), 0});
    m_regions.push_back(std::move(codes));
}

void Lexicon::add_word(Part part, std::uint16_t group, std::string_view word)
{
    put(word, {part, group, 0});
}

std::uint16_t Lexicon::look_of(char32_t character)
{
    auto const [found, fresh] = m_look_of.emplace(character, static_cast<std::uint16_t>(m_looks.size()));
    if (fresh) {
        m_looks.push_back(character);
        m_alike.emplace_back();
    }
    return found->second;
}

void Lexicon::add_pair(std::uint16_t look, std::uint16_t other)
{
    if (look == other) return;
    auto& alike = m_alike[look];
    auto const at = std::lower_bound(alike.begin(), alike.end(), other);
    if (at == alike.end() || *at != other) alike.insert(at, other);
}

void Lexicon::add_shapes(std::string_view characters)
{
    auto const all = utf8::decode(text::search_key(characters));
    for (auto const character : all)
        for (auto const other : all)
            add_pair(look_of(character), look_of(other));
}

void Lexicon::add_look(std::string_view character, std::string_view others)
{
    for (auto const one : utf8::decode(text::search_key(character)))
        for (auto const other : utf8::decode(text::search_key(others))) {
            auto const look = look_of(one), like = look_of(other);
            add_pair(look, like);
            add_pair(like, look);
        }
}

void Lexicon::add_numerals(std::string_view characters)
{
    for (auto const character : utf8::decode(characters))
        m_numerals.insert(character);
}

void Lexicon::add_sound(At at, std::string_view from, std::string_view to)
{
    m_sounds.push_back({at, std::string(from), std::string(to)});
}

Word const* Lexicon::longest(std::u32string_view text) const
{
    if (text.empty()) return nullptr;
    auto const limit = m_longest.find(text.front());
    if (limit == m_longest.end()) return nullptr;
    for (auto length = std::min<std::size_t>(limit->second, text.size()); length > 0; --length) {
        auto const found = m_words.find(text.substr(0, length));
        if (found != m_words.end()) return &found->second;
    }
    return nullptr;
}

std::string Lexicon::near(std::string_view syllable) const
{
    std::string near(syllable);
    for (auto const& sound : m_sounds) {
        if (sound.at == At::Start && near.starts_with(sound.from)) near.replace(0, sound.from.size(), sound.to);
        if (sound.at == At::End && near.ends_with(sound.from))
            near.replace(near.size() - sound.from.size(), sound.from.size(), sound.to);
    }
    return near;
}

Traits Lexicon::traits(char32_t character, std::string_view syllable) const
{
    Traits traits;
    if (!syllable.empty()) {
        traits.sound = packed(syllable);
        traits.near_sound = packed(near(syllable));
    }
    if (auto const look = m_look_of.find(character); look != m_look_of.end()) traits.look = look->second;
    traits.numeral = m_numerals.contains(character);
    return traits;
}

bool Lexicon::related(std::uint16_t region, std::uint16_t other) const
{
    if (region == other) return true;
    for (auto const& code : m_regions[other])
        if (related(region, code)) return true;
    return false;
}

bool Lexicon::related(std::uint16_t region, std::string_view code) const
{
    for (auto const& own : m_regions[region])
        if (nested(own, code)) return true;
    return false;
}

} // namespace xindang::screening
