#include <foreign/read_file.h>

#include <support/outcome.h>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

foreign::Source const& source(std::string const& id)
{
    static auto const ALL = must(
        foreign::Sources::load(XD_SOURCE_DIR, {"dongyu-high-court", "dongyu-tax", "dongyu-customs", "dongyu-amr"}));
    for (auto const& source : ALL.all())
        if (source.id == id) return source;
    throw std::logic_error("no such source");
}

Outcome<foreign::ReadFile> read(std::string const& id, std::string const& file, foreign::FileLimits const& limits = {})
{
    NoProgress silent;
    return foreign::read_list_file(file, source(id), must(model::CivilDate::parse("2026-07-01")), silent, limits);
}

std::string const TAX =
    "确定文书文号,纳税人名称,统一社会信用代码,公布日期,公布状态,停止公布日期,主要违法事实,数据日期\n";
std::string tax(std::string const& rows)
{
    return TAX + rows;
}

std::string customs(std::string const& inside)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<失信企业名单 生成日期=\"2026-06-30\">\n" + inside +
           "</失信企业名单>\n";
}

std::string const FIRM = "<企业 海关备案编码=\"3599960001\" 状态=\"有效\"><企业名称>东屿省沧浪医药有限公司</企业名称>"
                         "<统一社会信用代码>91359902DY0000017F</统一社会信用代码><认定><生效日期>2026-05-01</生效日期>"
                         "<依据>海关注册登记和备案企业信用管理办法第二十三条</依据></认定></企业>\n";

