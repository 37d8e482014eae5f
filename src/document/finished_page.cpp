#include <document/finished_page.h>

#include <base/utf8.h>

#include <algorithm>

namespace xindang::document {

namespace {

double in_mm(pdf::Length length)
{
    return static_cast<double>(length) * 25.4 / 72000;
}

bool is_red(pdf::Colour colour)
{
    return colour.red > 128 && colour.green < 96 && colour.blue < 96;
}

struct Looker {
    FinishedPage& page;

    void operator()(GlyphRun const& run) const
    {
        for (auto const& cluster : run.clusters)
            page.glyphs.push_back({utf8::decode(cluster.text), cluster.x_mm + cluster.shift_mm, cluster.advance_mm,
                run.baseline_mm, run.size_pt, name_of(run.role), run.colour == Colour::Red});
    }
    void operator()(Rule const& rule) const
    {
        auto const half = rule.width_mm / 2;
        bool const across = rule.y1_mm == rule.y2_mm;
        page.rules.push_back({std::min(rule.x1_mm, rule.x2_mm) - (across ? 0 : half),
            std::min(rule.y1_mm, rule.y2_mm) - (across ? half : 0),
            std::max(rule.x1_mm, rule.x2_mm) + (across ? 0 : half),
            std::max(rule.y1_mm, rule.y2_mm) + (across ? half : 0), rule.colour == Colour::Red});
    }
    void operator()(Figure const&) const {} // no clause speaks of pictures
    void operator()(SealPlacement const& seal) const
    {
        auto const radius = seal.diameter_mm / 2;
        page.drawings.push_back({seal.centre_x_mm - radius, seal.centre_y_mm - radius, seal.centre_x_mm + radius,
            seal.centre_y_mm + radius, true});
    }
};

} // namespace

std::vector<FinishedPage> finished(Layout const& layout)
{
    std::vector<FinishedPage> pages;
    for (auto const& page : layout.pages) {
        pages.push_back({layout.width_mm, layout.height_mm, {}, {}, {}});
        for (auto const& item : page.items)
            std::visit(Looker{pages.back()}, item);
    }
    return pages;
}

std::vector<FinishedPage> finished(std::vector<pdf::ShownPage> const& shown)
{
    std::vector<FinishedPage> pages;
    for (auto const& from : shown) {
        FinishedPage page{in_mm(from.width), in_mm(from.height), {}, {}, {}};
        for (auto const& glyph : from.glyphs)
            page.glyphs.push_back({utf8::decode(glyph.text), in_mm(glyph.x), in_mm(glyph.width), in_mm(glyph.y),
                static_cast<double>(glyph.size) / 1000, glyph.font, is_red(glyph.colour)});
        for (auto const& area : from.areas) {
            Ink const ink{
                in_mm(area.left), in_mm(area.top), in_mm(area.right), in_mm(area.bottom), is_red(area.colour)};
            (area.kind == pdf::ShownArea::Kind::Rectangle ? page.rules : page.drawings).push_back(ink);
        }
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace xindang::document
