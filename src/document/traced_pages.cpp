#include <document/traced_pages.h>

#include <base/utf8.h>
#include <xml/document.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace xindang::document {

namespace {

constexpr std::size_t MOST_PAGES = 500;
/// 国发〔1999〕25号: seals are 42 to 60 mm wide, with a little air around their picture.
constexpr double SMALLEST_SEAL = 36;
constexpr double LARGEST_SEAL = 66;
constexpr double NO_INK = 0.005;

double mm(double points)
{
    return points * 25.4 / 72;
}

/// The numbers of an attribute; what is none ends them.
std::vector<double> numbers(std::string const& text)
{
    std::vector<double> result;
    auto const* at = text.data();
    auto const* const end = at + text.size();
    while (at < end) {
        while (at < end && *at == ' ')
            ++at;
        double value = 0;
        auto const read = std::from_chars(at, end, value);
        if (read.ec != std::errc() || !std::isfinite(value)) break;
        result.push_back(value);
        at = read.ptr;
    }
    return result;
}

double number(xml::Node const& node, char const* attribute)
{
    auto const all = numbers(node.attribute(attribute));
    return all.empty() ? 0 : all.front();
}

/// x' = ax + cy + e, y' = bx + dy + f; y grows downwards from the top of the sheet.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    static Matrix of(xml::Node const& node, char const* attribute)
    {
        auto const all = numbers(node.attribute(attribute));
        if (all.size() == 4) return {all[0], all[1], all[2], all[3], 0, 0};
        if (all.size() == 6) return {all[0], all[1], all[2], all[3], all[4], all[5]};
        return {};
    }
    double x(double px, double py) const { return a * px + c * py + e; }
    double y(double px, double py) const { return b * px + d * py + f; }
    double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

bool is_red(xml::Node const& node)
{
    auto const parts = numbers(node.attribute("color"));
    if (parts.size() == 3) return parts[0] > 0.5 && parts[1] < 0.375 && parts[2] < 0.375;
    // Cyan, magenta, yellow, black: GB/T 9704-2012 6.2 prints red as Y80 M80.
    if (parts.size() == 4) return parts[0] < 0.3 && parts[1] > 0.5 && parts[2] > 0.5 && parts[3] < 0.3;
    return false;
}

/// "UMESUU+FZXBSJW--GB1-0" without the tag of the subset.
std::string face_of(std::string const& font)
{
    return font.size() > 7 && font[6] == '+' ? font.substr(7) : font;
}

/// One contour of a path, as far as measuring needs it.
struct Contour {
    double left = std::numeric_limits<double>::max(), top = left;
    double right = std::numeric_limits<double>::lowest(), bottom = right;
    bool straight = true; ///< nothing but lines along the axes

    void add(double x, double y)
    {
        if (m_begun && straight) straight = std::abs(x - m_x) < NO_INK || std::abs(y - m_y) < NO_INK;
        m_begun = true;
        m_x = x;
        m_y = y;
        cover(x, y);
    }
    void cover(double x, double y)
    {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }

private:
    bool m_begun = false;
    double m_x = 0, m_y = 0;
};

std::vector<Contour> contours_of(xml::Node const& path)
{
    auto const matrix = Matrix::of(path, "transform");
    std::vector<Contour> contours;
    auto const at = [&](xml::Node const& step, char const* x, char const* y) {
        auto const px = number(step, x), py = number(step, y);
        return std::pair(mm(matrix.x(px, py)), mm(matrix.y(px, py)));
    };
    for (auto const step : path.children()) {
        auto const kind = step.name();
        if (kind == "moveto" || contours.empty()) contours.emplace_back();
        auto& contour = contours.back();
        if (kind == "curveto") {
            contour.straight = false;
            for (auto const& [x, y] : {std::pair("x1", "y1"), std::pair("x2", "y2"), std::pair("x3", "y3")}) {
                auto const point = at(step, x, y);
                contour.cover(point.first, point.second);
            }
        } else if (kind == "moveto" || kind == "lineto") {
            auto const point = at(step, "x", "y");
            contour.add(point.first, point.second);
        }
    }
    return contours;
}

class Tracer {
public:
    explicit Tracer(FinishedPage& page) : m_page(page) {}

