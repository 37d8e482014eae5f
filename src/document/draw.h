#pragma once

#include <base/outcome.h>
#include <document/fonts.h>
#include <document/layout_tree.h>
#include <document/seal.h>
#include <pdf/document_writer.h>

#include <vector>

namespace xindang::document {

/// Where the last seal of a layout was pressed, for the signature's box.
struct PressedSeal {
    std::size_t page;
    pdf::Box box;
};

struct DrawnPages {
    std::vector<pdf::Page> pages;
    std::vector<pdf::Element> structure;
    std::size_t signature; ///< position in `structure` of the Form that waits for the electronic signature
    std::optional<PressedSeal> seal;
};

/// A laid-out document as tagged pages of glyphs, rules and seal outlines. Makes no decision of layout. Refuses
/// (NotFound at "seal") a seal nobody configured, and throws std::logic_error for text the layout cannot have measured.
Outcome<DrawnPages> draw(Layout const& layout, Fonts const& fonts, Seals const& seals);

} // namespace xindang::document
