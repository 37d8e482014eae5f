#pragma once

#include <base/bytes.h>
#include <table/sheet.h>

namespace xindang::table {

/// One row of comma-separated text (RFC 4180 §2), every cell in quotes, ending in CR LF. A text that a spreadsheet
/// would take for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front.
std::string csv_row(std::vector<Cell> const& cells);

/// A sheet as a file that spreadsheets open: UTF-8 with byte order mark, the headings first.
Bytes to_csv(Sheet const& sheet);

} // namespace xindang::table
