#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <table/sheet.h>

namespace xindang::table {

struct Workbook {
    std::string title;
    std::string author;
    Instant created; ///< written into the file; the same workbook always gives the same octets
    std::vector<Sheet> sheets;
};

/// A spreadsheet file (Office Open XML, ISO/IEC 29500): headings bold and frozen, a filter over them, dates as dates.
/// Refuses before it writes anything: no sheet, a row of another length than the headings, a name that Excel does not
/// take (BadInput at the sheet's name), a text that is no UTF-8 (BadInput) or longer than 32,767 characters, and more
/// than 1,048,576 rows or 16,384 columns (TooLarge), at "sheet!B7". Throws std::runtime_error when the disk will not.
Outcome<Bytes> to_xlsx(Workbook const& workbook);

} // namespace xindang::table
