#include <document/compose.h>
#include <document/page_grid.h>
#include <document/section_flow.h>

#include <string>

namespace xindang::document {

namespace {

constexpr double SMALL_EM = in_mm(SMALL_PT);
constexpr double SMALL_PITCH = line_height(SMALL_PT);

Rule across(double y, double width)
{
    return {AREA_LEFT, y, AREA_RIGHT, y, width, Colour::Black};
}

void put(std::vector<Item>& items, std::vector<Item> more)
{
    for (auto& item : more)
        items.push_back(std::move(item));
}

/// A line of 版记 lies in the middle of its share of the height.
double text_top(double line_top)
{
    return line_top + (SMALL_PITCH - SMALL_EM) / 2;
}

/// 抄送：, its names joined by commas and ended by a full stop, following lines aligned after the colon.
std::vector<Line> copies_lines(std::vector<Text> const& copies, Typesetter& setter)
{
    std::u32string text = U"抄送：";
    for (std::size_t i = 0; i < copies.size(); ++i)
        text += (i > 0 ? U"，" : U"") + copies[i].characters;
    text += U"。";
    // 7.4.2: 左右各空一字.
    auto const measure = AREA_WIDTH / SMALL_EM - 1;
    return compose(setter.boxes(text, FontRole::FangSong, copies.front().line), {measure, 1, 4});
}

/// 抄送 in page coordinates, its first line's share beginning at `top`.
void put_copies(std::vector<Item>& items, std::vector<Line> const& copies, double top, Typesetter& setter)
{
    auto const place = setter.next_place(Part::Imprint);
    for (std::size_t i = 0; i < copies.size(); ++i)
        put(items, placed(copies[i].boxes, plain_style(FontRole::FangSong, SMALL_PT), place, i,
                       AREA_LEFT + copies[i].indent * SMALL_EM, text_top(top + static_cast<double>(i) * SMALL_PITCH)));
}

} // namespace

ImprintBlock imprint_block(Imprint const& imprint, Typesetter& setter)
{
    auto const style = plain_style(FontRole::FangSong, SMALL_PT);
    ImprintBlock block{{}, AREA_BOTTOM};
    auto const copies = imprint.copies_to.empty() ? std::vector<Line>() : copies_lines(imprint.copies_to, setter);
    auto const last_line_top = AREA_BOTTOM - SMALL_PITCH;
    block.top_mm = last_line_top - static_cast<double>(copies.size()) * SMALL_PITCH;

    // 7.4.1: 首条和末条用粗线 (0.35 mm), 中间用细线 (0.25 mm); 末条与最后一面的版心下边缘重合.
    block.items.emplace_back(across(block.top_mm, THICK_RULE));
    if (!copies.empty()) {
        put_copies(block.items, copies, block.top_mm, setter);
        block.items.emplace_back(across(last_line_top, THIN_RULE));
    }
    // 7.4.3: 印发机关左空一字, 印发日期右空一字, followed by 印发.
    auto const printer = setter.boxes(imprint.printed_by, FontRole::FangSong);
    put(block.items,
        placed(printer, style, setter.next_place(Part::Imprint), 0, AREA_LEFT + SMALL_EM, text_top(last_line_top)));
    auto date_text = imprint.printed_on;
    date_text.characters += U"印发";
    auto const date = setter.boxes(date_text, FontRole::FangSong);
    auto const room = AREA_WIDTH - 3 * SMALL_EM;
    setter.require_fit(printer, style, room - width_of(date) * SMALL_EM, imprint.printed_by.line);
    if (block.top_mm < AREA_TOP) setter.refuse("版记 does not fit on a page", imprint.printed_by.line);
    put(block.items, placed(date, style, setter.next_place(Part::Imprint), 0,
                         AREA_RIGHT - SMALL_EM - width_of(date) * SMALL_EM, text_top(last_line_top)));
    block.items.emplace_back(across(AREA_BOTTOM, THICK_RULE));
    return block;
}

ImprintBlock letter_imprint_block(Imprint const& imprint, Typesetter& setter)
{
    // 10.1: 版记不加印发机关和印发日期、分隔线, 位于公文最后一面版心内最下方.
    ImprintBlock block{{}, AREA_BOTTOM};
    if (imprint.copies_to.empty()) return block;
    auto const copies = copies_lines(imprint.copies_to, setter);
    block.top_mm = AREA_BOTTOM - static_cast<double>(copies.size()) * SMALL_PITCH;
    if (block.top_mm < AREA_TOP) setter.refuse("版记 does not fit on a page", imprint.printed_by.line);
    put_copies(block.items, copies, block.top_mm, setter);
    return block;
}

std::vector<Item> signing_lines(std::vector<Text> const& labels, Typesetter& setter)
{
    std::vector<Item> items;
    auto const style = plain_style(FontRole::FangSong, SMALL_PT);
    auto const share = AREA_WIDTH / static_cast<double>(labels.size());
    auto left = AREA_LEFT;
    for (auto const& label : labels) {
        auto text = label;
        text.characters += U"：";
        auto const boxes = setter.boxes(text, FontRole::FangSong);
        auto const width = width_of(boxes) * SMALL_EM;
        // A name and a date want six characters at least.
        setter.require_fit(boxes, style, share - 7 * SMALL_EM, label.line);
        put(items, placed(boxes, style, Place(), 0, left, AREA_BOTTOM - SMALL_EM));
        items.emplace_back(
            Rule{left + width, AREA_BOTTOM, left + share - SMALL_EM, AREA_BOTTOM, THIN_RULE, Colour::Black});
        left += share;
    }
    return items;
}

std::vector<Item> page_of_total(std::size_t number, std::size_t total, Typesetter& setter)
{
    auto const digits = [](std::size_t value) {
        auto const text = std::to_string(value);
        return std::u32string(text.begin(), text.end());
    };
    auto const boxes = setter.boxes(U"第" + digits(number) + U"页共" + digits(total) + U"页", FontRole::SongTi, 0);
    auto const style = plain_style(FontRole::SongTi, SMALL_PT);
    auto const left = AREA_LEFT + (AREA_WIDTH - width_of(boxes) * SMALL_EM) / 2;
    // In the height of the usual number: 7 mm under the type area.
    Place place;
    place.part = Part::PageNumber;
    return placed(boxes, style, place, 0, left, AREA_BOTTOM + 7 - SMALL_EM / 2);
}

std::vector<Item> page_number(std::size_t number, Typesetter& setter)
{
    // 7.5: 四号半角宋体阿拉伯数字, 左右各放一条一字线; 一字线上距版心下边缘 7 mm, which GB/T 33476.2 measures to its
    // middle.
    constexpr auto DASH_CENTRE = AREA_BOTTOM + 7;
    constexpr auto DASH_WIDTH = 0.25;
    constexpr auto GAP = 0.5 * SMALL_EM;
    // Figures are about 0.7 em high: their middle meets the dash.
    constexpr auto FIGURE_MIDDLE = 0.35;

    auto const digits = std::to_string(number);
    auto const boxes = setter.boxes(std::u32string(digits.begin(), digits.end()), FontRole::SongTi, 0);
    auto const digits_width = width_of(boxes) * SMALL_EM;
    auto const width = 2 * SMALL_EM + 2 * GAP + digits_width;
    // 单页码居右空一字, 双页码居左空一字.
    auto const left = number % 2 == 1 ? AREA_RIGHT - SMALL_EM - width : AREA_LEFT + SMALL_EM;
    std::vector<Item> items;
    auto const dash = [&](double x) {
        items.emplace_back(
            Rule{x, DASH_CENTRE, x + SMALL_EM, DASH_CENTRE, DASH_WIDTH, Colour::Black, Part::PageNumber});
    };
    dash(left);
    auto const top = DASH_CENTRE - (EM_ASCENT - FIGURE_MIDDLE) * SMALL_EM;
    Place place;
    place.part = Part::PageNumber;
    put(items, placed(boxes, plain_style(FontRole::SongTi, SMALL_PT), place, 0, left + SMALL_EM + GAP, top));
    dash(left + SMALL_EM + 2 * GAP + digits_width);
    return items;
}

} // namespace xindang::document
