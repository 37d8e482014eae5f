#pragma once

#include <base/bytes.h>
#include <xml/node.h>

#include <string_view>

namespace xindang::xml {

/// Exclusive XML Canonicalization 1.0 without comments (http://www.w3.org/2001/10/xml-exc-c14n#) of one element with
/// all that is in it. The cursor must not be empty. It holds for every tree that came through Document::parse or
/// stream: such a tree has neither a DTD nor references to entities.
Bytes exclusive_canonical(Node const& element);
/// The same as if the element itself had not this attribute.
Bytes exclusive_canonical_without(Node const& element, std::string_view attribute);
/// The same as it stands within the canonical form of the whole document: namespaces its ancestors show are not said
/// again.
Bytes exclusive_canonical_inside(Node const& element);

} // namespace xindang::xml
