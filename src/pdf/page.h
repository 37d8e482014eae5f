#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace xindang::pdf {

/// Lengths on a page are whole thousandths of a point, so that equal input gives equal bytes on every machine. The
/// origin is the top left corner of the sheet and y grows downwards.
using Length = std::int64_t;

constexpr Length from_millimetres_thousandths(std::int64_t micrometres)
{
    return (micrometres * 72000 + 12700) / 25400;
}

/// A face of a FontSet, by its position there.
struct FaceId {
    std::size_t value;
    auto operator<=>(FaceId const&) const = default;
};

/// A glyph of a face.
struct GlyphId {
    std::uint32_t value;
    auto operator<=>(GlyphId const&) const = default;
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    auto operator<=>(Colour const&) const = default;
};

inline constexpr Colour BLACK{};
/// GB/T 9704-2012 6.2 asks for Y80 M80 in print; on screen and in an sRGB file this is the red in use.
inline constexpr Colour RED{230, 0, 18};

/// A glyph on its line: `x` is its origin, `text` the source text it stands for (its cluster), which is what a reader
/// gets when searching and copying.
struct PlacedGlyph {
    FaceId face;
    GlyphId glyph;
    Length x;
    std::string text;
};

/// What is there for the eye only (ISO 32000-1 14.8.2.2): no reader reads it out.
enum class Artifact {
    Layout,       ///< rules
    PageNumber,   ///< at the foot of a page
    RepeatedHead, ///< of a table that goes on from the page before
};

/// What a drawn item is to the logical structure: content of one of its elements, or an artifact.
struct Tag {
    std::size_t element = 0; ///< position in Drawing::structure; 0, its root, has no content of its own: an artifact
    Artifact artifact = Artifact::Layout;
    bool operator==(Tag const&) const = default;
};

/// Glyphs of one size and colour on one baseline.
struct GlyphRun {
    Length size;
    Length baseline;
    Colour colour;
    std::vector<PlacedGlyph> glyphs;
    Tag tag = {};
};

/// A filled rectangle: lines are drawn as these.
struct Rule {
    Length x, y, width, height;
    Colour colour;
    Tag tag = {};
};

/// One step of an outline: a move or line to the last point, or a cubic curve over both controls to it.
struct OutlineStep {
    enum class Kind { Move, Line, Curve, Close };
    Kind kind;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0;
};

/// A shape made of closed contours.
struct Outline {
    std::vector<OutlineStep> steps;
};

/// A drawn shape, already in page coordinates (thousandths of a point, y downwards): filled, or stroked when `stroke`
/// has a width. Shapes carry no text.
struct Shape {
    Outline outline;
    Colour colour;
    std::optional<Length> stroke;
    Tag tag = {};
};

using Item = std::variant<GlyphRun, Rule, Shape>;

/// What stands on a sheet, in drawing order.
struct Page {
    Length width;
    Length height;
    std::vector<Item> items;
};

} // namespace xindang::pdf
