#pragma once

#include <base/bytes.h>
#include <pdf/document_writer.h>

namespace xindang::pdf {

/// What wrote our files, in XMP and Info alike.
inline constexpr char PRODUCER[] = "Xindang";

/// The XMP packet of a document: PDF/A and PDF/UA identification, what Info says too, and our own
/// properties with their schema (ISO 19005-3 6.6.2, 6.6.3; ISO 14289-1 5).
Bytes xmp_packet(Drawing const& drawing);

} // namespace xindang::pdf
