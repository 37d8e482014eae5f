#pragma once

#include <text/line_break.h>

#include <cstddef>
#include <string_view>
#include <vector>

/// Finds the units of official prose that no line should cut. Private to this room.
namespace xindang::text {

struct LegalUnit {
    Span span;
    std::vector<std::size_t> joints; ///< where a second-class break is allowed
};

/// Dates, times, 文号, articles, amounts and quantities, ranges, standard codes, 大写 amounts, in order. They do not
/// overlap.
std::vector<LegalUnit> legal_units(std::u32string_view text);

} // namespace xindang::text
