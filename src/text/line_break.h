#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace xindang::text {

/// How welcome a line break is at a place; greater is better.
enum class Break {
    Never,     ///< would break a rule of GB/T 15834 or a cluster
    Emergency, ///< inside a unit that does not fit on a line by itself
    Second, ///< inside a legal unit, at its best joint: after 年, between 第N条 and 第N款, after the agency part of a
            ///< 文号
    Free, ///< anywhere between words or Han characters
};

/// A part of a paragraph that the caller knows to be one unit (a date, a 文号, a name), in code points.
struct Span {
    std::size_t begin;
    std::size_t end;
};

/// For every i of a paragraph without line ends: what a break *before* code point i is worth (element 0 is Never).
/// ICU's rules for zh, corrected by GB/T 15834 and by glue around the units of official prose: dates, 文号, articles of
/// law, amounts, standard codes, names with a middle dot. `whole` are the caller's own units.
std::vector<Break> line_breaks(std::u32string_view paragraph, std::vector<Span> const& whole = {});

/// Where words begin, for titles, which must not cut a word: element i tells whether one starts at code point i.
std::vector<bool> word_starts(std::u32string_view text);

} // namespace xindang::text
