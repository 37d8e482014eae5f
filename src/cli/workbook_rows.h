#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <string>
#include <vector>

namespace xindang::cli {

/// Whether the octets begin like a workbook (a ZIP archive) and not like text.
bool looks_like_workbook(BytesView octets);

/// The cells of the first sheet of an xlsx file (ISO/IEC 29500) as texts, row by row; rows and cells that are not there
/// are empty. Numbers and dates come as the file has them. Refuses (BadInput or TooLarge at "workbook") what is no
/// workbook, has more than 200,000 rows or 256 columns, or unpacks to more than 64 MB a part.
Outcome<std::vector<std::vector<std::string>>> workbook_rows(BytesView octets);

} // namespace xindang::cli
