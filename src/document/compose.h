#pragma once

#include <document/typesetter.h>

#include <vector>

/// A paragraph into lines. Private to this room.
namespace xindang::document {

/// In cells.
struct LineShape {
    double measure;      ///< full width
    double first_indent; ///< of the first line
    double next_indent;  ///< of the others
};

struct Line {
    double indent; ///< cells
    std::vector<Box> boxes;
};

/// Lines of a paragraph by the rules of GB/T 15834 and clreq on a grid of cells: marks at line ends take half a cell,
/// one more character is taken in by squeezing spaces, brackets, commas and the gaps beside letters, in this order,
/// before a line is spread (先挤进，后推出), where spaces give first, then the gaps beside letters, then all gaps; a
/// unit moves to the next line unless that spreads the line too far, the last line is never one character. All lines
/// but the last fill the measure; a line that would have to be spread beyond reading stays as it is.
std::vector<Line> compose(std::vector<Box> const& boxes, LineShape const& shape);

} // namespace xindang::document
