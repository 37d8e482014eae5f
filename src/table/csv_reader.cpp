#include <table/csv_reader.h>

#include <algorithm>

namespace xindang::table {

namespace {

/// The one of , tab ; that the first row has most of outside quotes.
char delimiter_of(std::string_view text)
{
    constexpr std::string_view CHOICES = ",\t;";
    std::size_t counts[CHOICES.size()] = {};
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (auto const place = CHOICES.find(c); place != std::string_view::npos) ++counts[place];
    }
    return CHOICES[static_cast<std::size_t>(std::max_element(counts, counts + CHOICES.size()) - counts)];
}

} // namespace

CsvReader::CsvReader(std::string_view text, Limits limits)
    : m_text(text), m_limits(limits), m_delimiter(delimiter_of(text))
{}

Row const* CsvReader::next()
{
    m_unquoted.clear();
    while (m_at < m_text.size() && at_row_end()) {
        ++m_number;
        skip_row_end();
    }
    if (m_at >= m_text.size()) return nullptr;
    m_row = Row{++m_number, m_line, std::move(m_row.cells)};
    m_row.cells.clear();
    for (;;) {
        read_cell();
        if (m_at >= m_text.size()) break;
        if (at_row_end()) {
            skip_row_end();
            break;
        }
        // RFC 4180, 2.4: the delimiter stands between cells; one at the end of a row has an empty cell behind it.
        ++m_at;
    }
    return &m_row;
}

void CsvReader::read_cell()
{
    bool const quoted = m_at < m_text.size() && m_text[m_at] == '"';
    auto const cell = quoted ? read_quoted() : read_plain();
    if (cell.size() > m_limits.cell_octets)
        blame("the cell is longer than " + std::to_string(m_limits.cell_octets) + " octets");
    if (m_row.cells.size() == m_limits.columns)
        blame("the row has more than " + std::to_string(m_limits.columns) + " cells");
    else if (m_row.cells.size() < m_limits.columns)
        m_row.cells.push_back(m_row.problem ? std::string_view() : cell);
}

std::string_view CsvReader::read_plain()
{
    auto const begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && !at_row_end())
        ++m_at;
    // RFC 4180, 2.5: a quote inside an unquoted cell is not allowed; spreadsheets write it all the same, and it can
    // only mean itself.
    return m_text.substr(begin, m_at - begin);
}

std::string_view CsvReader::read_quoted()
{
    // RFC 4180, 2.5 to 2.7.
    auto const begin = ++m_at;
    std::string* copy = nullptr;
    auto piece = begin;
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '\n' || (m_text[m_at] == '\r' && m_text.substr(m_at + 1, 1) != "\n")) ++m_line;
        if (m_text[m_at] != '"') continue;
        if (m_text.substr(m_at + 1, 1) != "\"") break;
        if (!copy) copy = &m_unquoted.emplace_back();
        copy->append(m_text.substr(piece, m_at + 1 - piece));
        piece = ++m_at + 1;
    }
    if (m_at >= m_text.size()) {
        blame("a quotation mark is never closed");
        return {};
    }
    if (copy) copy->append(m_text.substr(piece, m_at - piece));
    auto const cell = copy ? std::string_view(*copy) : m_text.substr(begin, m_at - begin);
    ++m_at;
    if (m_at < m_text.size() && m_text[m_at] != m_delimiter && !at_row_end()) {
        blame("there is text after the closing quotation mark");
        read_plain();
    }
    return cell;
}

void CsvReader::blame(std::string problem)
{
    if (m_row.problem) return;
    m_row.problem = std::move(problem);
    m_row.problem_cell = m_row.cells.size();
}

bool CsvReader::at_row_end() const
{
    return m_text[m_at] == '\n' || m_text[m_at] == '\r';
}

void CsvReader::skip_row_end()
{
    m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
    ++m_line;
}

} // namespace xindang::table
