#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <screening/rules.h>
#include <table/sheet.h>
#include <usecase/screening/desk.h>

#include <cstddef>
#include <vector>

namespace xindang::usecase {

constexpr std::size_t MOST_SCREENED_ROWS = 200'000;

/// The rows of a file of people and firms to be screened; headings as conf/screening/rules.xml has them. Without a
/// column for references the number of the row is the reference. BadInput at "row N" for a malformed row, at "headings"
/// when neither a name nor a number is among the columns; TooLarge at "rows".
Outcome<std::vector<TypedSubject>> read_screening_file(BytesView octets, screening::Rules const& rules);
/// The same of rows that were read already, the headings first.
Outcome<std::vector<TypedSubject>> read_screening_rows(
    std::vector<std::vector<std::string>> const& rows, screening::Rules const& rules);

/// Answers as tables for a spreadsheet: one row for each candidate (and one for each subject without), then the lists
/// screened against.
std::vector<table::Sheet> screening_sheets(std::vector<TypedSubject> const& asked,
    std::vector<ScreenedSubject> const& answers, std::vector<ListInForce> const& lists, Instant now);

} // namespace xindang::usecase
