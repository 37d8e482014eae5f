#pragma once

#include <pdf/object_writer.h>
#include <pdf/structure.h>

#include <vector>

namespace xindang::pdf {

/// A page to which elements point.
struct TaggedPage {
    ObjectId id;
    Length height;
    std::vector<std::size_t> elements; ///< whose content each marked-content identifier is, by number
};

/// An annotation that is content of an element.
struct TaggedAnnotation {
    ObjectId id;
    std::size_t page;
    std::size_t element;
};

/// Writes a document's structure tree with its parent tree (ISO 32000-1 14.7) and returns its root. In the parent tree
/// the number of a page is its position and that of an annotation comes behind all pages: the value of /StructParents
/// and /StructParent. Throws std::logic_error for elements that stand before their parent.
ObjectId write_structure(ObjectWriter& writer, std::vector<Element> const& structure,
    std::vector<TaggedPage> const& pages, std::vector<TaggedAnnotation> const& annotations);

} // namespace xindang::pdf
