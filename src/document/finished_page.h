#pragma once

#include <document/layout_tree.h>
#include <pdf/page_marks.h>

#include <cstddef>
#include <string>
#include <vector>

/// What conformance measures: pages as somebody with a ruler sees them. Private to this room.
namespace xindang::document {

struct Ink {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool red = false;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle_x() const { return (left + right) / 2; }
    double middle_y() const { return (top + bottom) / 2; }
};

struct FinishedGlyph {
    std::u32string text;
    double x = 0;
    double width = 0;
    double baseline = 0;
    double size_pt = 0;
    std::string face; ///< name of a font, or of a role when nothing was drawn yet
    bool red = false;
};

/// Millimetres from the top left corner of the sheet.
struct FinishedPage {
    double width = 0;
    double height = 0;
    std::vector<FinishedGlyph> glyphs;
    std::vector<Ink> rules;    ///< filled rectangles
    std::vector<Ink> drawings; ///< seals
};

std::vector<FinishedPage> finished(Layout const& layout);
std::vector<FinishedPage> finished(std::vector<pdf::ShownPage> const& shown);

} // namespace xindang::document
