#include <table/csv_reader.h>

#include <boost/test/unit_test.hpp>

#include <string>

using xindang::table::CsvReader;

namespace {

/// All rows as text: cells between bars, a problem in braces.
std::string dump(std::string_view text, xindang::table::Limits limits = {})
{
    CsvReader reader(text, limits);
    std::string out;
    while (auto const* row = reader.next()) {
        out += std::to_string(row->number) + ":" + std::to_string(row->line);
        for (auto const cell : row->cells)
            out += "|" + std::string(cell);
        if (row->problem) out += "{" + std::to_string(row->problem_cell) + " " + *row->problem + "}";
        out += "/";
    }
    return out;
}

} // namespace

BOOST_AUTO_TEST_SUITE(csv_reader_test)

BOOST_AUTO_TEST_CASE(all_three_line_ends_end_rows)
{
    BOOST_CHECK_EQUAL(dump("a,b\nc,d\r\ne,f\rg,h"), "1:1|a|b/2:2|c|d/3:3|e|f/4:4|g|h/");
}

BOOST_AUTO_TEST_CASE(quoted_cells_keep_delimiters_quotes_and_line_breaks)
{
    BOOST_CHECK_EQUAL(dump("\"x,\"\"y\"\"\r\nz\",2\r\nlast,3\r\n"), "1:1|x,\"y\"\r\nz|2/2:3|last|3/");
}

BOOST_AUTO_TEST_CASE(empty_cells_are_cells_and_empty_lines_are_no_rows)
{
    BOOST_CHECK_EQUAL(dump("a,\n\n,,\n\"\"\n"), "1:1|a|/3:3|||/4:4|/");
    BOOST_CHECK_EQUAL(dump(""), "");
    BOOST_CHECK_EQUAL(dump("\r\n\r\n"), "");
}

BOOST_AUTO_TEST_CASE(white_space_is_part_of_a_cell)
{
    BOOST_CHECK_EQUAL(dump(" a , b\n"), "1:1| a | b/");
}

BOOST_AUTO_TEST_CASE(the_delimiter_is_found_in_the_first_row)
{
    BOOST_CHECK_EQUAL(dump("a\tb\nc,d\te\n"), "1:1|a|b/2:2|c,d|e/");
    BOOST_CHECK_EQUAL(dump("\"a,a,a\";b\nc;d\n"), "1:1|a,a,a|b/2:2|c|d/");
}

BOOST_AUTO_TEST_CASE(a_malformed_row_is_told_and_the_next_one_read)
{
    BOOST_CHECK_EQUAL(dump("\"a\"x,b\nc,d\n"), "1:1||{0 there is text after the closing quotation mark}/2:2|c|d/");
    BOOST_CHECK_EQUAL(dump("a,b\nc,\"d\ne,f\n"), "1:1|a|b/2:2|c|{1 a quotation mark is never closed}/");
}

BOOST_AUTO_TEST_CASE(a_quote_inside_an_unquoted_cell_means_itself)
{
    BOOST_CHECK_EQUAL(dump("5\" pipe,b\n"), "1:1|5\" pipe|b/");
}

BOOST_AUTO_TEST_CASE(rows_over_the_limits_are_told)
{
    BOOST_CHECK_EQUAL(dump("a,b,c\n", {2, 100}), "1:1|a|b{2 the row has more than 2 cells}/");
    BOOST_CHECK_EQUAL(dump("abcd,b\n", {9, 3}), "1:1||{0 the cell is longer than 3 octets}/");
}

BOOST_AUTO_TEST_SUITE_END()
