#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xindang::cli {

/// Rows of text under headings, printed in columns that stay straight when Chinese and Latin text mix (a Chinese
/// character is two columns wide on a terminal).
class Table {
public:
    explicit Table(std::vector<std::string> headings) : m_headings(std::move(headings)) {}
    /// As many cells as there are headings.
    void add(std::vector<std::string> row);
    bool empty() const { return m_rows.empty(); }
    /// Two spaces between columns, no trailing spaces, a line break after each row.
    std::string text() const;

private:
    std::vector<std::string> m_headings;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace xindang::cli
