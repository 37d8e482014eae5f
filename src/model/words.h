#pragma once

#include <base/outcome.h>

#include <array>
#include <string>
#include <string_view>

namespace xindang::model {

/// A closed list as a table: enumerator, stable word, Chinese name. How every room spells its enums.
template <class Enum> struct Word {
    Enum value;
    std::string_view word;
    std::string_view chinese;
};

template <class Enum, std::size_t N> Word<Enum> const& row_of(std::array<Word<Enum>, N> const& table, Enum value)
{
    for (auto const& row : table)
        if (row.value == value) return row;
    return table[0];
}

template <class Enum, std::size_t N>
Outcome<Enum> parse_word(std::array<Word<Enum>, N> const& table, std::string_view text, std::string const& where)
{
    for (auto const& row : table)
        if (row.word == text || (!row.chinese.empty() && row.chinese == text)) return row.value;
    std::string choices;
    for (auto const& row : table)
        choices += (choices.empty() ? "" : " ") + std::string(row.word);
    return Refusal{Fault::BadInput, "\"" + std::string(text) + "\" is not one of: " + choices, where};
}

} // namespace xindang::model
