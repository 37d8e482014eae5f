#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

namespace xindang::usecase {

/// What `mutool trace` (MuPDF, Debian package mupdf-tools) tells of a PDF of any maker: an XML of its glyphs, paths and
/// pictures, for document::measure_traced(). The program runs apart, with bounds on time, memory and files, because the
/// PDF is a stranger's. Unavailable at "mutool" when it is not installed; BadInput at "document" when it cannot read
/// the file; TooLarge at "document" when the answer, or the time it takes, is beyond measure.
Outcome<Bytes> trace_pages(BytesView pdf);

} // namespace xindang::usecase
