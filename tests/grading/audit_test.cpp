#include <grading/audit.h>

#include <grading/random_archive.h>
#include <grading/support.h>

#include <algorithm>

using namespace xindang;
using model::RecordKind;

namespace {

test::PlainRecord plain(std::uint64_t entry, RecordKind kind, model::CivilDate day, std::string result)
{
    return {{model::EntryNumber{entry}, {model::SubjectKind::Enterprise, 1}, std::nullopt, kind, day, "", "",
                model::Field::Drug, model::Gravity::None, model::Money::zero(), std::move(result), "", "", std::nullopt,
                "", "", "", ""},
        grading::Source::Own, {}, std::nullopt};
}

test::PlainEnterprise firm(std::string type)
{
    return {{std::move(type)}, {model::Field::Drug}, test::date(2012, 5, 8), {}};
}

grading::IndicatorUse const& use_of(grading::Audit const& audit, std::string const& id)
{
    auto const found =
        std::find_if(audit.indicators.begin(), audit.indicators.end(), [&](auto const& use) { return use.id == id; });
    BOOST_REQUIRE(found != audit.indicators.end());
    return *found;
}

/// Four wholesalers, of which three were told to put things right twice in a month, and a shop with one licence.
struct Town {
    Town()
    {
        std::uint64_t entry = 0;
        for (int at = 0; at < 4; ++at) {
            enterprises.push_back(firm("药品批发企业"));
            auto& records = enterprises.back().records;
            records.push_back(plain(++entry, RecordKind::Licence, test::date(2024, 1, 15), "准予"));
            records.push_back(plain(++entry, RecordKind::SelfReport, test::date(2026, 3, 3), "按时提交"));
            if (at == 0) continue;
            records.push_back(plain(++entry, RecordKind::Inspection, test::date(2026, 5, 1), "不符合要求"));
            records.push_back(plain(++entry, RecordKind::Inspection, test::date(2026, 5, 20), "不符合要求"));
        }
        enterprises.push_back(firm("药品零售企业"));
        enterprises.back().records.push_back(plain(++entry, RecordKind::Licence, test::date(2024, 1, 15), "准予"));
        enterprises.push_back(firm("药品零售企业"));
        enterprises.back().started_on.reset();
        columns = test::columns_of(enterprises);
    }

    std::vector<test::PlainEnterprise> enterprises;
    grading::Strata strata{{"东", "东", "东", "西", "西", "西"}, {"大型", "小型", "小型", "小型", "微型", ""}};
    grading::Columns columns;
};

} // namespace

BOOST_AUTO_TEST_SUITE(audit_test)

BOOST_AUTO_TEST_CASE(grades_are_told_by_kind_and_region_and_add_up)
{
    Town const town;
    auto const scheme = test::general_scheme();
    grading::Plan const plan(scheme, town.columns, test::date(2026, 6, 30));
    auto const audit = grading::audit(plan, town.strata, 5);
    BOOST_CHECK_EQUAL(audit.all.total(), 6U);
    BOOST_REQUIRE_EQUAL(audit.by_kind.size(), 2U);
    BOOST_CHECK_EQUAL(audit.by_kind[0].total() + audit.by_kind[1].total(), 6U);
    BOOST_REQUIRE_EQUAL(audit.by_region.size(), 2U);
    BOOST_CHECK_EQUAL(audit.by_region[0].total(), 3U);
    BOOST_REQUIRE_EQUAL(audit.by_size.size(), 4U); // the one whose size is not known is a group too
    BOOST_CHECK_EQUAL(audit.by_size.front().group, "");
    std::size_t spread = 0;
    for (auto const& set : audit.spreads)
        for (auto const number : set.scores)
            spread += number;
    BOOST_CHECK_EQUAL(spread, 6U);
    BOOST_CHECK_EQUAL(audit.unknown_start, 1U);
    BOOST_CHECK_EQUAL(audit.no_records, 1U);
}

