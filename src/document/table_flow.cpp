#include <document/compose.h>
#include <document/page_grid.h>
#include <document/section_flow.h>
#include <document/title_shape.h>

#include <algorithm>
#include <numeric>

namespace xindang::document {

namespace {

// Tables are no part of GB/T 9704's grid: 四号 with its own line height, as companion forms of 执法文书 have it.
constexpr double SIDE_PADDING = 2;
constexpr double END_PADDING = 2.5;
constexpr double LEAST_ROW = 13;
constexpr double TABLE_PITCH = in_mm(24);
constexpr double EM = in_mm(SMALL_PT);

/// How many lines of a cell a page can hold.
constexpr std::size_t MOST_LINES = static_cast<std::size_t>((AREA_HEIGHT - 2 * END_PADDING) / TABLE_PITCH) - 1;

struct CellLine {
    std::vector<Box> boxes;
    Place place;
    std::size_t number; ///< within its paragraph
};

struct SetCell {
    double left;
    double width;
    CellKind kind;
    std::vector<CellLine> lines;

    double height() const
    {
        auto const count = static_cast<double>(std::max<std::size_t>(lines.size(), 1));
        return (count - 1) * TABLE_PITCH + EM;
    }
    /// The lines that stand on one page, when the cell is higher than a page.
    SetCell slice(std::size_t page) const
    {
        auto const begin = std::min(page * MOST_LINES, lines.size());
        auto const end = std::min(begin + MOST_LINES, lines.size());
        auto const at = [&](std::size_t i) {
            return lines.begin() + static_cast<std::ptrdiff_t>(i);
        };
        return {left, width, kind, {at(begin), at(end)}};
    }
};

using SetRow = std::vector<SetCell>;

/// Left edges of the columns and, last, the right edge of the table.
std::vector<double> edges_of(Table const& table)
{
    auto const total = std::accumulate(table.column_shares.begin(), table.column_shares.end(), 0.0);
    std::vector<double> edges{AREA_LEFT};
    for (auto const share : table.column_shares)
        edges.push_back(edges.back() + AREA_WIDTH * share / total);
    return edges;
}

/// Labels are shaped like titles: centred, broken between words, never spread.
std::vector<std::vector<Box>> cell_lines(std::vector<Box> const& boxes, CellKind kind, double measure)
{
    if (kind == CellKind::Label) return shape_title(boxes, measure);
    std::vector<std::vector<Box>> lines;
    for (auto& line : compose(boxes, {measure, 0, 0}))
        lines.push_back(std::move(line.boxes));
    return lines;
}

SetCell set_cell(Cell const& cell, double left, double width, Place place, Typesetter& setter)
{
    SetCell result{left, width, cell.kind, {}};
    auto const role = cell.kind == CellKind::Label ? FontRole::HeiTi : FontRole::FangSong;
    auto const measure = (width - 2 * SIDE_PADDING) / EM;
    for (auto const& text : cell.paragraphs) {
        auto const fresh = setter.next_place(cell.kind == CellKind::Label ? Part::TableHeader : Part::TableCell);
        place.part = fresh.part;
        place.block = fresh.block;
        std::size_t number = 0;
        for (auto& boxes : cell_lines(setter.boxes(text, role), cell.kind, measure))
            result.lines.push_back({std::move(boxes), place, number++});
    }
    return result;
}

SetRow set_row(Table const& table, std::size_t row, Typesetter& setter)
{
    SetRow cells;
    auto const edges = edges_of(table);
    std::size_t column = 0;
    for (auto const& cell : table.rows[row]) {
        auto const left = edges[column];
        auto const width = edges[column + cell.columns] - left;
        if (width < EM + 2 * SIDE_PADDING) setter.refuse("a column is too narrow for text", table.line);
        Place place;
        place.row = row;
        place.column = column;
        cells.push_back(set_cell(cell, left, width, place, setter));
        column += cell.columns;
    }
    return cells;
}

void place_cell(SetCell const& cell, double row_height, FlowPiece& piece)
{
    auto y = (row_height - cell.height()) / 2;
    for (auto const& line : cell.lines) {
        auto left = cell.left + SIDE_PADDING;
        // Labels stand in the middle of their cell, values begin at its left.
        if (cell.kind == CellKind::Label) left = cell.left + (cell.width - width_of(line.boxes) * EM) / 2;
        auto const style = plain_style(FontRole::FangSong, SMALL_PT);
        for (auto& item : placed(line.boxes, style, line.place, line.number, left, y))
            piece.items.push_back(std::move(item));
        y += TABLE_PITCH;
    }
}

Rule line_of(double x1, double y1, double x2, double y2, double width)
{
    return {x1, y1, x2, y2, width, Colour::Black};
}

/// Where in its table a row stands.
struct Ends {
    double top_rule;
    double bottom_rule;
};

FlowPiece row_piece(SetRow const& cells, Ends ends, int source_line)
{
    auto height = LEAST_ROW;
    for (auto const& cell : cells)
        height = std::max(height, cell.height() + 2 * END_PADDING);
    FlowPiece piece;
    piece.items.emplace_back(line_of(AREA_LEFT, 0, AREA_RIGHT, 0, ends.top_rule));
    for (auto const& cell : cells)
        piece.items.emplace_back(
            line_of(cell.left, 0, cell.left, height, &cell == &cells.front() ? THICK_RULE : THIN_RULE));
    piece.items.emplace_back(line_of(AREA_RIGHT, 0, AREA_RIGHT, height, THICK_RULE));
    // Each row closes itself, so that a page may end under it.
    piece.items.emplace_back(line_of(AREA_LEFT, height, AREA_RIGHT, height, ends.bottom_rule));
    for (auto const& cell : cells)
        place_cell(cell, height, piece);
    piece.height_mm = height;
    piece.ink_mm = height;
    piece.top = Top::Exact;
    piece.line = source_line;
    return piece;
}

/// One row, or one for each page when a cell is higher than a page.
std::vector<SetRow> page_rows(SetRow const& row)
{
    std::size_t lines = 1;
    for (auto const& cell : row)
        lines = std::max(lines, cell.lines.size());
    std::vector<SetRow> rows((lines + MOST_LINES - 1) / MOST_LINES);
    for (std::size_t page = 0; page < rows.size(); ++page)
        for (auto const& cell : row)
            rows[page].push_back(cell.slice(page));
    return rows;
}

} // namespace

std::vector<FlowPiece> table_pieces(Table const& table, Typesetter& setter)
{
    std::vector<FlowPiece> pieces;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Ends const ends{r == 0 ? THICK_RULE : THIN_RULE, r + 1 == table.rows.size() ? THICK_RULE : THIN_RULE};
        for (auto const& row : page_rows(set_row(table, r, setter)))
            pieces.push_back(row_piece(row, ends, table.line));
    }
    if (!pieces.empty()) pieces.front().top = Top::Grid;
    return pieces;
}

} // namespace xindang::document
