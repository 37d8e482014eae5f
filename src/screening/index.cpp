#include <screening/index.h>

#include <base/utf8.h>
#include <text/search_key.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace xindang::screening {

namespace {

/// A character of the core, a pair of them, a pair of sounds.
enum class Kind : std::uint64_t { Character, Characters, Sounds };
constexpr std::size_t MOST_KEYS = 3 * NameForm::MOST;
constexpr std::array<std::uint16_t, 3> WORTH{1, 3, 2};
constexpr std::uint16_t WORTH_OF_LOOKS = 2; ///< a pair of which one character looks like the listed one
constexpr std::uint32_t COMMON = 20'000;    ///< a single character that so many names have tells nothing

std::uint64_t key_of(Kind kind, Sort sort, std::uint64_t first, std::uint64_t second)
{
    auto const tag = static_cast<std::uint64_t>(kind) << 1 | (sort == Sort::Person ? 1U : 0U);
    // 3 bits of tag, then twice 30: code points have 21, sounds 29.
    return tag << 60 | first << 30 | second;
}

struct Keys {
    std::array<std::uint64_t, MOST_KEYS> keys;
    std::array<Kind, MOST_KEYS> kinds;
    std::size_t size = 0;

    void add(Kind kind, Sort sort, std::uint64_t first, std::uint64_t second)
    {
        kinds[size] = kind;
        keys[size++] = key_of(kind, sort, first, second);
    }
};

Keys keys_of(NameForm const& name, Sort sort)
{
    Keys keys;
    std::size_t last = NameForm::MOST;
    for (std::size_t i = 0; i < name.size; ++i) {
        if (name.parts[i] != Part::Core) continue;
        keys.add(Kind::Character, sort, name.characters[i], 0);
        if (last < NameForm::MOST) {
            auto const &left = name.traits[last], &right = name.traits[i];
            keys.add(Kind::Characters, sort, name.characters[last], name.characters[i]);
            if (left.near_sound != 0 && right.near_sound != 0)
                keys.add(Kind::Sounds, sort, left.near_sound, right.near_sound);
        }
        last = i;
    }
    return keys;
}

/// The pairs of the core with one character for one that looks like it: what the asker may have meant.
template <class Take> void for_each_look(NameForm const& name, Sort sort, Lexicon const& lexicon, Take const& take)
{
    std::size_t last = NameForm::MOST;
    for (std::size_t i = 0; i < name.size; ++i) {
        if (name.parts[i] != Part::Core) continue;
        if (last < NameForm::MOST) {
            for (auto const look : lexicon.alike(name.traits[last].look))
                take(key_of(Kind::Characters, sort, lexicon.character_of(look), name.characters[i]));
            for (auto const look : lexicon.alike(name.traits[i].look))
                take(key_of(Kind::Characters, sort, name.characters[last], lexicon.character_of(look)));
        }
        last = i;
    }
}

std::string sound_key(std::string_view pinyin, Sort sort)
{
    return (sort == Sort::Person ? "p " : "e ") + std::string(pinyin);
}

/// The name without the parts that those who spell it in letters leave out.
std::string without(NameForm const& form, Part part, Part other)
{
    std::u32string kept;
    for (std::size_t i = 0; i < form.size; ++i)
        if (form.parts[i] != part && form.parts[i] != other) kept += form.characters[i];
    return utf8::encode(kept);
}

} // namespace

std::uint32_t NameIndex::add(std::string_view name, Sort sort)
{
    auto const number = static_cast<std::uint32_t>(m_forms.size());
    m_forms.push_back(NameForm::of(name, sort, m_lexicon));
    auto const keys = keys_of(m_forms.back(), sort);
    for (std::size_t i = 0; i < keys.size; ++i)
        m_pairs.emplace_back(keys.keys[i], number);
    add_pinyin(name, m_forms.back(), sort, number);
    return number;
}

void NameIndex::add_pinyin(std::string_view name, NameForm const& form, Sort sort, std::uint32_t number)
{
    auto const kind = sort == Sort::Person ? text::NameKind::Person : text::NameKind::Firm;
    std::vector<std::string> sounds{text::pinyin(name, kind).full};
    if (sort == Sort::Enterprise) {
        sounds.push_back(text::pinyin(without(form, Part::Form, Part::Form), kind).full);
        sounds.push_back(text::pinyin(without(form, Part::Form, Part::Region), kind).full);
    }
    std::sort(sounds.begin(), sounds.end());
    sounds.erase(std::unique(sounds.begin(), sounds.end()), sounds.end());
    for (auto const& sound : sounds)
        if (!sound.empty()) m_pinyin[sound_key(sound, sort)].push_back(number);
}

void NameIndex::finish()
{
    std::sort(m_pairs.begin(), m_pairs.end());
    m_pairs.erase(std::unique(m_pairs.begin(), m_pairs.end()), m_pairs.end());
    m_postings.reserve(m_pairs.size());
    for (auto const& [key, name] : m_pairs) {
        auto const at = static_cast<std::uint32_t>(m_postings.size());
        m_ranges.try_emplace(key, Range{at, at}).first->second.to = at + 1;
        m_postings.push_back(name);
    }
    m_pairs = {};
}

std::span<std::uint32_t const> NameIndex::search(
    NameForm const& name, Sort sort, std::size_t limit, Scratch& scratch) const
{
    auto& weight = scratch.m_weight;
    auto& touched = scratch.m_touched;
    weight.resize(m_forms.size());
    touched.clear();
    auto const count_in = [&](std::uint64_t key, std::uint16_t worth, std::uint32_t most) {
        auto const found = m_ranges.find(key);
        if (found == m_ranges.end()) return;
        auto const [from, to] = found->second;
        if (to - from > most) return;
        // The rarer, the more it tells: a halving of the number is a point more.
        auto const rarity = static_cast<std::uint16_t>(24U - std::min(20U, unsigned(std::bit_width(to - from))));
        auto const points = static_cast<std::uint16_t>(rarity * worth);
        for (auto at = from; at < to; ++at) {
            auto const listed = m_postings[at];
            if (weight[listed] == 0) touched.push_back(listed);
            weight[listed] = static_cast<std::uint16_t>(weight[listed] + points);
        }
    };
    constexpr auto ANY = std::numeric_limits<std::uint32_t>::max();
    auto const keys = keys_of(name, sort);
    for (std::size_t i = 0; i < keys.size; ++i)
        count_in(keys.keys[i], WORTH[static_cast<std::size_t>(keys.kinds[i])],
            keys.kinds[i] == Kind::Character ? COMMON : ANY);
    for_each_look(name, sort, m_lexicon, [&](std::uint64_t key) { count_in(key, WORTH_OF_LOOKS, ANY); });
    auto const better = [&](std::uint32_t a, std::uint32_t b) {
        return weight[a] != weight[b] ? weight[a] > weight[b] : a < b;
    };
    auto const count = std::min(limit, touched.size());
    if (count < touched.size())
        std::nth_element(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(count), touched.end(), better);
    std::sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(count), better);
    for (auto const listed : touched)
        weight[listed] = 0;
    return {touched.data(), count};
}

std::span<std::uint32_t const> NameIndex::sounding(std::string const& pinyin, Sort sort) const
{
    auto const found = m_pinyin.find(sound_key(pinyin, sort));
    if (found == m_pinyin.end()) return {};
    return found->second;
}

} // namespace xindang::screening