    void look_at(xml::Node const& node)
    {
        auto const kind = node.name();
        if (kind == "fill_text" || kind == "stroke_text")
            text(node);
        else if (kind == "fill_path")
            fill(node);
        else if (kind == "stroke_path")
            stroke(node);
        else if (kind == "fill_image" || kind == "fill_image_mask")
            picture(node);
        else
            for (auto const child : node.children())
                look_at(child);
    }

private:
    void text(xml::Node const& node)
    {
        auto const matrix = Matrix::of(node, "transform");
        auto const red = is_red(node);
        for (auto const& span : node.children("span")) {
            auto const size = Matrix::of(span, "trm").scale() * matrix.scale();
            auto const face = face_of(span.attribute("font"));
            for (auto const& glyph : span.children("g")) {
                auto const x = number(glyph, "x"), y = number(glyph, "y");
                auto const characters = utf8::decode(glyph.attribute("unicode"));
                if (characters.empty() || characters == U" " || size <= 0) continue;
                // A font that MuPDF cannot measure has no advances; Han characters are square.
                auto const advance = number(glyph, "adv");
                auto const em = advance > 0 ? advance : characters.front() < 0x2000 ? 0.5 : 1.0;
                m_page.glyphs.push_back(
                    {characters, mm(matrix.x(x, y)), mm(size) * em, mm(matrix.y(x, y)), rounded(size), face, red});
            }
        }
    }

    // Writers state 15.999996 pt: lines are told apart by their size.
    static double rounded(double points) { return std::round(points * 100) / 100; }

    void fill(xml::Node const& node)
    {
        auto const red = is_red(node);
        for (auto const& contour : contours_of(node))
            put({contour.left, contour.top, contour.right, contour.bottom, red}, contour.straight);
    }

    void stroke(xml::Node const& node)
    {
        auto const half = mm(number(node, "linewidth") * Matrix::of(node, "transform").scale()) / 2;
        auto const red = is_red(node);
        for (auto const& contour : contours_of(node)) {
            Ink ink{contour.left, contour.top, contour.right, contour.bottom, red};
            bool const across = ink.height() < NO_INK, down = ink.width() < NO_INK;
            if (across) ink = {ink.left, ink.top - half, ink.right, ink.bottom + half, red};
            if (down) ink = {ink.left - half, ink.top, ink.right + half, ink.bottom, red};
            if (contour.straight && !across && !down)
                frame(ink, half);
            else if (across || down)
                put(ink, true);
            else
                put({ink.left - half, ink.top - half, ink.right + half, ink.bottom + half, red}, false);
        }
    }

    /// A stroked rectangle is four rules.
    void frame(Ink const& box, double half)
    {
        for (auto const y : {box.top, box.bottom})
            put({box.left, y - half, box.right, y + half, box.red}, true);
        for (auto const x : {box.left, box.right})
            put({x - half, box.top, x + half, box.bottom, box.red}, true);
    }

    void picture(xml::Node const& node)
    {
        auto const matrix = Matrix::of(node, "transform");
        Contour box;
        for (auto const& [x, y] : {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1)})
            box.cover(mm(matrix.x(x, y)), mm(matrix.y(x, y)));
        Ink const ink{box.left, box.top, box.right, box.bottom, true};
        bool const square = std::abs(ink.width() - ink.height()) < 3;
        if (square && ink.width() > SMALLEST_SEAL && ink.width() < LARGEST_SEAL) put(ink, false);
    }

    void put(Ink const& ink, bool straight)
    {
        if (!(ink.width() > NO_INK && ink.height() > NO_INK)) return;
        if (straight) {
            m_page.rules.push_back(ink);
            return;
        }
        // A seal is many outlines, one within the other.
        for (auto& known : m_page.drawings) {
            bool const meets = known.red == ink.red && ink.left < known.right && ink.right > known.left &&
                               ink.top < known.bottom && ink.bottom > known.top;
            if (!meets) continue;
            known = {std::min(known.left, ink.left), std::min(known.top, ink.top), std::max(known.right, ink.right),
                std::max(known.bottom, ink.bottom), ink.red};
            return;
        }
        m_page.drawings.push_back(ink);
    }

    FinishedPage& m_page;
};

} // namespace

Outcome<std::vector<FinishedPage>> traced_pages(BytesView trace)
{
    auto const document = xml::Document::parse(trace, xml::Limits::foreign(), "trace");
    if (!document) return document.refusal();
    std::vector<FinishedPage> pages;
    for (auto const& node : document->root().children("page")) {
        if (pages.size() == MOST_PAGES) return Refusal{Fault::TooLarge, "too many pages", node.place()};
        auto const box = numbers(node.attribute("mediabox"));
        if (box.size() != 4) return Refusal{Fault::BadInput, "a page without a size", node.place()};
        pages.push_back({mm(box[2] - box[0]), mm(box[3] - box[1]), {}, {}, {}});
        Tracer(pages.back()).look_at(node);
    }
    if (pages.empty()) return Refusal{Fault::BadInput, "the trace has no pages", document->root().place()};
    return pages;
}

} // namespace xindang::document
