#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace xindang::document {

/// The typefaces of GB/T 9704 by their part in the document; fonts/fonts.xml says which files play them.
enum class FontRole {
    FangSong,     ///< 仿宋: body
    KaiTi,        ///< 楷体: second level, signers
    HeiTi,        ///< 黑体: first level, labels
    XiaoBiaoSong, ///< 小标宋: organ mark and title
    SongTi,       ///< 宋体: page numbers
};

/// The stable word for a role ("fangsong"): in dumps and in fonts.xml.
char const* name_of(FontRole role);

/// How one cluster (a code point, with its variation selector if it has one) is set. Widths are in em.
struct GlyphMetrics {
    std::size_t face;       ///< 0 the role's own font, 1… its fallbacks in the order of fonts.xml
    double advance_em;      ///< full width
    double half_advance_em; ///< width when the mark is squeezed (OpenType halt); equal to advance_em when it cannot be
    double half_shift_em = 0; ///< how far the ink moves right then: -0.5 for opening marks, 0 for closing ones
};

/// What layout asks of fonts: nothing but widths and whether a glyph exists.
class FontMetrics {
public:
    virtual ~FontMetrics() = default;
    /// Nothing when neither the role's font nor any of its fallbacks has a glyph.
    virtual std::optional<GlyphMetrics> find(FontRole role, std::u32string_view cluster) const = 0;
};

} // namespace xindang::document
