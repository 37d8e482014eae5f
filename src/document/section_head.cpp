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

/// 发文机关标志 in red, as large as the line allows; returns its lower edge.
double put_mark(Head& head, Text const& text, double largest_pt, Typesetter& setter, double top)
{
    auto const mark = setter.boxes(text, FontRole::XiaoBiaoSong);
    auto const fitting = AREA_WIDTH / width_of(mark) / in_mm(1);
    auto style = plain_style(FontRole::XiaoBiaoSong, std::min(largest_pt, fitting));
    style.colour = Colour::Red;
    put_centred(head, mark, style, setter.next_place(Part::OrganMark), 0, top);
    return top + in_mm(style.size_pt);
}

/// 7.2.4: 联合行文时, the names stand one under the other, the 主办机关 first, all of one size.
double put_marks(Head& head, std::vector<Text> const& marks, Typesetter& setter, double top)
{
    if (marks.size() == 1) return put_mark(head, marks.front(), LARGEST_MARK_PT, setter, top);
    // Four organs still leave room for the title and a line of text.
    constexpr double LARGEST_JOINT_PT = 36;
    constexpr double LINE = 1.3;
    auto size = LARGEST_JOINT_PT;
    for (auto const& mark : marks)
        size = std::min(size, AREA_WIDTH / width_of(setter.boxes(mark, FontRole::XiaoBiaoSong)) / in_mm(1));
    for (auto const& mark : marks) {
        put_mark(head, mark, size, setter, top);
        top += LINE * in_mm(size);
    }
    return top - (LINE - 1) * in_mm(size);
}

/// 7.2.1 to 7.2.3: 份号 on the first line, 密级和保密期限 on the second, 紧急程度 behind them, all 顶格; the first
/// number is text, the others 三号黑体. Returns the lower edge of the last, or `top` when there is none.
double put_markings(Head& head, Section const& section, Typesetter& setter, double top, double pitch)
{
    auto bottom = top;
    std::size_t line = 0;
    auto const put = [&](Text const& text, FontRole role, std::size_t at) {
        if (text.empty()) return;
        auto const boxes = setter.boxes(text, role);
        auto const style = body_style(role);
        setter.require_fit(boxes, style, AREA_WIDTH / 2, text.line);
        auto const y = top + static_cast<double>(at) * pitch;
        for (auto& item : placed(boxes, style, setter.next_place(Part::Marking), 0, AREA_LEFT, y))
            head.items.push_back(std::move(item));
        bottom = y + BODY_EM;
        line = at + 1;
    };
    // 7.2.2 gives 密级 the second line; a letter (10.1) has them one behind the other under its rule.
    put(section.copy_number, FontRole::FangSong, 0);
    put(section.secrecy, FontRole::HeiTi, section.form == Form::Letter ? line : 1);
    put(section.urgency, FontRole::HeiTi, line);
    return bottom;
}

/// 版头 of the general form, and of 纪要 (10.3: the mark stands at the same height).
Head general_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    put_markings(head, section, setter, AREA_TOP, pitch);
    // 7.2.4: 上边缘至版心上边缘 35 mm.
    auto const mark_bottom = put_marks(head, section.organ_marks, setter, AREA_TOP + 35);
    // 7.2.5: 编排在发文机关标志下空二行位置, 居中.
    auto const number_bottom = put_number(head, section.number, setter, mark_bottom + 2 * pitch);
    // 7.2.7: 发文字号之下 4 mm 处居中印一条与版心等宽的红色分隔线. Its width is not in the standard.
    constexpr auto RED_RULE = 0.5;
    auto const rule = number_bottom + 4;
    head.items.emplace_back(Rule{AREA_LEFT, rule, AREA_RIGHT, rule, RED_RULE, Colour::Red});
    // 7.3.1: 标题 编排于红色分隔线下空二行位置; 7.3.2: 主送机关 空一行.
    head.bottom_mm = put_title(head, section.title, Part::Title, setter, rule + 2 * pitch) + pitch;
    return head;
}

