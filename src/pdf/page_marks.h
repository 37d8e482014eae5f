#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <pdf/page.h>

#include <string>
#include <vector>

namespace xindang::pdf {

/// A glyph as a page shows it; y is its baseline.
struct ShownGlyph {
    std::string text; ///< UTF-8; empty for the further glyphs of a cluster
    std::string font; ///< PostScript name without the tag of its subset: "FandolFang-Regular"
    Length size = 0;
    Length x = 0;
    Length y = 0;
    Length width = 0; ///< as the font says
    Colour colour;
};

/// What ink covers: a filled rectangle, or the outlines of one piece of marked content together.
struct ShownArea {
    enum class Kind { Rectangle, Drawing };
    Kind kind = Kind::Rectangle;
    Length left = 0;
    Length top = 0;
    Length right = 0;
    Length bottom = 0;
    Colour colour;
};

/// Everything a page shows, where it really stands: lengths from the top left corner of the sheet.
struct ShownPage {
    Length width = 0;
    Length height = 0;
    std::vector<ShownGlyph> glyphs;
    std::vector<ShownArea> areas;
};

/// Reads where the pages of a document of this product's making put their ink, in the revision that was issued. Refuses
/// as read_document() does: files of another making are BadInput with the offset.
Outcome<std::vector<ShownPage>> read_shown_pages(BytesView file);

} // namespace xindang::pdf
