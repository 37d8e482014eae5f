#include <table/workbook.h>

#include <base/files.h>
#include <base/temporary_folder.h>
#include <base/utf8.h>

#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <set>
#include <stdexcept>

namespace xindang::table {

namespace {

// Excel specifications and limits: total number of rows and columns, characters in a cell, characters of a sheet name.
constexpr std::size_t MOST_ROWS = 1048576;
constexpr std::size_t MOST_COLUMNS = 16384;
constexpr std::size_t LONGEST_TEXT = 32767;
constexpr std::size_t LONGEST_NAME = 31;

std::string column_letters(std::size_t column)
{
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string place(Sheet const& sheet, std::size_t row, std::size_t column)
{
    return sheet.name + "!" + column_letters(column) + std::to_string(row + 1);
}

/// Excel counts a character outside the basic plane as two (UTF-16).
std::size_t utf16_length(std::string_view text)
{
    std::size_t length = 0;
    for (auto const c : utf8::decode(text))
        length += c > 0xFFFF ? 2 : 1;
    return length;
}

Outcome<Done> check_text(std::string const& text, Sheet const& sheet, std::size_t row, std::size_t column)
{
    // XML 1.0, 2.2: there is no way to write the character U+0000.
    if (!utf8::is_valid(text) || text.find('\0') != std::string::npos)
        return Refusal{Fault::BadInput, "the text of a cell is not UTF-8", place(sheet, row, column)};
    if (text.size() > LONGEST_TEXT && utf16_length(text) > LONGEST_TEXT)
        return Refusal{
            Fault::TooLarge, "the text of a cell is longer than 32767 characters", place(sheet, row, column)};
    return Done{};
}

/// Excel: 1 to 31 characters, none of []:*?/\, no apostrophe at either end.
bool is_sheet_name(std::string const& name)
{
    if (!utf8::is_valid(name) || name.empty() || utf16_length(name) > LONGEST_NAME) return false;
    return name.find_first_of("[]:*?/\\") == std::string::npos && name.front() != '\'' && name.back() != '\'' &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20; });
}

Outcome<Done> check(Sheet const& sheet)
{
    if (!is_sheet_name(sheet.name)) return Refusal{Fault::BadInput, "a spreadsheet takes no such name", sheet.name};
    if (sheet.columns.empty()) return Refusal{Fault::BadInput, "a sheet needs a column", sheet.name};
    if (sheet.columns.size() > MOST_COLUMNS || sheet.rows.size() >= MOST_ROWS)
        return Refusal{Fault::TooLarge, "a sheet has at most 1048576 rows and 16384 columns", sheet.name};
    for (std::size_t column = 0; column < sheet.columns.size(); ++column)
        if (auto const good = check_text(sheet.columns[column].heading, sheet, 0, column); !good) return good;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        if (sheet.rows[row].size() != sheet.columns.size())
            return Refusal{Fault::BadInput, "the row has another number of cells than there are headings",
                place(sheet, row + 1, 0)};
        for (std::size_t column = 0; column < sheet.columns.size(); ++column)
            if (auto const* text = std::get_if<std::string>(&sheet.rows[row][column]))
                if (auto const good = check_text(*text, sheet, row + 1, column); !good) return good;
    }
    return Done{};
}

Outcome<Done> check(Workbook const& workbook)
{
    if (workbook.sheets.empty()) return Refusal{Fault::BadInput, "a spreadsheet file needs a sheet", "sheets"};
    std::set<std::string> names;
    for (auto const& sheet : workbook.sheets) {
        if (auto const good = check(sheet); !good) return good;
        if (!names.insert(sheet.name).second)
            return Refusal{Fault::BadInput, "two sheets have the same name", sheet.name};
    }
    return Done{};
}

void expect(lxw_error answer)
{
    if (answer != LXW_NO_ERROR) throw std::runtime_error(std::string("spreadsheet: ") + lxw_strerror(answer));
}

struct Formats {
    lxw_format* heading;
    lxw_format* text;
    lxw_format* date;
};

Formats make_formats(lxw_workbook* book)
{
    Formats const formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
    // "@": the cell stays text when somebody edits it.
    format_set_num_format(formats.text, "@");
    format_set_num_format(formats.date, "yyyy-mm-dd");
    return formats;
}

class CellWriter {
public:
    CellWriter(lxw_worksheet* sheet, Formats const& formats, std::size_t row, std::size_t column)
        : m_sheet(sheet),
          m_formats(formats),
          m_row(static_cast<lxw_row_t>(row)),
          m_column(static_cast<lxw_col_t>(column))
    {}

    void operator()(std::string const& text) const
    {
        if (!text.empty()) expect(worksheet_write_string(m_sheet, m_row, m_column, text.c_str(), m_formats.text));
    }
    void operator()(std::int64_t number) const
    {
        expect(worksheet_write_number(m_sheet, m_row, m_column, static_cast<double>(number), nullptr));
    }
    void operator()(model::CivilDate day) const
    {
        lxw_datetime when{day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()), 0, 0, 0};
        expect(worksheet_write_datetime(m_sheet, m_row, m_column, &when, m_formats.date));
    }

private:
    lxw_worksheet* m_sheet;
    Formats const& m_formats;
    lxw_row_t m_row;
    lxw_col_t m_column;
};

void write(lxw_worksheet* out, Sheet const& sheet, Formats const& formats)
{
    auto const last = static_cast<lxw_col_t>(sheet.columns.size() - 1);
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
        auto const at = static_cast<lxw_col_t>(column);
        expect(worksheet_set_column(out, at, at, sheet.columns[column].width, nullptr));
        expect(worksheet_write_string(out, 0, at, sheet.columns[column].heading.c_str(), formats.heading));
    }
    worksheet_freeze_panes(out, 1, 0);
    if (!sheet.rows.empty()) expect(worksheet_autofilter(out, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()), last));
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        for (std::size_t column = 0; column < sheet.columns.size(); ++column)
            std::visit(CellWriter(out, formats, row + 1, column), sheet.rows[row][column]);
}

} // namespace

Outcome<Bytes> to_xlsx(Workbook const& workbook)
{
    if (auto const good = check(workbook); !good) return good.refusal();
    // The library writes nothing but files.
    TemporaryFolder const scratch("sheet");
    auto folder = scratch.path().string();
    auto const file_name = scratch.path() / "workbook.xlsx";
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    auto* const book = workbook_new_opt(file_name.c_str(), &options);
    if (!book) throw std::runtime_error("spreadsheet: no memory");
    auto title = workbook.title;
    auto author = workbook.author;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = static_cast<std::time_t>(workbook.created.unix_seconds());
    expect(workbook_set_properties(book, &properties));
    auto const formats = make_formats(book);
    for (auto const& sheet : workbook.sheets) {
        auto* const out = workbook_add_worksheet(book, sheet.name.c_str());
        if (!out) throw std::runtime_error("spreadsheet: a sheet was not taken");
        write(out, sheet, formats);
    }
    expect(workbook_close(book));
    auto file = read_file(file_name, std::numeric_limits<std::size_t>::max());
    if (!file) throw std::runtime_error("spreadsheet: the file that was written is not there");
    return file;
}

} // namespace xindang::table
