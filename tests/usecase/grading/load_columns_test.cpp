#include <usecase/grading/load_columns.h>

#include <support/grading_office.h>

#include <algorithm>

using namespace xindang;
using model::RecordKind;
using test::day;
using test::must;

namespace {

/// The firm by the version of the scheme that knows open alerts.
struct AlertOffice : test::GradingOffice {
    AlertOffice() { set_clock("2027-06-01T09:00:00+08:00"); }

    bool holds(std::string const& limit, char const* on) const
    {
        auto const found = std::find_if(schemes.begin(), schemes.end(),
            [](grading::Scheme const& scheme) { return !scheme.definition().closings.empty(); });
        BOOST_REQUIRE(found != schemes.end());
        auto const columns =
            must(usecase::load_columns_of(archive.view(), firm, day(on), usecase::ResultMeanings(found->definition())));
        auto const limits = grading::explain(grading::Plan(*found, columns, day(on)), 0).limits;
        return std::any_of(
            limits.begin(), limits.end(), [&](grading::AppliedLimit const& applied) { return applied.id == limit; });
    }

    model::Record numbered(
        char const* reference, RecordKind kind, char const* on, char const* result, char const* number) const
    {
        auto made = record(firm, reference, kind, on, result);
        made.number = number;
        return made;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(load_columns_test, AlertOffice)

BOOST_AUTO_TEST_CASE(an_alert_bounds_the_grade_until_the_record_that_closes_it)
{
    add(numbered("1", RecordKind::RiskNotice, "2027-01-05", "逾期未处置", "风提1号"));
    BOOST_CHECK(!holds("B02", "2027-01-04"));
    BOOST_CHECK(holds("B02", "2027-01-05"));
    BOOST_CHECK(holds("B02", "2027-05-01"));
    add(numbered("2", RecordKind::RiskNotice, "2027-02-01", "已处置", "风提1号"));
    BOOST_CHECK(holds("B02", "2027-01-31"));
    BOOST_CHECK(!holds("B02", "2027-02-01"));
}

BOOST_AUTO_TEST_CASE(what_closes_one_alert_leaves_another_open)
{
    add(numbered("1", RecordKind::Admonition, "2027-01-05", "未落实", "告诫1号"));
    add(numbered("2", RecordKind::Admonition, "2027-02-01", "已落实", "告诫2号"));
    add(numbered("3", RecordKind::RiskNotice, "2027-02-01", "已处置", "告诫1号"));
    BOOST_CHECK(holds("B08", "2027-03-01"));
    // Nor is it closed by what was there before it.
    add(numbered("4", RecordKind::Admonition, "2027-01-04", "已落实", "告诫1号"));
    BOOST_CHECK(holds("B08", "2027-03-01"));
}

BOOST_AUTO_TEST_CASE(the_matter_closes_where_there_is_no_number)
{
    auto const of_matter = [&](char const* reference, char const* on, char const* result) {
        auto writer = must(archive.writer("xin", clock));
        auto made = numbered(reference, RecordKind::Inspection, on, result, "");
        made.business = must(writer.business("检查-2027-1", firm, day(on)));
        must(writer.add_record(made));
        writer.commit();
    };
    of_matter("1", "2027-01-05", "整改未完成");
    BOOST_CHECK(holds("B01", "2027-03-01"));
    of_matter("2", "2027-03-02", "整改完成");
    BOOST_CHECK(holds("B01", "2027-03-01"));
    BOOST_CHECK(!holds("B01", "2027-03-02"));
}

BOOST_AUTO_TEST_CASE(every_kind_of_open_alert_bounds_the_grade)
{
    add(numbered("1", RecordKind::Recall, "2027-01-05", "未通知下游", "a"));
    add(numbered("2", RecordKind::Complaint, "2027-01-05", "逾期未处理", "b"));
    add(numbered("3", RecordKind::Interview, "2027-01-05", "拒不到场", "c"));
    add(numbered("4", RecordKind::AdverseEvent, "2027-01-05", "未调查评价", "d"));
    for (auto const* const limit : {"B09", "B10", "B11", "B12"})
        BOOST_CHECK_MESSAGE(holds(limit, "2027-01-06"), limit);
    for (auto const* const limit : {"B09", "B10", "B11", "B12"})
        BOOST_CHECK_MESSAGE(!holds(limit, "2028-01-06"), limit);
}

BOOST_AUTO_TEST_SUITE_END()
