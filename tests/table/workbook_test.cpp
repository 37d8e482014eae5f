#include <table/workbook.h>

#include <base/files.h>
#include <support/judge.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace xindang;
using table::Sheet;
using table::Workbook;

namespace {

Workbook book_of(std::vector<Sheet> sheets)
{
    return {"检查计划", "信档", Instant{1767225600}, std::move(sheets)};
}

Sheet sheet_of(std::string text)
{
    return {"计划", {{"企业", 30}, {"次数"}, {"日期"}},
        {{std::move(text), std::int64_t{12}, *model::CivilDate::of(2026, 3, 9)},
            {std::string(), std::int64_t{-3}, ""}}};
}

/// What xmllint reads at a path of a part of the file.
std::string read_back(Bytes const& file, std::string const& part, std::string const& path)
{
    test::TempFolder const folder;
    auto const name = folder.path() / "book.xlsx";
    write_file_atomically(name, file, Durable::No);
    auto words = test::judge("unzip -p " + name.string() + " " + part + " | xmllint --xpath \"" + path + "\" -").words;
    while (!words.empty() && words.back() == '\n')
        words.pop_back();
    return words;
}

std::string const CELL = "//*[local-name()='c'][@r='";

void check_refused(Workbook const& book, Fault fault, std::string const& where)
{
    auto const file = to_xlsx(book);
    BOOST_REQUIRE(!file);
    BOOST_CHECK(file.refusal().fault == fault);
    BOOST_CHECK_EQUAL(file.refusal().where, where);
}

} // namespace

BOOST_AUTO_TEST_SUITE(workbook_test)

BOOST_AUTO_TEST_CASE(the_same_workbook_gives_the_same_octets)
{
    auto const first = to_xlsx(book_of({sheet_of("星槎")}));
    auto const second = to_xlsx(book_of({sheet_of("星槎")}));
    BOOST_REQUIRE(first && second);
    BOOST_CHECK(*first == *second);
    if (!test::has_judge("unzip") || !test::has_judge("xmllint")) return;
    BOOST_CHECK_EQUAL(
        read_back(*first, "docProps/core.xml", "string(//*[local-name()='created'])"), "2026-01-01T00:00:00Z");
    BOOST_CHECK_EQUAL(read_back(*first, "docProps/core.xml", "string(//*[local-name()='title'])"), "检查计划");
}

BOOST_AUTO_TEST_CASE(cells_keep_their_types)
{
    if (!test::has_judge("unzip") || !test::has_judge("xmllint")) return;
    auto const file = to_xlsx(book_of({sheet_of("星槎")}));
    BOOST_REQUIRE(file);
    std::string const part = "xl/worksheets/sheet1.xml";
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "A2']/@t)"), "s");
    BOOST_CHECK_EQUAL(read_back(*file, "xl/sharedStrings.xml", "string(//*[local-name()='si'][4])"), "星槎");
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "B2'])"), "12");
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "B3'])"), "-3");
    // 9 March 2026 is day 46090 of the 1900 date system.
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "C2'])"), "46090");
    BOOST_CHECK_EQUAL(read_back(*file, part, "count(" + CELL + "A3'])"), "0");
}

BOOST_AUTO_TEST_CASE(the_headings_are_bold_and_frozen_and_have_a_filter)
{
    if (!test::has_judge("unzip") || !test::has_judge("xmllint")) return;
    auto const file = to_xlsx(book_of({sheet_of("星槎")}));
    BOOST_REQUIRE(file);
    std::string const part = "xl/worksheets/sheet1.xml";
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(//*[local-name()='pane']/@ySplit)"), "1");
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(//*[local-name()='pane']/@state)"), "frozen");
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(//*[local-name()='autoFilter']/@ref)"), "A1:C3");
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "A1']/@s)"), "1");
    BOOST_CHECK_EQUAL(read_back(*file, "xl/styles.xml",
                          "count(//*[local-name()='font'][1 + number(//*[local-name()='cellXfs']/*[2]/@fontId)]/"
                          "*[local-name()='b'])"),
        "1");
}

char const* const DANGEROUS[] = {
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://example.invalid", "007", "</si><x>&\"'"};

BOOST_DATA_TEST_CASE(text_stays_text_whatever_it_begins_with, boost::unit_test::data::make(DANGEROUS), text)
{
    if (!test::has_judge("unzip") || !test::has_judge("xmllint")) return;
    auto const file = to_xlsx(book_of({sheet_of(text)}));
    BOOST_REQUIRE(file);
    std::string const part = "xl/worksheets/sheet1.xml";
    BOOST_CHECK_EQUAL(read_back(*file, part, "string(" + CELL + "A2']/@t)"), "s");
    BOOST_CHECK_EQUAL(read_back(*file, part, "count(//*[local-name()='f' or local-name()='hyperlink'])"), "0");
    BOOST_CHECK_EQUAL(read_back(*file, "xl/sharedStrings.xml", "string(//*[local-name()='si'][4])"), text);
}

BOOST_AUTO_TEST_CASE(what_no_spreadsheet_takes_is_refused_with_its_place)
{
    check_refused(book_of({}), Fault::BadInput, "sheets");
    check_refused(book_of({{"", {{"a"}}}}), Fault::BadInput, "");
    check_refused(book_of({{"a/b", {{"a"}}}}), Fault::BadInput, "a/b");
    check_refused(book_of({{"a", {{"a"}}}, {"a", {{"a"}}}}), Fault::BadInput, "a");
    check_refused(book_of({{"a", {}}}), Fault::BadInput, "a");
    check_refused(book_of({{"a", {{"a"}, {"b"}}, {{std::string("x")}}}}), Fault::BadInput, "a!A2");
    check_refused(book_of({sheet_of("\xff")}), Fault::BadInput, "计划!A2");
    check_refused(book_of({sheet_of(std::string("a\0b", 3))}), Fault::BadInput, "计划!A2");
    check_refused(book_of({sheet_of(std::string(32768, 'a'))}), Fault::TooLarge, "计划!A2");
}

BOOST_AUTO_TEST_CASE(the_longest_text_is_taken)
{
    BOOST_CHECK(to_xlsx(book_of({sheet_of(std::string(32767, 'a'))})));
}

BOOST_AUTO_TEST_SUITE_END()
