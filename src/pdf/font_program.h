#pragma once

#include <base/bytes.h>
#include <pdf/page.h>

#include <vector>

namespace xindang::pdf {

/// A glyph as CFF has it: a Type 2 charstring on an em of 1,000 units, width included.
struct GlyphProgram {
    Bytes charstring;
    int width;
};

/// Encodes an outline given in thousandths of an em (Adobe Technical Note 5177). Coordinates are rounded to whole
/// units, which is exact for fonts drawn on an em of 1,000.
GlyphProgram glyph_program(Outline const& outline, int width);

/// A CID-keyed CFF font (Adobe Technical Note 5176) of these glyphs; the first has CID 1, the next 2. CID 0 is an empty
/// .notdef. Throws std::length_error for more glyphs than two octets count.
Bytes cff_font(std::string const& name, std::vector<GlyphProgram const*> const& glyphs);

} // namespace xindang::pdf
