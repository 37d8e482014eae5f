#include <table/csv_writer.h>

#include <string_view>

namespace xindang::table {

namespace {

constexpr std::string_view FORMULA_STARTS = "=+-@\t\r";

std::string csv_cell(Cell const& cell)
{
    auto const text = text_of(cell);
    auto const* words = std::get_if<std::string>(&cell);
    auto const formula = words && !words->empty() && FORMULA_STARTS.find(words->front()) != std::string_view::npos;
    std::string quoted = formula ? "\"'" : "\"";
    for (auto const c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace

std::string csv_row(std::vector<Cell> const& cells)
{
    std::string line;
    for (auto const& cell : cells)
        line += (line.empty() ? "" : ",") + csv_cell(cell);
    return line + "\r\n";
}

Bytes to_csv(Sheet const& sheet)
{
    std::vector<Cell> headings;
    for (auto const& column : sheet.columns)
        headings.emplace_back(column.heading);
    Bytes text = "\xEF\xBB\xBF" + csv_row(headings);
    for (auto const& row : sheet.rows)
        text += csv_row(row);
    return text;
}

} // namespace xindang::table
