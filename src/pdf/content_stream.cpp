#include <pdf/content_stream.h>

#include <pdf/object_writer.h>

#include <cmath>
#include <cstdlib>
#include <optional>

namespace xindang::pdf {

namespace {

std::string colour_operands(Colour colour)
{
    auto const part = [](std::uint8_t value) {
        return number((value * 1000 + 127) / 255);
    };
    return part(colour.red) + " " + part(colour.green) + " " + part(colour.blue);
}

std::string hex_code(std::uint16_t code)
{
    constexpr char HEX[] = "0123456789ABCDEF";
    return {HEX[code >> 12], HEX[code >> 8 & 15], HEX[code >> 4 & 15], HEX[code & 15]};
}

std::int64_t divided_rounding(std::int64_t value, std::int64_t by)
{
    return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

class Content {
public:
    Content(Length height, UsedFaces const& faces) : m_height(height), m_faces(faces) {}

    void operator()(GlyphRun const& run)
    {
        if (run.glyphs.empty()) return;
        set_fill(run.colour);
        m_bytes += "BT\n";
        std::size_t at = 0;
        while (at < run.glyphs.size())
            at = show(run, at);
        m_bytes += "ET\n";
    }

    void operator()(Rule const& rule)
    {
        set_fill(rule.colour);
        m_bytes += number(rule.x) + " " + number(m_height - rule.y - rule.height) + " " + number(rule.width) + " " +
                   number(rule.height) + " re f\n";
    }

    void operator()(Shape const& shape)
    {
        if (shape.stroke)
            m_bytes += colour_operands(shape.colour) + " RG " + number(*shape.stroke) + " w\n";
        else
            set_fill(shape.colour);
        for (auto const& step : shape.outline.steps)
            add(step);
        m_bytes += shape.stroke ? "S\n" : "f\n";
    }

    Bytes take() && { return std::move(m_bytes); }

private:
    void set_fill(Colour colour)
    {
        if (m_fill == colour) return;
        m_fill = colour;
        m_bytes += colour_operands(colour) + " rg\n";
    }

    // Shows the glyphs from `begin` on that one string operator can hold: same face, and no ActualText of their own.
    std::size_t show(GlyphRun const& run, std::size_t begin)
    {
        auto const id = run.glyphs[begin].face;
        auto const& used = m_faces.at(id);
        auto const own_text = [&](PlacedGlyph const& g) {
            return used.texts.at(g.glyph.value) != g.text;
        };
        bool const wrapped = own_text(run.glyphs[begin]);
        if (wrapped) m_bytes += "/Span <</ActualText " + text_string(run.glyphs[begin].text) + ">> BDC\n";
        m_bytes += "/" + resource_name(id) + " " + number(run.size) + " Tf 1 0 0 1 " + number(run.glyphs[begin].x) +
                   " " + number(m_height - run.baseline) + " Tm [<";

        // The pen in units of a ten-millionth of a point, so that adjustments of a tenth of a thousandth em stay exact.
        auto pen = run.glyphs[begin].x * 10000;
        auto end = begin;
        for (; end < run.glyphs.size(); ++end) {
            auto const& glyph = run.glyphs[end];
            if (end > begin && (wrapped || glyph.face != id || own_text(glyph))) break;
            if (auto const tenths = divided_rounding(pen - glyph.x * 10000, run.size); tenths != 0) {
                m_bytes += ">" + number(tenths * 100) + "<";
                pen -= tenths * run.size;
            }
            auto const code = used.font.codes.at(glyph.glyph.value);
            m_bytes += hex_code(code);
            pen += static_cast<std::int64_t>(used.font.widths.at(code)) * 10 * run.size;
        }
        m_bytes += wrapped ? ">] TJ\nEMC\n" : ">] TJ\n";
        return end;
    }

    void add(OutlineStep const& step)
    {
        switch (step.kind) {
        case OutlineStep::Kind::Move:
            m_bytes += point(step.x, step.y) + " m\n";
            break;
        case OutlineStep::Kind::Line:
            m_bytes += point(step.x, step.y) + " l\n";
            break;
        case OutlineStep::Kind::Curve:
            m_bytes += point(step.x1, step.y1) + " " + point(step.x2, step.y2) + " " + point(step.x, step.y) + " c\n";
            break;
        case OutlineStep::Kind::Close:
            m_bytes += "h\n";
            break;
        }
    }

    // A hundredth of a point is finer than any printer and half the octets of a thousandth.
    std::string point(double x, double y) const
    {
        return number(std::llround(x / 10) * 10) + " " +
               number(std::llround((static_cast<double>(m_height) - y) / 10) * 10);
    }

    Length m_height;
    UsedFaces const& m_faces;
    Bytes m_bytes;
    std::optional<Colour> m_fill;
};

} // namespace

std::string resource_name(FaceId face)
{
    return "F" + std::to_string(face.value);
}

Bytes content_stream(Page const& page, UsedFaces const& faces)
{
    Content content(page.height, faces);
    for (auto const& item : page.items)
        std::visit(content, item);
    return std::move(content).take();
}

} // namespace xindang::pdf
