#include <document/draw.h>

#include <base/utf8.h>
#include <document/tags.h>

#include <cmath>
#include <iterator>
#include <stdexcept>

namespace xindang::document {

namespace {

pdf::Length from_mm(double mm)
{
    return std::llround(mm * 72000 / 25.4);
}

pdf::Colour colour(Colour colour)
{
    return colour == Colour::Red ? pdf::RED : pdf::BLACK;
}

void draw_glyphs(GlyphRun const& run, Fonts const& fonts, pdf::GlyphRun& drawn)
{
    for (auto const& cluster : run.clusters) {
        auto const characters = utf8::decode(cluster.text);
        auto const found = fonts.glyph(run.role, characters);
        if (!found) throw std::logic_error("layout placed a cluster that no font has");
        auto x = from_mm(cluster.x_mm + cluster.shift_mm);
        // A dash of two characters is the same glyph twice, each half of the cell wide.
        auto const repeats = characters.size() > 1 && characters[1] == characters[0] ? characters.size() : 1;
        if (repeats == 1) {
            drawn.glyphs.push_back({found->face, found->glyph, x, cluster.text});
            continue;
        }
        for (std::size_t i = 0; i < repeats; ++i) {
            auto const at = cluster.x_mm + cluster.advance_mm * static_cast<double>(i) / static_cast<double>(repeats);
            drawn.glyphs.push_back({found->face, found->glyph, from_mm(at), utf8::encode(characters[i])});
        }
    }
}

/// A change of font does not part the glyphs of a line.
void draw_run(GlyphRun const& run, Fonts const& fonts, pdf::Tag tag, pdf::Page& sheet)
{
    pdf::GlyphRun fresh{std::llround(run.size_pt * 1000), from_mm(run.baseline_mm), colour(run.colour), {}, tag};
    auto* const last = sheet.items.empty() ? nullptr : std::get_if<pdf::GlyphRun>(&sheet.items.back());
    if (last && last->tag == tag && last->baseline == fresh.baseline && last->size == fresh.size &&
        last->colour == fresh.colour) {
        draw_glyphs(run, fonts, *last);
        return;
    }
    draw_glyphs(run, fonts, fresh);
    sheet.items.emplace_back(std::move(fresh));
}

pdf::Rule draw_rule(Rule const& rule, pdf::Tag tag)
{
    auto const half = rule.width_mm / 2;
    bool const horizontal = rule.y1_mm == rule.y2_mm;
    auto const left = std::min(rule.x1_mm, rule.x2_mm) - (horizontal ? 0 : half);
    auto const top = std::min(rule.y1_mm, rule.y2_mm) - (horizontal ? half : 0);
    auto const width = horizontal ? std::abs(rule.x2_mm - rule.x1_mm) : rule.width_mm;
    auto const height = horizontal ? rule.width_mm : std::abs(rule.y2_mm - rule.y1_mm);
    return {from_mm(left), from_mm(top), from_mm(width), from_mm(height), colour(rule.colour), tag};
}

/// A rectangle as a closed contour, in thousandths of a point.
void add_ink(pdf::Outline& outline, Figure::Ink const& ink)
{
    using Kind = pdf::OutlineStep::Kind;
    auto const at = [](double mm) {
        return static_cast<double>(from_mm(mm));
    };
    auto const left = at(ink.x_mm), right = at(ink.x_mm + ink.width_mm);
    auto const top = at(ink.y_mm), bottom = at(ink.y_mm + ink.height_mm);
    outline.steps.insert(outline.steps.end(),
        {{Kind::Move, 0, 0, 0, 0, left, top}, {Kind::Line, 0, 0, 0, 0, right, top},
            {Kind::Line, 0, 0, 0, 0, right, bottom}, {Kind::Line, 0, 0, 0, 0, left, bottom}, {Kind::Close}});
}

void add_letters(pdf::Outline& outline, GlyphRun const& run, Fonts const& fonts)
{
    auto const em = run.size_pt * 1000;
    auto const baseline = static_cast<double>(from_mm(run.baseline_mm));
    for (auto const& cluster : run.clusters) {
        auto const found = fonts.glyph(run.role, utf8::decode(cluster.text));
        if (!found) throw std::logic_error("layout placed a cluster that no font has");
        auto const left = static_cast<double>(from_mm(cluster.x_mm + cluster.shift_mm));
        for (auto step : fonts.set().outline(found->face, found->glyph).steps) {
            for (auto* x : {&step.x1, &step.x2, &step.x})
                *x = left + *x / 1000 * em;
            for (auto* y : {&step.y1, &step.y2, &step.y})
                *y = baseline - *y / 1000 * em;
            outline.steps.push_back(step);
        }
    }
}

/// One shape each for the ink, so that no seams show between its rectangles, and for the letters.
void draw_figure(Figure const& figure, Fonts const& fonts, pdf::Tag tag, pdf::Page& sheet)
{
    pdf::Shape ink{{}, colour(Colour::Black), std::nullopt, tag}, letters = ink;
    for (auto const& one : figure.ink)
        add_ink(ink.outline, one);
    for (auto const& run : figure.letters)
        add_letters(letters.outline, run, fonts);
    sheet.items.emplace_back(std::move(ink));
    sheet.items.emplace_back(std::move(letters));
}

} // namespace

Outcome<DrawnPages> draw(Layout const& layout, Fonts const& fonts, Seals const& seals)
{
    auto tags = tags_of(layout);
    DrawnPages drawn;
    for (auto const& page : layout.pages) {
        pdf::Page sheet{from_mm(layout.width_mm), from_mm(layout.height_mm), {}};
        // The seal goes under the text, as if its ink let black show through: name and date stay legible.
        std::vector<pdf::Item> sealed;
        for (auto const& item : page.items) {
            if (auto const* run = std::get_if<GlyphRun>(&item)) {
                draw_run(*run, fonts, tags.of(run->place), sheet);
            } else if (auto const* rule = std::get_if<Rule>(&item)) {
                Place artifact;
                artifact.part = rule->part;
                sheet.items.emplace_back(draw_rule(*rule, tags.of(artifact)));
            } else if (auto const* figure = std::get_if<Figure>(&item)) {
                auto const tag = tags.of(figure->place);
                tags.structure.at(tag.element).box = pdf::Box{from_mm(figure->x_mm), from_mm(figure->y_mm),
                    from_mm(figure->width_mm), from_mm(figure->height_mm)};
                draw_figure(*figure, fonts, tag, sheet);
            } else {
                auto const& place = std::get<SealPlacement>(item);
                auto const seal = seals.find(place.reference);
                if (!seal) return seal.refusal();
                auto const diameter = from_mm(place.diameter_mm);
                auto const x = from_mm(place.centre_x_mm), y = from_mm(place.centre_y_mm);
                auto const tag = tags.of(place.place);
                for (auto& shape : draw_seal(
                         *seal, fonts, static_cast<double>(x), static_cast<double>(y), static_cast<double>(diameter))) {
                    shape.tag = tag;
                    sealed.emplace_back(std::move(shape));
                }
                pdf::Box const box{x - diameter / 2, y - diameter / 2, diameter, diameter};
                if (tag.element != 0) tags.structure.at(tag.element).box = box;
                drawn.seal = PressedSeal{drawn.pages.size(), box};
            }
        }
        sheet.items.insert(
            sheet.items.begin(), std::make_move_iterator(sealed.begin()), std::make_move_iterator(sealed.end()));
        drawn.pages.push_back(std::move(sheet));
    }
    drawn.structure = std::move(tags.structure);
    drawn.signature = tags.signature;
    return drawn;
}

} // namespace xindang::document
