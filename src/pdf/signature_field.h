#pragma once

#include <pdf/document_writer.h>
#include <pdf/object_writer.h>

#include <string>

namespace xindang::pdf {

/// The objects of a signature that waits for its CMS.
struct WrittenSignature {
    ObjectId dictionary;
    ObjectId widget;
    std::size_t range_in_body;    ///< where in the dictionary's body the place for /ByteRange begins
    std::size_t contents_in_body; ///< and that of /Contents
};

/// Writes signature dictionary and widget. `page` is the object of the field's page, `struct_parent` the widget's
/// number in the parent tree.
WrittenSignature write_signature(ObjectWriter& writer, Drawing const& drawing, SignatureField const& field,
    ObjectId page, std::size_t struct_parent);

/// The place of a written signature in the finished `file`, with its /ByteRange put in.
SignatureSlot open_slot(
    Bytes& file, WrittenSignature const& signature, std::size_t dictionary_offset, std::size_t reserve);

/// ISO 32000-1 7.9.4: (D:YYYYMMDDHHmmSS+08'00').
std::string pdf_date(Instant instant);

} // namespace xindang::pdf
