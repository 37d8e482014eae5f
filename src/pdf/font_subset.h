#pragma once

#include <base/bytes.h>
#include <pdf/faces.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace xindang::pdf {

/// The part of a face that one document uses, ready to be embedded as a CID-keyed CFF font.
struct SubsetFont {
    Bytes program;                                ///< zlib
    std::string tag;                              ///< six capital letters, from the glyphs used
    std::map<std::uint32_t, std::uint16_t> codes; ///< glyph of the face → code in content streams (its CID)
    std::map<std::uint16_t, int> widths;          ///< code → advance in thousandths
};

/// Cuts a face down to some glyphs. Their programs are made when a glyph is first used and kept, so a document costs
/// little more than copying them.
SubsetFont subset(Face const& face, std::set<std::uint32_t> const& glyphs);

} // namespace xindang::pdf