BOOST_AUTO_TEST_CASE(indicators_tell_for_how_many_they_fire_and_who_rests_on_one)
{
    Town const town;
    auto const scheme = test::general_scheme();
    grading::Plan const plan(scheme, town.columns, test::date(2026, 6, 30));
    auto const audit = grading::audit(plan, town.strata, 5);
    auto const& failed = use_of(audit, "JC02");
    BOOST_CHECK_EQUAL(failed.applies, 6U);
    BOOST_CHECK_EQUAL(failed.fired, 3U);
    BOOST_CHECK_EQUAL(failed.points.text(), "48");
    BOOST_CHECK_EQUAL(failed.alone, 3U); // sixteen of the points each of the three has lost
    BOOST_CHECK(use_of(audit, "WF02").never());
    BOOST_CHECK_EQUAL(use_of(audit, "HZ01").fired, 0U);
    BOOST_CHECK(!failed.always());
}

BOOST_AUTO_TEST_CASE(indicators_that_fire_for_the_same_enterprises_go_together)
{
    Town const town;
    auto const scheme = test::general_scheme();
    grading::Plan const plan(scheme, town.columns, test::date(2026, 6, 30));
    auto const audit = grading::audit(plan, town.strata, 3);
    BOOST_REQUIRE_EQUAL(audit.correlations.size(), 3U);
    BOOST_CHECK_EQUAL(audit.correlations[0].first, "JC02");
    BOOST_CHECK_EQUAL(audit.correlations[0].together, 3U);
    BOOST_CHECK_EQUAL(audit.correlations[0].thousandths, 1000);
}

BOOST_AUTO_TEST_CASE(a_record_that_costs_twice_is_told_with_both_indicators)
{
    Town const town;
    auto const scheme = test::general_scheme();
    auto const audit = grading::audit(grading::Plan(scheme, town.columns, test::date(2026, 6, 30)), town.strata, 3);
    auto const found = std::find_if(audit.twice.begin(), audit.twice.end(),
        [](auto const& pair) { return pair.first == "JC02" && pair.second == "JC06"; });
    BOOST_REQUIRE(found != audit.twice.end());
    BOOST_CHECK_EQUAL(found->records, 6U); // two inspections of each of three wholesalers
}

BOOST_AUTO_TEST_CASE(the_successor_takes_points_for_no_record_twice)
{
    Town const town;
    auto const scheme = test::scheme_of("general-3.xml");
    auto const audit = grading::audit(grading::Plan(scheme, town.columns, test::date(2027, 6, 30)), town.strata, 3);
    BOOST_CHECK(audit.twice.empty());
    BOOST_CHECK_EQUAL(use_of(audit, "JC02").fired, 3U);
}

BOOST_AUTO_TEST_CASE(a_kind_of_record_nobody_reports_changes_grades)
{
    Town const town;
    auto const scheme = test::general_scheme();
    grading::Plan const plan(scheme, town.columns, test::date(2026, 6, 30));
    auto const audit = grading::audit(plan, town.strata, 3);
    auto const of = [&](RecordKind kind) {
        return *std::find_if(
            audit.missing.begin(), audit.missing.end(), [&](auto const& data) { return data.kind == kind; });
    };
    BOOST_CHECK_EQUAL(of(RecordKind::Inspection).without, 3U);
    BOOST_CHECK_EQUAL(of(RecordKind::Inspection).better, 3U);
    BOOST_CHECK_EQUAL(of(RecordKind::Inspection).worse, 0U);
    BOOST_CHECK_EQUAL(of(RecordKind::Licence).better, 0U);
}

BOOST_AUTO_TEST_CASE(strata_must_be_as_many_as_enterprises)
{
    Town const town;
    auto const scheme = test::general_scheme();
    grading::Plan const plan(scheme, town.columns, test::date(2026, 6, 30));
    BOOST_CHECK_THROW(grading::audit(plan, {{"东"}, {"大型"}}, 3), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
