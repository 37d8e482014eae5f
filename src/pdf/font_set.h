#pragma once

#include <base/outcome.h>
#include <pdf/page.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::pdf {

/// A font file and, for a collection, which of its faces.
struct FontFile {
    std::filesystem::path path;
    unsigned index = 0;
};

/// Which fonts there are and in which order a role ("fangsong") asks them for a character.
struct FontPlan {
    std::vector<FontFile> files;
    std::map<std::string, std::vector<std::size_t>, std::less<>> roles; ///< role → positions in `files`, best first
};

/// A glyph that a role's chain has for a character.
struct FoundGlyph {
    FaceId face;
    GlyphId glyph;
    bool fallback; ///< not from the role's first font
};

/// A mark squeezed into half its cell: its shift to the right and its new advance, in thousandths of an em.
struct HalfWidth {
    int shift;
    int advance;
};

/// The box of a glyph's ink in thousandths of an em from its origin, y upwards.
struct InkBox {
    int left, bottom, right, top;
};

/// The fonts of a process, read once and then shared, read-only, by any number of threads. Answers every measure in
/// thousandths of an em. Refuses a file that is missing or no font; never answers with .notdef.
class FontSet {
public:
    static Outcome<FontSet> load(FontPlan const& plan);

    bool has_role(std::string_view role) const;
    /// The first font in the role's chain that has the character; nothing when none has, or for an unknown role.
    std::optional<FoundGlyph> find(std::string_view role, char32_t character) const;

    int advance(FaceId face, GlyphId glyph) const;
    InkBox ink_box(FaceId face, GlyphId glyph) const;
    /// How the font squeezes a mark into half an em: by its `halt` feature or, lacking that, from its ink; nothing for
    /// glyphs whose ink fills more than half the cell.
    std::optional<HalfWidth> half_width(FaceId face, GlyphId glyph, char32_t character) const;
    /// The outline in thousandths of an em, y upwards, to be filled by the non-zero rule.
    Outline outline(FaceId face, GlyphId glyph) const;
    /// PostScript name of the face, for reports.
    std::string const& name(FaceId face) const;

    struct Faces; ///< private to this room
    Faces const& faces() const { return *m_faces; }

private:
    explicit FontSet(std::shared_ptr<Faces const> faces) : m_faces(std::move(faces)) {}
    std::shared_ptr<Faces const> m_faces;
};

} // namespace xindang::pdf
