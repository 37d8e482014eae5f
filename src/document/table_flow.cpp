#include <document/compose.h>
#include <document/page_grid.h>
#include <document/section_flow.h>
#include <document/title_shape.h>

#include <algorithm>
#include <memory>
#include <numeric>

namespace xindang::document {

namespace {

constexpr double SIDE_PADDING = 2;
/// Text under a table begins on the next line of the grid that leaves this much between.
constexpr double GAP_UNDER = 3;

/// Tables are no part of GB/T 9704's grid: 四号 or 小四 with a line height of their own, as companion forms of 执法文书
/// have it. Millimetres but for the size.
struct Measures {
    double size_pt;
    double pitch;
    double end_padding;
    double least_row;

    double em() const { return in_mm(size_pt); }
};

Measures measures_of(TableSize size)
{
    if (size == TableSize::Small) return {12, in_mm(17), 1.8, 8.5};
    return {SMALL_PT, in_mm(24), 2.5, 13};
}

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

    double height(Measures const& measures) const
    {
        auto const count = static_cast<double>(std::max<std::size_t>(lines.size(), 1));
        return (count - 1) * measures.pitch + measures.em();
    }
    /// The lines that stand on one page, when the cell is higher than a page.
    SetCell slice(std::size_t page, std::size_t most_lines) const
    {
        auto const begin = std::min(page * most_lines, lines.size());
        auto const end = std::min(begin + most_lines, lines.size());
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

/// What stands in the middle is shaped like a title: broken between words, never spread.
std::vector<std::vector<Box>> cell_lines(std::vector<Box> const& boxes, CellKind kind, double measure)
{
    if (kind != CellKind::Value) return shape_title(boxes, measure);
    std::vector<std::vector<Box>> lines;
    for (auto& line : compose(boxes, {measure, 0, 0}))
        lines.push_back(std::move(line.boxes));
    return lines;
}

SetCell set_cell(Cell const& cell, double left, double width, std::size_t row, std::size_t column,
    Measures const& measures, Typesetter& setter)
{
    SetCell result{left, width, cell.kind, {}};
    auto const part = cell.kind == CellKind::Label ? Part::TableHeader : Part::TableCell;
    // A cell without text is a cell all the same: whoever reads by rows and columns must find it.
    if (cell.paragraphs.empty()) setter.next_cell(part, row, column, cell.columns);
    auto const role = cell.kind == CellKind::Label ? FontRole::HeiTi : FontRole::FangSong;
    auto const measure = (width - 2 * SIDE_PADDING) / measures.em();
    for (auto const& text : cell.paragraphs) {
        auto const place = setter.next_cell(part, row, column, cell.columns);
        std::size_t number = 0;
        for (auto& boxes : cell_lines(setter.boxes(text, role), cell.kind, measure))
            result.lines.push_back({std::move(boxes), place, number++});
    }
    return result;
}

SetRow set_row(Table const& table, std::size_t row, Measures const& measures, Typesetter& setter)
{
    SetRow cells;
    auto const edges = edges_of(table);
    std::size_t column = 0;
    for (auto const& cell : table.rows[row]) {
        auto const left = edges[column];
        auto const width = edges[column + cell.columns] - left;
        if (width < measures.em() + 2 * SIDE_PADDING) setter.refuse("a column is too narrow for text", table.line);
        cells.push_back(set_cell(cell, left, width, row, column, measures, setter));
        column += cell.columns;
    }
    return cells;
}

void place_cell(SetCell const& cell, double row_height, Measures const& measures, FlowPiece& piece)
{
    auto y = (row_height - cell.height(measures)) / 2;
    for (auto const& line : cell.lines) {
        auto left = cell.left + SIDE_PADDING;
        if (cell.kind != CellKind::Value) left = cell.left + (cell.width - width_of(line.boxes) * measures.em()) / 2;
        auto const style = plain_style(FontRole::FangSong, measures.size_pt);
        for (auto& item : placed(line.boxes, style, line.place, line.number, left, y))
            piece.items.push_back(std::move(item));
        y += measures.pitch;
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

double height_of(SetRow const& cells, Measures const& measures)
{
    auto height = measures.least_row;
    for (auto const& cell : cells)
        height = std::max(height, cell.height(measures) + 2 * measures.end_padding);
    return height;
}

FlowPiece row_piece(SetRow const& cells, Ends ends, Measures const& measures, int source_line)
{
    auto const height = height_of(cells, measures);
    FlowPiece piece;
    piece.items.emplace_back(line_of(AREA_LEFT, 0, AREA_RIGHT, 0, ends.top_rule));
    for (auto const& cell : cells)
        piece.items.emplace_back(
            line_of(cell.left, 0, cell.left, height, &cell == &cells.front() ? THICK_RULE : THIN_RULE));
    piece.items.emplace_back(line_of(AREA_RIGHT, 0, AREA_RIGHT, height, THICK_RULE));
    // Each row closes itself, so that a page may end under it.
    piece.items.emplace_back(line_of(AREA_LEFT, height, AREA_RIGHT, height, ends.bottom_rule));
    for (auto const& cell : cells)
        place_cell(cell, height, measures, piece);
    piece.height_mm = height;
    piece.ink_mm = height;
    piece.top = Top::Exact;
    piece.line = source_line;
    return piece;
}

/// One row, or one for each page when a cell is higher than a page.
std::vector<SetRow> page_rows(SetRow const& row, std::size_t most_lines)
{
    std::size_t lines = 1;
    for (auto const& cell : row)
        lines = std::max(lines, cell.lines.size());
    std::vector<SetRow> rows((lines + most_lines - 1) / most_lines);
    for (std::size_t page = 0; page < rows.size(); ++page)
        for (auto const& cell : row)
            rows[page].push_back(cell.slice(page, most_lines));
    return rows;
}

/// How many lines of a cell stand on a page under a head of that height.
std::size_t most_lines(double head_mm, Measures const& measures)
{
    auto const room = AREA_HEIGHT - head_mm - 2 * measures.end_padding;
    return static_cast<std::size_t>(std::max(room / measures.pitch - 1, 1.0));
}

/// The head as it stands again: there for the eye, and not a second time part of the text.
std::shared_ptr<FlowPiece const> repeated(std::vector<FlowPiece> const& head_rows)
{
    if (head_rows.empty()) return nullptr;
    auto head = std::make_shared<FlowPiece>();
    for (auto const& row : head_rows) {
        for (auto item : row.items) {
            if (auto* const run = std::get_if<GlyphRun>(&item)) {
                run->place = Place();
                run->place.part = Part::RepeatedHead;
            } else if (auto* const rule = std::get_if<Rule>(&item)) {
                rule->part = Part::RepeatedHead;
            }
            head->items.push_back(moved(std::move(item), head->height_mm));
        }
        head->height_mm += row.height_mm;
    }
    return head;
}

} // namespace

std::vector<FlowPiece> table_pieces(Table const& table, Typesetter& setter)
{
    auto const measures = measures_of(table.size);
    setter.begin_table();
    std::vector<FlowPiece> pieces;
    std::shared_ptr<FlowPiece const> head;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Ends const ends{r == 0 ? THICK_RULE : THIN_RULE, r + 1 == table.rows.size() ? THICK_RULE : THIN_RULE};
        auto const set = set_row(table, r, measures, setter);
        if (r < table.head_rows) {
            pieces.push_back(row_piece(set, ends, measures, table.line));
            pieces.back().keep = Keep::WithNext;
            continue;
        }
        if (r == table.head_rows) head = repeated(pieces);
        for (auto const& row : page_rows(set, most_lines(head ? head->height_mm : 0, measures))) {
            pieces.push_back(row_piece(row, ends, measures, table.line));
            pieces.back().head = head;
        }
    }
    if (pieces.empty()) return pieces;
    pieces.front().top = Top::Grid;
    pieces.back().height_mm += GAP_UNDER;
    return pieces;
}

} // namespace xindang::document
