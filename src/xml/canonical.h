#pragma once

#include <base/bytes.h>
#include <xml/node.h>

#include <string_view>

namespace xindang::xml {

/// Exclusive XML Canonicalization 1.0 without comments (http://www.w3.org/2001/10/xml-exc-c14n#) of one element with
/// all that is in it. The cursor must not be empty.
Bytes exclusive_canonical(Node const& element);
/// The same as if the element itself had not this attribute.
Bytes exclusive_canonical_without(Node const& element, std::string_view attribute);

} // namespace xindang::xml
