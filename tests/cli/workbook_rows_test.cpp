#include <cli/workbook_rows.h>

#include <support/outcome.h>

#include <table/workbook.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

Bytes workbook()
{
    table::Sheet sheet{"名单", {{"姓名"}, {"公民身份号码"}, {"出生日期"}}};
    sheet.rows.push_back(
        {std::string("陆望舒"), std::string("359901197310091004"), *model::CivilDate::parse("1973-10-09")});
    sheet.rows.push_back({std::string(), std::string("X<&>"), *model::CivilDate::parse("1990-01-01")});
    return must(table::to_xlsx({"t", "a", Instant{1'767'574'800}, {sheet}}));
}

} // namespace

BOOST_AUTO_TEST_SUITE(workbook_rows_test)

BOOST_AUTO_TEST_CASE(cells_come_back_as_they_were_written)
{
    auto const octets = workbook();
    BOOST_REQUIRE(cli::looks_like_workbook(octets));
    auto const rows = must(cli::workbook_rows(octets));
    BOOST_REQUIRE_EQUAL(rows.size(), 3U);
    BOOST_CHECK_EQUAL(rows[0].at(1), "公民身份号码");
    BOOST_CHECK_EQUAL(rows[1].at(0), "陆望舒");
    BOOST_CHECK_EQUAL(rows[1].at(1), "359901197310091004");
    BOOST_CHECK_EQUAL(rows[1].at(2), "26946");
    BOOST_CHECK_EQUAL(rows[2].at(0), "");
    BOOST_CHECK_EQUAL(rows[2].at(1), "X<&>");
}

BOOST_AUTO_TEST_CASE(what_is_no_workbook_or_is_cut_off_is_refused)
{
    auto const octets = workbook();
    check_refused(cli::workbook_rows("PK\x03\x04 nothing"), Fault::BadInput, "workbook");
    check_refused(cli::workbook_rows(octets.substr(0, octets.size() / 2)), Fault::BadInput, "workbook");
    for (std::size_t at = 0; at < octets.size(); at += 97) {
        auto damaged = octets;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
        static_cast<void>(cli::workbook_rows(damaged)); // any answer, but an answer
    }
    BOOST_CHECK(!cli::looks_like_workbook("姓名,号码\r\n"));
}

BOOST_AUTO_TEST_SUITE_END()
