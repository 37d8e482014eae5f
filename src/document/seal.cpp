#include <document/seal.h>

#include <base/utf8.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <cmath>
#include <numbers>

namespace xindang::document {

namespace {

constexpr double POINTS_PER_MM = 72.0 / 25.4;
constexpr double PI = std::numbers::pi;

using Kind = pdf::OutlineStep::Kind;

// A circle of four Bézier curves; the error is under a thousandth of the radius.
pdf::Outline circle(double x, double y, double radius)
{
    double const k = radius * 0.5522847498;
    return {
        {{Kind::Move, 0, 0, 0, 0, x + radius, y}, {Kind::Curve, x + radius, y + k, x + k, y + radius, x, y + radius},
            {Kind::Curve, x - k, y + radius, x - radius, y + k, x - radius, y},
            {Kind::Curve, x - radius, y - k, x - k, y - radius, x, y - radius},
            {Kind::Curve, x + k, y - radius, x + radius, y - k, x + radius, y}, {Kind::Close}}};
}

// 五角星: every second corner of a regular pentagon's star, one point up.
pdf::Outline star(double x, double y, double radius)
{
    double const inner = radius * std::sin(PI / 10) / std::sin(3 * PI / 10);
    pdf::Outline outline;
    for (int i = 0; i < 10; ++i) {
        double const angle = -PI / 2 + i * PI / 5;
        double const r = i % 2 == 0 ? radius : inner;
        outline.steps.push_back(
            {i == 0 ? Kind::Move : Kind::Line, 0, 0, 0, 0, x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    outline.steps.push_back({Kind::Close});
    return outline;
}

/// How a glyph's em square comes to lie on the page.
struct Turn {
    double x, y;      ///< where the middle of the foot of the em box goes
    double angle;     ///< clockwise, 0 upright
    double width_em;  ///< size of an em across
    double height_em; ///< size of an em upwards; seals are set in tall letters
};

pdf::Outline turned(pdf::Outline const& glyph, int advance, Turn const& turn)
{
    auto const place = [&](double gx, double gy, double& px, double& py) {
        // 0.12 em below the baseline is the foot of the em box of our fonts.
        double const across = (gx - advance / 2.0) / 1000 * turn.width_em;
        double const up = (gy + 120) / 1000 * turn.height_em;
        px = turn.x + across * std::cos(turn.angle) + up * std::sin(turn.angle);
        py = turn.y + across * std::sin(turn.angle) - up * std::cos(turn.angle);
    };
    auto result = glyph;
    for (auto& step : result.steps) {
        place(step.x1, step.y1, step.x1, step.y1);
        place(step.x2, step.y2, step.x2, step.y2);
        place(step.x, step.y, step.x, step.y);
    }
    return result;
}

} // namespace

Outcome<Seals> Seals::load(
    std::filesystem::path const& file, std::filesystem::path const& schema_file, Fonts const& fonts)
{
    auto const document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document.refusal();
    auto const schema = xml::Schema::load(schema_file);
    if (!schema) return schema.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();
    std::map<std::string, Seal> seals;
    for (auto const& node : document->root().children("seal")) {
        Seal seal{node.attribute("id"), node.attribute("organ"), node.attribute("words"),
            std::stod(node.attribute("diameter-mm"))}; // the schema saw to it that this is a number
        for (auto const c : utf8::decode(seal.organ + seal.words))
            if (!fonts.glyph(FontRole::SongTi, std::u32string_view(&c, 1)))
                return Refusal{Fault::BadInput, "no font has the character " + utf8::encode(c), node.place()};
        seals.insert_or_assign(seal.id, seal);
    }
    return Seals(std::move(seals));
}

Outcome<Seal> Seals::find(std::string const& id) const
{
    auto const found = m_seals.find(id);
    if (found == m_seals.end()) return Refusal{Fault::NotFound, "no seal is called \"" + id + "\"", "seal"};
    return found->second;
}

std::map<std::string, double> Seals::diameters_mm() const
{
    std::map<std::string, double> diameters;
    for (auto const& [id, seal] : m_seals)
        diameters.emplace(id, seal.diameter_mm);
    return diameters;
}

std::vector<pdf::Shape> draw_seal(Seal const& seal, Fonts const& fonts, double x, double y, double diameter)
{
    double const ring = seal.ring_mm * POINTS_PER_MM * 1000;
    double const radius = diameter / 2;
    auto const stroke = static_cast<pdf::Length>(std::llround(ring));
    std::vector<pdf::Shape> shapes;
    shapes.push_back({circle(x, y, radius - ring / 2), pdf::RED, stroke});
    shapes.push_back({star(x, y, radius * 0.31), pdf::RED, std::nullopt});

    auto const add = [&](char32_t c, Turn const& turn) {
        auto const found = fonts.glyph(FontRole::SongTi, std::u32string_view(&c, 1));
        if (!found) return;
        auto const outline = fonts.set().outline(found->face, found->glyph);
        shapes.push_back(
            {turned(outline, fonts.set().advance(found->face, found->glyph), turn), pdf::RED, std::nullopt});
    };

    // The name runs clockwise over at most 240 degrees, its letters' feet on a circle inside the ring.
    auto const name = utf8::decode(seal.organ);
    auto const count = static_cast<double>(name.size());
    double const foot = radius * 0.62;
    double const height = radius - ring - foot - radius * 0.05;
    double const step = std::min(PI / 7, count > 1 ? 4 * PI / 3 / (count - 1) : 0.0);
    double const width = std::min(height * 0.8, step * (foot + height / 2) * 0.92);
    for (std::size_t i = 0; i < name.size(); ++i) {
        double const angle = (static_cast<double>(i) - (count - 1) / 2) * step;
        add(name[i], {x + foot * std::sin(angle), y - foot * std::cos(angle), angle, width, height});
    }

    auto const words = utf8::decode(seal.words);
    auto const word_count = static_cast<double>(words.size());
    double const em = words.empty() ? 0 : std::min(radius * 0.2, radius * 0.95 / word_count);
    for (std::size_t i = 0; i < words.size(); ++i)
        add(words[i], {x + (static_cast<double>(i) - (word_count - 1) / 2) * em, y + radius * 0.73, 0, em, em * 1.1});
    return shapes;
}

} // namespace xindang::document
