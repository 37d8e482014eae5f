#pragma once

#include <base/bytes.h>
#include <pdf/font_subset.h>
#include <pdf/page.h>

#include <map>
#include <string>
#include <utility>

namespace xindang::pdf {

/// What one document shows of one face.
struct UsedFace {
    std::map<std::uint32_t, std::string> texts; ///< glyph → the text it stands for where it first occurs
    SubsetFont font;
};

using UsedFaces = std::map<FaceId, UsedFace>;

/// The name a face has in the resources of our pages: "F0".
std::string resource_name(FaceId face);

/// Drawing operators for a page. A glyph that stands for another text than where it first occurred is wrapped in
/// ActualText, because a font's ToUnicode has room for one.
Bytes content_stream(Page const& page, UsedFaces const& faces);

} // namespace xindang::pdf
