#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace xindang::screening {

/// What part of a firm's name a word is: 行政区划 + 字号 + 行业 + 组织形式.
enum class Part : std::uint8_t { Core, Region, Industry, Form };

struct Word {
    Part part;
    std::uint16_t id; ///< of the region, or the group of a trade; words of one group are taken for one another
    std::uint8_t length;
};

/// What single characters have in common with others.
struct Traits {
    std::uint32_t near_sound = 0; ///< of its syllable, after the sounds people confuse are made one; 0: none
    std::uint32_t sound = 0;
    std::uint16_t look = 0; ///< by which Lexicon::alike() knows its shape; 0: like no other
    bool numeral = false;
};

/// The words and characters that screening knows beforehand. Texts are search keys (text/search_key.h).
class Lexicon {
public:
    void add_region(std::string_view name, std::vector<std::string> codes);
    void add_word(Part part, std::uint16_t group, std::string_view word);
    /// All of them look alike.
    void add_shapes(std::string_view characters);
    /// Each of the others looks like this one, and not for that like one another.
    void add_look(std::string_view character, std::string_view others);
    void add_numerals(std::string_view characters);
    enum class At { Start, End };
    void add_sound(At at, std::string_view from, std::string_view to);

    /// The longest word at the start of the text; nullptr when there is none.
    Word const* longest(std::u32string_view text) const;
    Traits traits(char32_t character, std::string_view syllable) const;
    /// Those that look like it, in order of their numbers.
    std::span<std::uint16_t const> alike(std::uint16_t look) const { return m_alike[look]; }
    bool alike(std::uint16_t look, std::uint16_t other) const
    {
        return std::binary_search(m_alike[look].begin(), m_alike[look].end(), other);
    }
    char32_t character_of(std::uint16_t look) const { return m_looks[look]; }
    /// Whether one of the two regions lies in the other, or they are the same.
    bool related(std::uint16_t region, std::uint16_t other) const;
    bool related(std::uint16_t region, std::string_view code) const;
    std::size_t regions() const { return m_regions.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>{}(text); }
    };
    struct Sound {
        At at;
        std::string from;
        std::string to;
    };
    void put(std::string_view word, Word value);
    std::uint16_t look_of(char32_t character);
    void add_pair(std::uint16_t look, std::uint16_t other);
    std::string near(std::string_view syllable) const;

    std::unordered_map<std::u32string, Word, Hash, std::equal_to<>> m_words;
    std::unordered_map<char32_t, std::uint8_t> m_longest; ///< length of the longest word that begins so
    std::unordered_map<char32_t, std::uint16_t> m_look_of;
    std::vector<char32_t> m_looks{U'\0'};                ///< by look
    std::vector<std::vector<std::uint16_t>> m_alike{{}}; ///< by look, each in order
    std::unordered_set<char32_t> m_numerals;
    std::vector<Sound> m_sounds;
    std::vector<std::vector<std::string>> m_regions; ///< codes, by id
};

/// Whether one code of GB/T 2260 (zeros at the end do not count) lies in the other.
bool nested(std::string_view code, std::string_view other);

} // namespace xindang::screening