/// 信函: 武文线 under the mark and 文武线 at the foot of the first page, 170 mm long. How thick is not in the standard;
/// 2.25 pt, 1 pt apart, 0.75 pt is the practice.
enum class Thick { Above, Below };
void put_double_rule(Head& head, double top, Thick thick)
{
    constexpr double LEFT = (SHEET_WIDTH - 170) / 2, RIGHT = SHEET_WIDTH - LEFT;
    constexpr double WIDE = in_mm(2.25), NARROW = in_mm(0.75), GAP = in_mm(1);
    auto const first = thick == Thick::Above ? WIDE : NARROW, second = thick == Thick::Above ? NARROW : WIDE;
    auto const y1 = top + first / 2, y2 = top + first + GAP + second / 2;
    head.items.emplace_back(Rule{LEFT, y1, RIGHT, y1, first, Colour::Red});
    head.items.emplace_back(Rule{LEFT, y2, RIGHT, y2, second, Colour::Red});
}

/// 10.1: 信函格式.
Head letter_head(Section const& section, Typesetter& setter, double pitch)
{
    // GB/T 33476.2: seven eighths of the height of 三号 part the rules from the text beside them.
    constexpr double CLEAR = BODY_EM * 7 / 8;
    constexpr double DOUBLE_RULE = in_mm(2.25 + 1 + 0.75);
    Head head;
    // 发文机关标志上边缘至上页边为 30 mm.
    auto const mark_bottom = put_mark(head, section.organ_marks.front(), LARGEST_MARK_PT, setter, 30);
    // 发文机关标志下 4 mm 处印一条红色双线 (上粗下细), 距下页边 20 mm 处印一条红色双线 (上细下粗).
    auto const rule = mark_bottom + 4;
    put_double_rule(head, rule, Thick::Above);
    auto const foot = SHEET_HEIGHT - 20 - DOUBLE_RULE;
    put_double_rule(head, foot, Thick::Below);
    // 发文字号顶格居版心右边缘编排在第一条红色双线下.
    auto const number = setter.boxes(section.number, FontRole::FangSong);
    auto const style = body_style(FontRole::FangSong);
    setter.require_fit(number, style, AREA_WIDTH, section.number.line);
    auto const number_top = rule + DOUBLE_RULE + CLEAR;
    for (auto& item : placed(number, style, setter.next_place(Part::DocumentNumber), 0,
             AREA_RIGHT - width_of(number) * CELL, number_top))
        head.items.push_back(std::move(item));
    auto const last = std::max(number_top + BODY_EM, put_markings(head, section, setter, number_top, pitch));
    // 标题居中编排, 与其上最后一个要素相距二行.
    head.bottom_mm = put_title(head, section.title, Part::Title, setter, last + 2 * pitch) + pitch;
    // 第二条红色双线上一行如有文字, 与该线的距离为 3 号汉字高度的 7/8.
    head.page_bottom_mm = foot - CLEAR;
    return head;
}

/// 10.2: 发文机关标志上边缘至版心上边缘为 20 mm; 令号 and 正文 two lines under it.
Head order_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    auto bottom = put_mark(head, section.organ_marks.front(), LARGEST_MARK_PT, setter, AREA_TOP + 20);
    bottom = put_number(head, section.number, setter, bottom + 2 * pitch);
    if (!section.title.empty()) bottom = put_title(head, section.title, Part::Title, setter, bottom + 2 * pitch);
    head.bottom_mm = bottom + 2 * pitch;
    return head;
}

/// 执法文书 (格式范本 2021): organ and kind of document centred, the number under them.
Head plain_head(Section const& section, Typesetter& setter, double pitch)
{
    Head head;
    auto top = AREA_TOP;
    for (auto const& mark : section.organ_marks)
        top = put_title(head, mark, Part::OrganMark, setter, top) + TITLE_PITCH - in_mm(TITLE_PT);
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
    switch (section.form) {
    case Form::General:
    case Form::Minutes:
        return general_head(section, setter, pitch_mm);
    case Form::Letter:
        return letter_head(section, setter, pitch_mm);
    case Form::Order:
        return order_head(section, setter, pitch_mm);
    case Form::Annex:
        return annex_head(section, setter, pitch_mm);
    case Form::Plain:
    case Form::Summary:
        break;
    }
    return plain_head(section, setter, pitch_mm);
}

} // namespace xindang::document
