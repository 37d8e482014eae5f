#pragma once

#include <pdf/content_stream.h>
#include <pdf/object_writer.h>

namespace xindang::pdf {

/// Writes a used face as a Type 0 font with its descendant, descriptor, program and ToUnicode map.
ObjectId write_font(ObjectWriter& writer, Face const& face, UsedFace const& used);

} // namespace xindang::pdf
