#pragma once

#include <screening/name_form.h>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace xindang::screening {

/// What one thread needs while it searches; made once, used for any number of searches of one index.
class Scratch {
    friend class NameIndex;
    std::vector<std::uint16_t> m_weight; ///< by name
    std::vector<std::uint32_t> m_touched;
};

/// Which of many names are worth comparing with a given one: those that have rare characters, pairs of characters, of
/// sounds or of shapes in common. It is a sieve: it says nothing about how alike names are.
class NameIndex {
public:
    explicit NameIndex(Lexicon const& lexicon) : m_lexicon(lexicon) {}

    /// Its number, from 0.
    std::uint32_t add(std::string_view name, Sort sort);
    /// After the last add(), before the first search.
    void finish();

    NameForm const& form(std::uint32_t name) const { return m_forms[name]; }
    std::size_t size() const { return m_forms.size(); }

    /// The numbers of at most `limit` names, the most promising first; they hold until the next search.
    std::span<std::uint32_t const> search(NameForm const& name, Sort sort, std::size_t limit, Scratch& scratch) const;
    /// Names that sound exactly so; `pinyin` is lower-case letters without spaces.
    std::span<std::uint32_t const> sounding(std::string const& pinyin, Sort sort) const;

private:
    struct Range {
        std::uint32_t from;
        std::uint32_t to;
    };
    void add_pinyin(std::string_view name, NameForm const& form, Sort sort, std::uint32_t number);

    Lexicon const& m_lexicon;
    std::vector<NameForm> m_forms;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_pairs; ///< while adding
    std::vector<std::uint32_t> m_postings;
    std::unordered_map<std::uint64_t, Range> m_ranges;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_pinyin;
};

} // namespace xindang::screening
