#include <cli/table.h>

#include <text/display_width.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::cli {

void Table::add(std::vector<std::string> row)
{
    if (row.size() != m_headings.size()) throw std::logic_error("a row has as many cells as the table has headings");
    m_rows.push_back(std::move(row));
}

std::string Table::text() const
{
    std::vector<std::size_t> widths(m_headings.size(), 0);
    auto const measure = [&](std::vector<std::string> const& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], xindang::text::display_width(row[i]));
    };
    measure(m_headings);
    std::for_each(m_rows.begin(), m_rows.end(), measure);

    std::string text;
    auto const print = [&](std::vector<std::string> const& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            line.append(widths[i] - xindang::text::display_width(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text.append(line).append("\n");
    };
    print(m_headings);
    std::for_each(m_rows.begin(), m_rows.end(), print);
    return text;
}

} // namespace xindang::cli
