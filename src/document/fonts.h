#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <document/font_metrics.h>
#include <pdf/font_set.h>

#include <filesystem>

namespace xindang::document {

/// The fonts of fonts/fonts.xml, read once and shared by all documents and threads: measures for layout and glyphs for
/// drawing. Refuses a fonts.xml that names what it does not list (BadInput at "fonts.xml:LINE") and files that
/// fonts/prepare.sh has not made (NotFound at the file's name).
class Fonts final : public FontMetrics {
public:
    /// `folder` holds fonts.xml and prepared/.
    static Outcome<Fonts> load(std::filesystem::path const& folder);

    std::optional<GlyphMetrics> find(FontRole role, std::u32string_view cluster) const override;
    /// The glyph layout was told of: nothing only for a cluster that find() knows nothing of either.
    std::optional<pdf::FoundGlyph> glyph(FontRole role, std::u32string_view cluster) const;

    pdf::FontSet const& set() const { return m_set; }
    /// sRGB, for the output intent.
    Bytes const& colour_profile() const { return m_colour_profile; }

private:
    Fonts(pdf::FontSet set, pdf::FontPlan plan, Bytes colour_profile)
        : m_set(std::move(set)), m_plan(std::move(plan)), m_colour_profile(std::move(colour_profile))
    {}
    pdf::FontSet m_set;
    pdf::FontPlan m_plan;
    Bytes m_colour_profile;
};

} // namespace xindang::document
