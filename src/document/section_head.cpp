#include <document/page_grid.h>
#include <document/section_flow.h>
#include <document/title_shape.h>

#include <algorithm>

namespace xindang::document {

namespace {

constexpr double TITLE_PITCH = line_height(TITLE_PT);

/// 7.2.4 leaves the size of the mark to the office; it must fit the line and stay larger than the title.
constexpr double LARGEST_MARK_PT = 48;

void put_centred(
    Head& head, std::vector<Box> const& boxes, Style const& style, Place const& place, std::size_t line, double top)
{
    auto const left = AREA_LEFT + (AREA_WIDTH - width_of(boxes) * style.cell_mm) / 2;
    for (auto& item : placed(boxes, style, place, line, left, top))
        head.items.push_back(std::move(item));
}

/// Centred lines of 二号小标宋; returns the lower edge of the last.
double put_title(Head& head, Text const& text, Part part, Typesetter& setter, double top)
{
    auto const style = plain_style(FontRole::XiaoBiaoSong, TITLE_PT);
    auto const place = setter.next_place(part);
    // Two cells stay free, so that a title of one line is seen to be centred.
    auto const lines = shape_title(setter.boxes(text, style.role), AREA_WIDTH / style.cell_mm - 2);
    for (std::size_t i = 0; i < lines.size(); ++i)
        put_centred(head, lines[i], style, place, i, top + static_cast<double>(i) * TITLE_PITCH);
    return top + static_cast<double>(lines.size() - 1) * TITLE_PITCH + in_mm(TITLE_PT);
}

double put_number(Head& head, Text const& number, Typesetter& setter, double top)
{
    auto const boxes = setter.boxes(number, FontRole::FangSong);
    auto const style = body_style(FontRole::FangSong);
    setter.require_fit(boxes, style, AREA_WIDTH, number.line);
    put_centred(head, boxes, style, setter.next_place(Part::DocumentNumber), 0, top);
    return top + BODY_EM;
}

/// 版头 of the general form.
Head general_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    auto const mark = setter.boxes(section.organ_mark, FontRole::XiaoBiaoSong);
    auto const fitting = AREA_WIDTH / width_of(mark) / in_mm(1);
    auto style = plain_style(FontRole::XiaoBiaoSong, std::min(LARGEST_MARK_PT, fitting));
    style.colour = Colour::Red;
    // 7.2.4: 上边缘至版心上边缘 35 mm.
    auto const mark_top = AREA_TOP + 35;
    put_centred(head, mark, style, setter.next_place(Part::OrganMark), 0, mark_top);
    // 7.2.5: 编排在发文机关标志下空二行位置, 居中.
    auto const number_bottom = put_number(head, section.number, setter, mark_top + in_mm(style.size_pt) + 2 * pitch);
    // 7.2.7: 发文字号之下 4 mm 处居中印一条与版心等宽的红色分隔线. Its width is not in the standard.
    constexpr auto RED_RULE = 0.5;
    auto const rule = number_bottom + 4;
    head.items.emplace_back(Rule{AREA_LEFT, rule, AREA_RIGHT, rule, RED_RULE, Colour::Red});
    // 7.3.1: 标题 编排于红色分隔线下空二行位置; 7.3.2: 主送机关 空一行.
    head.bottom_mm = put_title(head, section.title, Part::Title, setter, rule + 2 * pitch) + pitch;
    return head;
}

/// 执法文书 (格式范本 2021): organ and kind of document centred, the number under them.
Head plain_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    auto top = AREA_TOP;
    if (!section.organ_mark.empty())
        top = put_title(head, section.organ_mark, Part::OrganMark, setter, top) + TITLE_PITCH - in_mm(TITLE_PT);
    auto bottom = put_title(head, section.title, Part::Title, setter, top);
    if (!section.number.empty()) bottom = put_number(head, section.number, setter, bottom + pitch);
    head.bottom_mm = bottom + pitch;
    return head;
}

/// 7.3.7: 附件 and its number in 三号黑体 at the left of the first line, the title centred on the third.
Head annex_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    auto const label = setter.boxes(section.annex_label, FontRole::HeiTi);
    auto const style = body_style(FontRole::HeiTi);
    setter.require_fit(label, style, AREA_WIDTH, section.annex_label.line);
    for (auto& item : placed(label, style, setter.next_place(Part::AnnexLabel), 0, AREA_LEFT, AREA_TOP))
        head.items.push_back(std::move(item));
    head.bottom_mm = put_title(head, section.title, Part::Title, setter, AREA_TOP + 2 * pitch) + pitch;
    return head;
}

} // namespace

Head section_head(Section const& section, Typesetter& setter, double pitch_mm)
{
    if (section.form == Form::General) return general_head(section, setter, pitch_mm);
    if (section.form == Form::Annex) return annex_head(section, setter, pitch_mm);
    return plain_head(section, setter, pitch_mm);
}

} // namespace xindang::document