std::string faults(foreign::ReadFile const& read)
{
    std::string text;
    for (auto const& bad : read.bad)
        text += bad.place + " " + bad.field + "=" + bad.value + "; ";
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(read_file_test)

BOOST_AUTO_TEST_CASE(a_table_becomes_entries_by_its_headings)
{
    auto const file = must(
        read("tax-violations", tax("税稽罚〔2026〕1号,东屿省沧浪医药有限公司,91359902DY0000017F,2026-05-01 "
                                   "00:00:00,公布,,\"虚开发票\n金额巨大\",2026-06-30\n"
                                   "税稽罚〔2026〕2号,无码药店,,2026/5/2,提前停止公布,2026年6月3日,,2026-06-30\n")));
    BOOST_CHECK_EQUAL(faults(file), "");
    BOOST_REQUIRE_EQUAL(file.entries.size(), 2U);
    BOOST_CHECK_EQUAL(file.dated->text(), "2026-06-30");
    auto const& first = file.entries[0];
    BOOST_CHECK_EQUAL(first.id, "税稽罚〔2026〕1号");
    BOOST_CHECK_EQUAL(first.credit_code, "91359902DY0000017F");
    BOOST_CHECK_EQUAL(first.summary, "虚开发票 金额巨大");
    BOOST_CHECK(file.entries[1].standing == foreign::Standing::Removed);
    BOOST_CHECK_EQUAL(file.entries[1].removed_on->text(), "2026-06-03");
}

BOOST_AUTO_TEST_CASE(an_xml_batch_becomes_entries_by_its_ways)
{
    auto const file = must(read("customs-defaulters", customs(FIRM)));
    BOOST_CHECK_EQUAL(faults(file), "");
    BOOST_REQUIRE_EQUAL(file.entries.size(), 1U);
    BOOST_CHECK_EQUAL(file.dated->text(), "2026-06-30");
    BOOST_CHECK_EQUAL(file.entries[0].id, "3599960001");
    BOOST_CHECK_EQUAL(file.entries[0].basis, "海关注册登记和备案企业信用管理办法第二十三条");
    BOOST_CHECK_EQUAL(file.entries[0].place, "file:3");
}

BOOST_AUTO_TEST_CASE(an_xml_batch_may_be_in_gb18030)
{
    // 失信企业名单 … in GB18030, as the declaration says.
    std::string const gb =
        "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<\xCA\xA7\xD0\xC5\xC6\xF3\xD2\xB5\xC3\xFB\xB5\xA5 "
        "\xC9\xFA\xB3\xC9\xC8\xD5\xC6\xDA=\"2026-06-30\"/>";
    auto const file = must(read("customs-defaulters", gb));
    BOOST_CHECK_EQUAL(file.encoding, "gb18030");
    BOOST_CHECK_EQUAL(file.rows, 0U);
    BOOST_CHECK_EQUAL(file.dated->text(), "2026-06-30");
}

BOOST_AUTO_TEST_CASE(numbers_that_are_only_a_part_become_masks)
{
    auto const masked = [](std::string const& number) {
        auto const file = must(read("tax-violations", tax("一号,某公司," + number + ",2026-05-01,,,,2026-06-30\n")));
        return file.entries.empty() ? faults(file) : file.entries[0].mask;
    };
    BOOST_CHECK_EQUAL(masked("DY000001-7"), "********DY0000017*");
    BOOST_CHECK_EQUAL(masked("359901731009100"), "359901"
                                                 "19"
                                                 "731009100"
                                                 "*");
    BOOST_CHECK_EQUAL(masked("913599********017F"), "913599********017F");
    BOOST_CHECK_EQUAL(masked("913599****017F"), "row 2 统一社会信用代码=913599****017F; ");
}

BOOST_AUTO_TEST_CASE(every_bad_row_is_told_with_its_place_and_masked_value)
{
    auto const file = must(read("tax-violations", tax("一号,甲公司,91359902DY0000017G,2026-05-01,,,,2026-06-30\n"
                                                      "二号,=HYPERLINK(\"x\"),,2026-05-01,,,,2026-06-30\n"
                                                      "三号,,,2026-05-01,,,,2026-06-30\n"
                                                      "四号,丁公司,,2026-13-01,,,,2026-06-30\n"
                                                      "五号,戊公司,,2026-08-01,,,,2026-06-30\n"
                                                      "六号,己公司,,2026-05-01,消失,,,2026-06-30\n"
                                                      "七号,庚公司,,2026-05-01,,2026-04-01,,2026-06-30\n"
                                                      "八号,辛公司,,2026-05-01,,,,2026-06-29\n"
                                                      "九号,壬\x01公司,,2026-05-01,,,,2026-06-30\n"
                                                      "十号,癸公司,,2026-05-01,,,,2026-06-30\n"
                                                      "十号,子公司,,2026-05-01,,,,2026-06-30\n"
                                                      "十一号,丑公司,,2026-05-01,,,,2026-06-30,多出一格\n")));
    BOOST_CHECK_EQUAL(faults(file),
        "row 2 统一社会信用代码=91******DY0000017G; row 3 纳税人名称==HYPERLINK(\"x\"); row 4 纳税人名称=; row 5 "
        "公布日期=2026-13-01; "
        "row 6 公布日期=2026-08-01; row 7 公布状态=消失; row 8 停止公布日期=2026-04-01; row 9 数据日期=2026-06-29; "
        "row 10 纳税人名称=壬\x01公司; row 11 确定文书文号=; row 12 确定文书文号=十号; row 13 =; ");
    BOOST_CHECK_EQUAL(file.rows, 12U);
    BOOST_CHECK(file.entries.empty());
}

BOOST_AUTO_TEST_CASE(a_file_in_another_encoding_than_its_source_has_is_refused)
{
    check_refused(read("court-defaulters", "序列号,被执行人,发布时间,数据日期\n"), Fault::BadInput, "file");
    check_refused(read("tax-violations", "\xFF\x80\xFF"), Fault::BadInput, "file");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_such_table_is_refused)
{
    check_refused(read("tax-violations", ""), Fault::BadInput, "file");
    check_refused(read("tax-violations", "纳税人名称,公布日期\n"), Fault::BadInput, "number");
    check_refused(read("tax-violations", TAX.substr(0, TAX.size() - 1) + ",纳税人名称\n"), Fault::BadInput, "name");
    check_refused(read("market-untrustworthy", TAX), Fault::BadInput, "source");
}

BOOST_AUTO_TEST_CASE(a_file_over_the_limits_is_refused)
{
    auto const row = [](int number) {
        return std::to_string(number) + "号,某公司,,2026-05-01,,,,2026-06-30\n";
    };
    check_refused(read("tax-violations", tax(row(1) + row(2) + row(3)), {1 << 20, 2}), Fault::TooLarge, "file");
    check_refused(read("tax-violations", tax(row(1)), {16, 100}), Fault::TooLarge, "file");
    auto const wide = tax("一号," + std::string(5'000, 'x') + ",,2026-05-01,,,,2026-06-30\n");
    BOOST_CHECK_EQUAL(must(read("tax-violations", wide)).bad.size(), 1U);
}

BOOST_AUTO_TEST_CASE(hostile_xml_is_refused_before_it_is_parsed)
{
    auto const bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
                      "<失信企业名单 生成日期=\"2026-06-30\">&b;</失信企业名单>";
    check_refused(read("customs-defaulters", bomb), Fault::BadInput, "file:2");
    check_refused(read("customs-defaulters", customs("<!-- -->")), Fault::BadInput, "file:3");
    check_refused(read("customs-defaulters", "<html>404</html>"), Fault::BadInput, "file:1");
    check_refused(read("customs-defaulters", customs(FIRM).substr(0, 300)), Fault::BadInput, "file:3");
    auto const twice = must(read("customs-defaulters", customs(FIRM + FIRM)));
    BOOST_CHECK_EQUAL(faults(twice), "file:3 @海关备案编码=; file:4 @海关备案编码=3599960001; ");
}

BOOST_AUTO_TEST_SUITE_END()
