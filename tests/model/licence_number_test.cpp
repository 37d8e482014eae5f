#include <model/licence_number.h>

#include <model/number_pattern.h>
#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::ApprovalNumber;
using model::LicenceNumber;

BOOST_AUTO_TEST_SUITE(licence_number_test)

namespace {

struct Row {
    char const* text;
    char const* kind;
    char const* form;
    char const* printed = nullptr; ///< when it differs
};

template <class Number> void check_rows(std::vector<Row> const& rows)
{
    for (auto const& row : rows) {
        BOOST_TEST_CONTEXT(row.text)
        {
            auto const number = test::must(Number::parse(row.text));
            BOOST_CHECK_EQUAL(word_of(number.kind()), row.kind);
            BOOST_CHECK_EQUAL(word_of(number.form()), row.form);
            BOOST_CHECK_EQUAL(number.text(), row.printed ? row.printed : row.text);
        }
    }
}

} // namespace

BOOST_AUTO_TEST_CASE(approvals_are_told_apart_by_their_form)
{
    check_rows<ApprovalNumber>({
        {"国药准字H20200001", "drug-approval", "current"},
        {"国药准字HJ20140344", "drug-approval", "current"},
        {"国药准字SJ20210014", "drug-approval", "current"},
        {"国药准字ZC20200001", "drug-approval", "current"},
        {"国药准字C20210001", "drug-approval", "current"},
        {"国药准字H11020001", "drug-approval", "legacy"},
        {"国药准字B20020001", "drug-approval", "legacy"},
        {"国药准字 ｈ20200001", "drug-approval", "current", "国药准字H20200001"},
        {"H20160001", "drug-import", "legacy"},
        {"ZC20160001", "drug-import", "legacy"},
        {"BH20160001", "drug-import", "legacy"},
        {"国械注进20233070066", "device-registration", "current"},
        {"国械注准20233070066", "device-registration", "current"},
        {"沪械注准20212040585", "device-registration", "current"},
        {"沪械注准20213040585", "device-registration", "irregular"}, // a province registers class 2 only
        {"国械备20150001", "device-filing", "current"},
        {"豫港械备20240546", "device-filing", "current"},
        {"国食药监械（进）字2014第3460001号", "device-registration", "legacy"},
        {"国食药监械(准)字2014第3460001号", "device-registration", "legacy", "国食药监械（准）字2014第3460001号"},
        {"国妆特字20263800", "special-cosmetic", "current"},
        {"国妆特进字20260001", "special-cosmetic", "current"},
        {"粤G妆网备字2023468030", "ordinary-cosmetic", "current"},
        {"国妆网备进字（沪）2024007457", "ordinary-cosmetic", "current"},
        {"国妆网备出字(粤)2026037646", "ordinary-cosmetic", "current", "国妆网备出字（粤）2026037646"},
        {"国妆原备字20260002", "cosmetic-ingredient", "current"},
        {"粤国牙膏网备字2023404589", "toothpaste", "current"},
        {"国妆特字G20110001", "special-cosmetic", "legacy"},
        {"国妆备进字J20110001", "ordinary-cosmetic", "legacy"},
        {"国药准字H2020001", "unknown", "unrecognised"},
        {"国药准字H19980", "unknown", "unrecognised"},
        {"批准文号1", "unknown", "unrecognised"},
    });
}

BOOST_AUTO_TEST_CASE(licences_are_told_apart_by_their_form)
{
    check_rows<LicenceNumber>({
        {"辽20160001", "drug-production", "current"},
        {"琼AA898000001", "drug-trade", "current"},
        {"琼CA898510001", "drug-trade", "current"},
        {"琼AA8980001", "drug-trade", "legacy"},
        {"辽1010001", "drug-trade", "legacy"},
        {"辽1010001—012", "drug-trade", "legacy", "辽1010001-012"},
        {"苏食药监械生产许20010041号", "device-production", "current"},
        {"苏药监械生产备20220041号", "device-production-filing", "current"},
        {"桂南食药监械经营许20170354号", "device-trade", "current"},
        {"浙杭药监械经营备20250018号", "device-trade-filing", "current"},
        {"鄂汉食药监械经营备2018H006号", "device-trade-filing", "irregular"},
        {"粤妆20160344", "cosmetic-production", "current"},
        {"粤妆2016034", "unknown", "unrecognised"},
        {"许可证第1号", "unknown", "unrecognised"},
    });
}

BOOST_AUTO_TEST_CASE(doubt_is_a_warning_and_no_refusal)
{
    BOOST_CHECK(test::must(ApprovalNumber::parse("国药准字H20200001")).findings("row 2").all().empty());
    auto const legacy = test::must(LicenceNumber::parse("琼AA8980001")).findings("row 2");
    BOOST_CHECK(legacy.all().front().severity == Severity::Note);
    auto const irregular = test::must(LicenceNumber::parse("鄂汉食药监械经营备2018H006号")).findings("row 3");
    BOOST_CHECK(irregular.all().front().severity == Severity::Warning);
    BOOST_CHECK_EQUAL(irregular.all().front().rule, "licence-number");
    BOOST_CHECK_EQUAL(irregular.all().front().where, "row 3");
    auto const unknown = test::must(ApprovalNumber::parse("批准文号1")).findings("row 4");
    BOOST_CHECK(unknown.all().front().severity == Severity::Warning);
    BOOST_CHECK_EQUAL(unknown.all().front().rule, "approval-number");
}

BOOST_DATA_TEST_CASE(
    what_can_be_no_number_is_refused, boost::unit_test::data::make({"", "   ", "国药准字",
                                          "\xFF"
                                          "1",
                                          "1\x01", "1234567890123456789012345678901234567890123456789012345678901"}))
{
    test::check_refused(ApprovalNumber::parse(sample), Fault::BadInput, "approval_number");
    test::check_refused(LicenceNumber::parse(sample), Fault::BadInput, "licence_number");
}

BOOST_AUTO_TEST_CASE(patterns_match_the_whole_text)
{
    using model::matches;
    BOOST_CHECK(matches(U"d{2,4}", U"12"));
    BOOST_CHECK(matches(U"d{2,4}", U"1234"));
    BOOST_CHECK(!matches(U"d{2,4}", U"1"));
    BOOST_CHECK(!matches(U"d{2,4}", U"12345"));
    BOOST_CHECK(matches(U"h{0,3}食?药", U"食食药"));
    BOOST_CHECK(matches(U"\\(p\\)", U"(粤)"));
    BOOST_CHECK(!matches(U"yd", U"21001"));
    BOOST_CHECK(matches(U"[AB]?", U""));
    BOOST_CHECK(!matches(U"", U"x"));
    BOOST_CHECK(matches(U"[国p]d", U"粤1"));
}

BOOST_AUTO_TEST_SUITE_END()
