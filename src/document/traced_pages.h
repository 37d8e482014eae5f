#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <document/finished_page.h>

#include <vector>

/// Pages of a PDF that another program made. Private to this room.
namespace xindang::document {

/// Reads what `mutool trace` (MuPDF) tells of a PDF: an XML of every glyph, path and picture in the order they are
/// drawn. Our own reader knows our own files only, and must: what it reads is proof. This is for measuring, where a
/// wrong answer harms nobody. A picture of the size of a seal is taken for one, since pixels have no colour here.
/// BadInput or TooLarge at "trace:LINE" for what is no such text.
Outcome<std::vector<FinishedPage>> traced_pages(BytesView trace);

} // namespace xindang::document
