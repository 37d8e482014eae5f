#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <base/progress.h>
#include <foreign/entry.h>
#include <foreign/source.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xindang::foreign {

/// What one file may ask of us.
struct FileLimits {
    std::size_t octets = std::size_t{512} << 20;
    std::size_t rows = 1'000'000;
};

/// A row that says nothing we could keep.
struct BadRow {
    std::size_t row;   ///< csv: as a spreadsheet counts, the headings are row 1; xml: of entries, from 1
    std::string place; ///< "row 12", or "file:41" with the line of an XML file
    std::string field; ///< the heading or way as the source has it; empty for the whole row
    std::string value; ///< masked where it is personal
    std::string reason;
};

/// What a file said.
struct ReadFile {
    std::string encoding; ///< "gb18030"
    std::optional<model::CivilDate> dated = {};
    std::size_t rows = 0;
    std::vector<Entry> entries = {};       ///< of good rows, no id twice
    std::vector<BadRow> bad = {};          ///< all of them
    std::vector<std::string> ignored = {}; ///< headings that mean nothing to us
};

/// Reads one file of a source: the door for what another agency sent. Refused as a whole (at "file"): too large or too
/// many rows (TooLarge); no text, in another encoding than the source has, no such table, or XML with a DOCTYPE, an
/// entity, a comment or of another root (BadInput); a required field without heading (BadInput at the field's name).
/// Rows are bad one by one: a value missing, not of its type, of control characters or like a formula, days that
/// contradict each other, a day to come, two rows for one entry (both are bad), another day of the file than other
/// rows. Unavailable when stopped.
Outcome<ReadFile> read_list_file(
    BytesView file, Source const& source, model::CivilDate today, Progress& progress, FileLimits const& limits = {});

} // namespace xindang::foreign
