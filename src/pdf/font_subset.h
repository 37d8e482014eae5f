#pragma once

#include <base/bytes.h>
#include <pdf/faces.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace xindang::pdf {

/// The part of a face that one document uses, ready to be embedded.
struct SubsetFont {
    Bytes program;          ///< deflated
    std::size_t length = 0; ///< of the program before deflating
    bool has_cff = false;
    std::string tag;                              ///< six capital letters, from the glyphs used
    std::map<std::uint32_t, std::uint16_t> codes; ///< glyph of the face → code in content streams (its CID)
    std::map<std::uint16_t, int> widths;          ///< code → advance in thousandths
};

/// Cuts a face down to some glyphs. Throws std::runtime_error when HarfBuzz cannot.
SubsetFont subset(Face const& face, std::set<std::uint32_t> const& glyphs);

} // namespace xindang::pdf
