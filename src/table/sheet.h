#pragma once

#include <model/civil_date.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace xindang::table {

/// What stands in a cell. Text stays text whatever it begins with: never a formula, a link or a number. An empty text
/// is an empty cell. Numbers are whole, because nothing we export is counted in fractions.
using Cell = std::variant<std::string, std::int64_t, model::CivilDate>;

struct Column {
    std::string heading;
    double width = 12; ///< in characters of the standard font; a Chinese character takes two
};

/// A table for people: one row of headings and the rows under it, each with as many cells as there are columns.
struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows = {};
};

/// A cell as text; dates as 2024-12-19.
std::string text_of(Cell const& cell);

} // namespace xindang::table
