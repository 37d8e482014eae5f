#pragma once

#include <pdf/document_writer.h>
#include <pdf/object_writer.h>
#include <pdf/signature_dictionary.h>

namespace xindang::pdf {

/// The objects of a signature that waits for its CMS.
struct WrittenSignature {
    ObjectId dictionary;
    ObjectId widget;
    SignatureText text;
};

/// Writes signature dictionary and widget. `page` is the object of the field's page, `struct_parent` the widget's
/// number in the parent tree.
WrittenSignature write_signature(ObjectWriter& writer, Drawing const& drawing, SignatureField const& field,
    ObjectId page, std::size_t struct_parent);

} // namespace xindang::pdf
