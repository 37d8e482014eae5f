#pragma once

#include <base/bytes.h>
#include <pdf/font_subset.h>
#include <pdf/page.h>
#include <pdf/structure.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace xindang::pdf {

/// What one document shows of one face.
struct UsedFace {
    std::map<std::uint32_t, std::string> texts; ///< glyph → the text it stands for where it first occurs
    SubsetFont font;
};

using UsedFaces = std::map<FaceId, UsedFace>;

/// The name a face has in the resources of our pages: "F0".
std::string resource_name(FaceId face);

struct PageContent {
    Bytes operators;
    std::vector<std::size_t> elements; ///< whose content each marked-content identifier is, by number
};

/// Drawing operators for a page, everything marked as content of an element of `structure` or as an artifact. What a
/// reader would not extract exactly is wrapped in ActualText: a glyph that stands for another text than where it first
/// occurred, because a font's ToUnicode has room for one; and glyphs set closer or wider than they are, which readers
/// take for lines and words of their own.
PageContent content_stream(Page const& page, UsedFaces const& faces, std::vector<Element> const& structure);

} // namespace xindang::pdf
