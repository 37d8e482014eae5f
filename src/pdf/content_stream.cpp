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
    Content(Length height, UsedFaces const& faces, std::vector<Element> const& structure)
        : m_height(height), m_faces(faces), m_structure(structure)
    {}

    void operator()(GlyphRun const& run)
    {
        if (run.glyphs.empty()) return;
        mark(run.tag);
        set_fill(run.colour);
        m_bytes += "BT\n";
        for (std::size_t at = 0; at < run.glyphs.size();)
            at = stands_apart(run, at) ? show_wrapped(run, at) : show_plain(run, at);
        m_bytes += "ET\n";
    }

    void operator()(Rule const& rule)
    {
        mark(rule.tag);
        set_fill(rule.colour);
        m_bytes += number(rule.x) + " " + number(m_height - rule.y - rule.height) + " " + number(rule.width) + " " +
                   number(rule.height) + " re f\n";
    }

    void operator()(Shape const& shape)
    {
        mark(shape.tag);
        if (shape.stroke)
            m_bytes += colour_operands(shape.colour) + " RG " + number(*shape.stroke) + " w\n";
        else
            set_fill(shape.colour);
        for (auto const& step : shape.outline.steps)
            add(step);
        m_bytes += shape.stroke ? "S\n" : "f\n";
    }

    PageContent take() &&
    {
        if (m_mark) m_bytes += "EMC\n";
        return {std::move(m_bytes), std::move(m_elements)};
    }

private:
    // ISO 14289-1 7.1: everything is either tagged or an artifact, and neither lies within the other.
    void mark(Tag const& tag)
    {
        if (m_mark == tag) return;
        if (m_mark) m_bytes += "EMC\n";
        m_mark = tag;
        if (tag.element != 0) {
            m_bytes +=
                "/" + m_structure.at(tag.element).type + " <</MCID " + std::to_string(m_elements.size()) + ">> BDC\n";
            m_elements.push_back(tag.element);
            return;
        }
        switch (tag.artifact) {
        case Artifact::Layout:
            m_bytes += "/Artifact <</Type /Layout>> BDC\n";
            break;
        case Artifact::PageNumber:
            m_bytes += "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n";
            break;
        case Artifact::RepeatedHead:
            m_bytes += "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n";
            break;
        }
    }

    void set_fill(Colour colour)
    {
        if (m_fill == colour) return;
        m_fill = colour;
        m_bytes += colour_operands(colour) + " rg\n";
    }

    Length width_of(GlyphRun const& run, PlacedGlyph const& glyph) const
    {
        auto const& font = m_faces.at(glyph.face).font;
        return font.widths.at(font.codes.at(glyph.glyph.value)) * run.size / 1000;
    }

    // Whether readers take a glyph and the next for neighbours: poppler starts a new word at a gap and a new line at an
    // overlap of a tenth of an em.
    bool adjoins_next(GlyphRun const& run, std::size_t at) const
    {
        auto const& glyph = run.glyphs[at];
        auto const gap = run.glyphs[at + 1].x - glyph.x - width_of(run, glyph);
        return std::abs(gap) * 100 <= run.size * 8;
    }

    bool has_own_text(PlacedGlyph const& glyph) const
    {
        return m_faces.at(glyph.face).texts.at(glyph.glyph.value) != glyph.text;
    }

    bool stands_apart(GlyphRun const& run, std::size_t at) const
    {
        return has_own_text(run.glyphs[at]) || (at + 1 < run.glyphs.size() && !adjoins_next(run, at));
    }

    // The glyphs from `begin` up to the first that is followed as readers expect, under their text.
    std::size_t show_wrapped(GlyphRun const& run, std::size_t begin)
    {
        auto end = begin + 1;
        while (end < run.glyphs.size() && !adjoins_next(run, end - 1))
            ++end;
        std::string text;
        for (auto i = begin; i < end; ++i)
            text += run.glyphs[i].text;
        m_bytes += "/Span <</ActualText " + text_string(text) + ">> BDC\n";
        for (auto at = begin; at < end;)
            at = show(run, at, end);
        m_bytes += "EMC\n";
        return end;
    }

    std::size_t show_plain(GlyphRun const& run, std::size_t begin)
    {
        auto end = begin + 1;
        while (end < run.glyphs.size() && !stands_apart(run, end))
            ++end;
        return show(run, begin, end);
    }

    // Shows the glyphs of one face from `begin` on with one string operator; returns where it had to stop.
    std::size_t show(GlyphRun const& run, std::size_t begin, std::size_t limit)
    {
        auto const id = run.glyphs[begin].face;
        auto const& font = m_faces.at(id).font;
        m_bytes += "/" + resource_name(id) + " " + number(run.size) + " Tf 1 0 0 1 " + number(run.glyphs[begin].x) +
                   " " + number(m_height - run.baseline) + " Tm [<";
        // The pen in units of a ten-millionth of a point, so that adjustments of a tenth of a thousandth em stay exact.
        auto pen = run.glyphs[begin].x * 10000;
        auto end = begin;
        for (; end < limit && run.glyphs[end].face == id; ++end) {
            auto const& glyph = run.glyphs[end];
            if (auto const tenths = divided_rounding(pen - glyph.x * 10000, run.size); tenths != 0) {
                m_bytes += '>';
                append_number(m_bytes, tenths * 100);
                m_bytes += '<';
                pen -= tenths * run.size;
            }
            auto const code = font.codes.at(glyph.glyph.value);
            m_bytes += hex_code(code);
            pen += static_cast<std::int64_t>(font.widths.at(code)) * 10 * run.size;
        }
        m_bytes += ">] TJ\n";
        return end;
    }

    void add(OutlineStep const& step)
    {
        switch (step.kind) {
        case OutlineStep::Kind::Move:
            put_point(step.x, step.y);
            m_bytes += "m\n";
            break;
        case OutlineStep::Kind::Line:
            put_point(step.x, step.y);
            m_bytes += "l\n";
            break;
        case OutlineStep::Kind::Curve:
            put_point(step.x1, step.y1);
            put_point(step.x2, step.y2);
            put_point(step.x, step.y);
            m_bytes += "c\n";
            break;
        case OutlineStep::Kind::Close:
            m_bytes += "h\n";
            break;
        }
    }

    // A hundredth of a point is finer than any printer and half the octets of a thousandth.
    void put_point(double x, double y)
    {
        append_number(m_bytes, std::llround(x / 10) * 10);
        m_bytes += ' ';
        append_number(m_bytes, std::llround((static_cast<double>(m_height) - y) / 10) * 10);
        m_bytes += ' ';
    }

    Length m_height;
    UsedFaces const& m_faces;
    std::vector<Element> const& m_structure;
    Bytes m_bytes;
    std::vector<std::size_t> m_elements;
    std::optional<Tag> m_mark;
    std::optional<Colour> m_fill;
};

} // namespace

std::string resource_name(FaceId face)
{
    return "F" + std::to_string(face.value);
}

PageContent content_stream(Page const& page, UsedFaces const& faces, std::vector<Element> const& structure)
{
    Content content(page.height, faces, structure);
    for (auto const& item : page.items)
        std::visit(content, item);
    return std::move(content).take();
}

} // namespace xindang::pdf
