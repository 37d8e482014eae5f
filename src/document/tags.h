#pragma once

#include <document/layout_tree.h>
#include <pdf/page.h>
#include <pdf/structure.h>

#include <cstddef>
#include <vector>

/// The logical structure in PDF's words. Private to this room.
namespace xindang::document {

struct Tags {
    std::vector<pdf::Element> structure;
    std::vector<std::size_t> of_block; ///< block n → position of its element, at n - 1
    std::size_t signature;             ///< position of the Form of the electronic signature

    pdf::Tag of(Place const& place) const;
};

/// Standard structure types (ISO 32000-1 14.8.4) for the elements of a layout.
Tags tags_of(Layout const& layout);

} // namespace xindang::document
