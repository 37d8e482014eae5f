#include <document/check_mark.h>

#include <base/utf8.h>
#include <document/page_grid.h>
#include <document/qr_code.h>
#include <document/typesetter.h>

namespace xindang::document {

namespace {

// Between the type area and, 20 mm above the sheet's edge, the red rules of a letter.
constexpr double TOP = AREA_BOTTOM + 1.5;
constexpr double SIZE = 12.5;
/// ISO/IEC 18004 5.3.8 wants four modules free of ink around the code.
constexpr double QUIET_MODULES = 4;
constexpr double LETTER_PT = 7;
constexpr double LINE_MM = 3.2;
constexpr char CAPTION[] = "核验码";

std::vector<Figure::Ink> ink_of(QrCode const& code, double left)
{
    auto const module = SIZE / static_cast<double>(code.width());
    std::vector<Figure::Ink> ink;
    for (std::size_t row = 0; row < code.width(); ++row)
        for (std::size_t from = 0; from < code.width();) {
            auto end = from;
            while (end < code.width() && code.dark(row, end))
                ++end;
            if (end > from)
                ink.push_back({left + static_cast<double>(from) * module, TOP + static_cast<double>(row) * module,
                    static_cast<double>(end - from) * module, module});
            from = end + 1;
        }
    return ink;
}

} // namespace

void add_check_mark(Layout& layout, CheckMark const& mark, FontMetrics const& fonts)
{
    // 7.5: odd page numbers stand at the right, even ones at the left.
    auto const at_left = layout.pages.size() % 2 == 1;
    auto const left = at_left ? AREA_LEFT : AREA_RIGHT - SIZE;
    QrCode const code{mark.address};
    Place place;
    place.part = Part::CheckMark;
    place.block = layout.blocks.size() + 1;
    place.section = layout.blocks.empty() ? 1 : layout.blocks.back().section;
    Figure figure{place, CAPTION + std::string(" ") + mark.code + "，" + mark.address, left, TOP, SIZE, SIZE,
        ink_of(code, left), {}};

    Typesetter setter(fonts);
    auto const gap = QUIET_MODULES * SIZE / static_cast<double>(code.width());
    auto top = TOP + SIZE - 2 * LINE_MM;
    for (auto const& line : {std::string(CAPTION), mark.code}) {
        auto const boxes = setter.boxes(utf8::decode(line), FontRole::SongTi, 0);
        auto const width = width_of(boxes) * in_mm(LETTER_PT);
        auto const x = at_left ? left + SIZE + gap : left - gap - width;
        for (auto& item : placed(boxes, plain_style(FontRole::SongTi, LETTER_PT), place, 0, x, top))
            if (auto* run = std::get_if<GlyphRun>(&item)) figure.letters.push_back(std::move(*run));
        top += LINE_MM;
    }
    layout.blocks.push_back(place);
    layout.pages.back().items.emplace_back(std::move(figure));
}

} // namespace xindang::document
