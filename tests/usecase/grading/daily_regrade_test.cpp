#include <usecase/grading/daily_regrade.h>

#include <support/grading_office.h>

using namespace xindang;
using test::check_refused;
using test::day;
using test::GradingOffice;
using test::must;

namespace {

Outcome<usecase::DailyRegrade> run(GradingOffice& office, char const* on)
{
    NoProgress silent;
    return usecase::daily_regrade(GradingOffice::CLERK, day(on), office.scheme(), office.archive, office.clock, silent);
}

} // namespace

BOOST_AUTO_TEST_SUITE(daily_regrade_test)

BOOST_AUTO_TEST_CASE(the_first_run_grades_everybody_and_the_second_nobody)
{
    GradingOffice office;
    auto const first = must(run(office, "2026-07-01"));
    BOOST_CHECK_EQUAL(first.grades.decided, 2U);
    BOOST_CHECK(!first.since);
    auto const size = office.archive.view().size();
    auto const second = must(run(office, "2026-07-01"));
    BOOST_CHECK_EQUAL(second.grades.decided, 0U);
    BOOST_CHECK_EQUAL(second.touched + second.by_time, 0U);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
}

BOOST_AUTO_TEST_CASE(a_record_regrades_its_firm_and_who_controls_it)
{
    GradingOffice office;
    must(run(office, "2026-07-01"));
    office.add(office.penalty(office.other, "4", "2026-06-20", model::Gravity::Serious));
    auto const second = must(run(office, "2026-07-01"));
    BOOST_CHECK_EQUAL(second.touched, 2U);
    BOOST_CHECK_EQUAL(second.by_time, 0U);
    BOOST_CHECK_GE(second.grades.decided, 1U);
    BOOST_CHECK(office.explain(office.other).reproduced);
}

BOOST_AUTO_TEST_CASE(the_day_on_which_a_window_ends_lifts_the_score_without_a_new_record)
{
    GradingOffice office;
    office.add(office.penalty(office.firm, "4", "2023-07-10", model::Gravity::Serious));
    must(run(office, "2026-07-01"));
    auto const before = office.explain(office.firm).explanation.score;
    office.set_clock("2026-07-20T09:00:00+08:00");
    auto const later = must(run(office, "2026-07-20"));
    BOOST_CHECK_EQUAL(later.touched, 0U);
    BOOST_CHECK_GE(later.by_time, 1U);
    auto const after = office.explain(office.firm);
    BOOST_CHECK(before < after.explanation.score);
    BOOST_CHECK(after.reproduced);
}

BOOST_AUTO_TEST_CASE(a_repair_counts_from_its_day_and_the_grade_of_before_stays_what_it_was)
{
    GradingOffice office;
    office.add(office.penalty(office.firm, "4", "2026-05-20", model::Gravity::Ordinary));
    must(run(office, "2026-07-01"));
    auto const then = office.explain(office.firm);
    auto const position = office.archive.view().size();
    auto repair = office.record(office.firm, "4", model::RecordKind::Repair, "2026-08-01", "准予修复");
    repair.result = office.scheme().definition().repair_granted;
    repair.source_ref = "R4";
    office.set_clock("2026-08-03T09:00:00+08:00");
    office.add(repair);
    must(run(office, "2026-08-03"));
    auto const now = office.explain(office.firm);
    BOOST_CHECK(then.explanation.score < now.explanation.score);
    // The old decision still explains itself, octet for octet, from the old position.
    auto const old = must(usecase::explain_grade(
        GradingOffice::CLERK, {office.firm, "", day("2026-07-01")}, office.schemes, office.archive, office.clock));
    BOOST_CHECK(old.reproduced);
    BOOST_CHECK_EQUAL(old.json(), then.json());
    BOOST_CHECK_LE(old.decision->ledger_position, position);
}

BOOST_AUTO_TEST_CASE(a_run_is_refused_for_days_to_come_and_days_gone_by)
{
    GradingOffice office;
    must(run(office, "2026-07-01"));
    check_refused(run(office, "2026-07-02"), Fault::BadInput, "on");
    check_refused(run(office, "2026-06-30"), Fault::Conflict, "on");
    NoProgress silent;
    check_refused(usecase::daily_regrade(
                      GradingOffice::CHIEF, day("2026-07-01"), office.scheme(), office.archive, office.clock, silent),
        Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_SUITE_END()
