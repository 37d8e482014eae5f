#include <document/section_flow.h>

#include <document/compose.h>
#include <document/page_grid.h>

#include <algorithm>
#include <iterator>

namespace xindang::document {

namespace {

constexpr double INDENT = 2; // 7.3.3: 每个自然段左空二字
constexpr double MOST_HANGING = 14;

void append(std::vector<FlowPiece>& pieces, std::vector<FlowPiece> more)
{
    pieces.insert(pieces.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// One piece a line. clreq 孤行不成页: the last line of a paragraph is never alone on top of a page.
std::vector<FlowPiece> paragraph_pieces(
    std::vector<Box> const& boxes, LineShape const& shape, Place const& place, TextGrid grid, int source_line)
{
    std::vector<FlowPiece> pieces;
    auto style = body_style(FontRole::FangSong);
    style.cell_mm = grid.cell_mm();
    auto const lines = compose(boxes, shape);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const left = AREA_LEFT + lines[i].indent * style.cell_mm;
        auto items = placed(lines[i].boxes, style, place, i, left, 0);
        pieces.push_back(line_piece(std::move(items), grid.line_mm, source_line));
    }
    if (pieces.size() >= 2) pieces[pieces.size() - 2].keep = Keep::WithNext;
    return pieces;
}

/// 7.3.3: 第一层 黑体, 第二层 楷体, 第三、四层 仿宋.
FontRole heading_role(int level)
{
    if (level == 1) return FontRole::HeiTi;
    if (level == 2) return FontRole::KaiTi;
    return FontRole::FangSong;
}

LineShape shape_of(Paragraph const& paragraph, std::vector<Box> const& boxes, double measure)
{
    switch (paragraph.shape) {
    case ParagraphShape::Flush:
        return {measure, 0, 0};
    case ParagraphShape::Body:
        return {measure, INDENT, 0};
    case ParagraphShape::Hanging:
        break;
    }
    auto const colon = std::find_if(boxes.begin(), boxes.end(), [](Box const& box) { return box.front() == U'：'; });
    if (colon == boxes.end()) return {measure, INDENT, 0};
    auto const label = width_of(boxes, 0, static_cast<std::size_t>(colon - boxes.begin()) + 1);
    return {measure, INDENT, INDENT + std::min(label, MOST_HANGING)};
}

class BodyFlow {
public:
    BodyFlow(Typesetter& setter, TextGrid grid) : m_setter(setter), m_grid(grid) {}

    std::vector<FlowPiece> operator()(Heading const& heading) const
    {
        auto const place = m_setter.next_place(Part::Heading, heading.level);
        auto const boxes = m_setter.boxes(heading.text, heading_role(heading.level));
        auto pieces = paragraph_pieces(boxes, {measure(), INDENT, 0}, place, m_grid, heading.text.line);
        for (auto& piece : pieces)
            piece.keep = Keep::WithNext;
        return pieces;
    }

    std::vector<FlowPiece> operator()(Paragraph const& paragraph) const
    {
        auto const place = m_setter.next_place(Part::Paragraph);
        auto const boxes = m_setter.boxes(paragraph.text, FontRole::FangSong);
        return paragraph_pieces(boxes, shape_of(paragraph, boxes, measure()), place, m_grid, paragraph.text.line);
    }

    std::vector<FlowPiece> operator()(Table const& table) const { return table_pieces(table, m_setter); }

private:
    double measure() const { return m_grid.cells; }

    Typesetter& m_setter;
    TextGrid m_grid;
};

/// 7.3.4: 附件： and the names, each aligned with the first character of the first name; no number for a single one.
std::vector<FlowPiece> attachment_pieces(std::vector<Text> const& attachments, Typesetter& setter, TextGrid grid)
{
    std::vector<FlowPiece> pieces{blank_line(grid.line_mm)};
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        auto const& text = attachments[i];
        std::u32string label = i == 0 ? U"附件：" : U"";
        if (attachments.size() > 1) {
            auto const number = std::to_string(i + 1) + ".";
            label.append(number.begin(), number.end());
        }
        auto boxes = setter.boxes(label, FontRole::FangSong, text.line);
        auto const label_width = width_of(boxes) + (i == 0 ? 0 : 3);
        auto name = setter.boxes(text, FontRole::FangSong);
        if (!name.empty()) name.front().before = text::Break::Never;
        if (!name.empty() && attachments.size() > 1) name.front().gap_before = 0.25;
        boxes.insert(boxes.end(), name.begin(), name.end());
        auto const gap = attachments.size() > 1 ? 0.25 : 0;
        LineShape const shape{
            static_cast<double>(grid.cells), i == 0 ? INDENT : INDENT + 3, INDENT + label_width + gap};
        append(pieces, paragraph_pieces(boxes, shape, setter.next_place(Part::AttachmentNote), grid, text.line));
    }
    return pieces;
}

/// 10.3: 正文下空一行左空二字编排“出席”二字, 3号黑体, following lines aligned with the first name; 请假 and 列席 on
/// lines of their own in the same way.
std::vector<FlowPiece> attendance_pieces(std::vector<Attendance> const& attendance, Typesetter& setter, TextGrid grid)
{
    std::vector<FlowPiece> pieces{blank_line(grid.line_mm)};
    for (auto const& one : attendance) {
        auto boxes = setter.boxes(one.label, FontRole::HeiTi, one.names.line);
        auto const label = width_of(boxes);
        auto const names = setter.boxes(one.names, FontRole::FangSong);
        boxes.insert(boxes.end(), names.begin(), names.end());
        append(pieces, paragraph_pieces(boxes, {static_cast<double>(grid.cells), INDENT, INDENT + label},
                           setter.next_place(Part::Paragraph), grid, one.names.line));
    }
    return pieces;
}

/// Headings stand with two lines of what follows them.
void keep_headings(std::vector<FlowPiece>& body, std::size_t heading_end, std::size_t next_end)
{
    if (next_end > heading_end + 1) body[heading_end].keep = Keep::WithNext;
}

/// 7.3.5.5: the page of the seal carries text too: at least two lines go with it.
void keep_with_signature(std::vector<FlowPiece>& body)
{
    auto text_lines = 0;
    for (auto piece = body.rbegin(); piece != body.rend() && text_lines < 2; ++piece) {
        piece->keep = Keep::WithNext;
        if (!piece->blank) ++text_lines;
    }
}

} // namespace

FlowPiece line_piece(std::vector<Item> items, double pitch_mm, int line)
{
    FlowPiece piece;
    piece.items = std::move(items);
    piece.height_mm = pitch_mm;
    piece.ink_mm = BODY_EM;
    piece.line = line;
    return piece;
}

FlowPiece blank_line(double pitch_mm)
{
    auto piece = line_piece({}, pitch_mm, 0);
    piece.blank = true;
    piece.ink_mm = 0;
    return piece;
}

std::vector<FlowPiece> section_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, TextGrid grid)
{
    std::vector<FlowPiece> pieces;
    if (!section.addressee.empty()) {
        // 7.3.2: 居左顶格, 回行时仍顶格.
        auto const boxes = setter.boxes(section.addressee, FontRole::FangSong);
        append(pieces, paragraph_pieces(boxes, {static_cast<double>(grid.cells), 0, 0},
                           setter.next_place(Part::Addressee), grid, section.addressee.line));
    }
    BodyFlow const body_flow(setter, grid);
    auto after_heading = false;
    for (auto const& block : section.body) {
        auto const begin = pieces.size();
        append(pieces, std::visit(body_flow, block));
        if (after_heading) keep_headings(pieces, begin, pieces.size());
        after_heading = std::holds_alternative<Heading>(block);
    }
    if (!section.attachments.empty()) append(pieces, attachment_pieces(section.attachments, setter, grid));
    if (!section.attendance.empty()) append(pieces, attendance_pieces(section.attendance, setter, grid));
    if (section.signature) keep_with_signature(pieces);
    append(pieces, signature_pieces(section, setter, profile, grid.line_mm));
    return pieces;
}

} // namespace xindang::document
