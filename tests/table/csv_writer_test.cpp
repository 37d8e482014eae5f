#include <table/csv_reader.h>
#include <table/csv_writer.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(csv_writer_test)

BOOST_AUTO_TEST_CASE(a_sheet_begins_with_the_byte_order_mark_and_its_headings)
{
    table::Sheet const sheet{"计划", {{"企业"}, {"次数"}, {"日期"}},
        {{std::string("星槎"), std::int64_t{-2}, *model::CivilDate::of(2026, 3, 9)}}};
    BOOST_CHECK_EQUAL(to_csv(sheet), "\xEF\xBB\xBF\"企业\",\"次数\",\"日期\"\r\n\"星槎\",\"-2\",\"2026-03-09\"\r\n");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back)
{
    std::string const text = "他说\"是\"，\r\n然后,走了";
    auto const row = table::csv_row({text, std::string(), std::string("末")});
    table::CsvReader reader(row);
    auto const* read = reader.next();
    BOOST_REQUIRE(read);
    BOOST_CHECK(!read->problem);
    BOOST_REQUIRE_EQUAL(read->cells.size(), 3U);
    BOOST_CHECK_EQUAL(read->cells[0], text);
    BOOST_CHECK_EQUAL(read->cells[1], "");
    BOOST_CHECK_EQUAL(read->cells[2], "末");
}

char const* const FORMULAS[] = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"};

BOOST_DATA_TEST_CASE(a_text_that_begins_like_a_formula_is_told_to_be_text, boost::unit_test::data::make(FORMULAS), text)
{
    BOOST_CHECK_EQUAL(table::csv_row({std::string(text)}), "\"'" + std::string(text) + "\"\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
