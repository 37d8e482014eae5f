#pragma once

#include <base/outcome.h>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::table {

/// What a file may ask of us.
struct Limits {
    std::size_t columns = 256;
    std::size_t cell_octets = 64 * 1024;
};

/// One row. Its cells hold until the next one is read.
struct Row {
    std::size_t number; ///< as spreadsheets count: the first row is 1, empty lines count too
    std::size_t line;   ///< of the file, from 1; differs after cells with line breaks in them
    std::vector<std::string_view> cells;
    /// What is wrong with its form, and in which cell (from 0). The reader goes on with the next row.
    std::optional<std::string> problem = std::nullopt;
    std::size_t problem_cell = 0;
};

/// Reads comma-separated text (RFC 4180) in UTF-8, row by row. Also taken: tabs or semicolons between cells (whichever
/// the first row has most of), any of the three line ends, a missing last line end. Skips lines with nothing in them.
/// Reports instead of guessing: text after a closing quote, a quote that is never closed, rows over the limits.
/// White space is part of a cell.
class CsvReader {
public:
    /// `text` must outlive the reader.
    explicit CsvReader(std::string_view text, Limits limits = {});

    /// Nothing after the last row.
    Row const* next();
    char delimiter() const { return m_delimiter; }

private:
    void read_cell();
    std::string_view read_plain();
    std::string_view read_quoted();
    void blame(std::string problem);
    bool at_row_end() const;
    void skip_row_end();

    std::string_view m_text;
    Limits m_limits;
    char m_delimiter;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_number = 0;
    Row m_row{0, 0, {}};
    std::deque<std::string> m_unquoted; ///< cells that are not as the file has them: "" inside quotes
};

} // namespace xindang::table
