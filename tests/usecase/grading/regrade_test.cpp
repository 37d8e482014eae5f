#include <usecase/grading/regrade.h>

#include <support/grading_office.h>
#include <support/outcome.h>
#include <usecase/archive/take_in.h>

using namespace xindang;
using test::check_refused;
using test::day;
using test::GradingOffice;
using test::must;
using usecase::Duty;

namespace {

usecase::GradeReceipt regrade(GradingOffice& office, std::set<model::SubjectId> const& touched)
{
    return must(usecase::regrade_touched(
        GradingOffice::CLERK, touched, day("2026-07-01"), office.scheme(), office.archive, office.clock));
}

} // namespace

BOOST_AUTO_TEST_SUITE(regrade_test)

BOOST_AUTO_TEST_CASE(a_record_and_the_grade_it_makes_are_committed_together)
{
    GradingOffice office;
    office.grade(day("2026-06-30"));
    auto const size = office.archive.view().size();
    {
        auto writer = must(office.archive.writer("xin", office.clock));
        auto const record = office.penalty(office.firm, "4", "2026-06-20", model::Gravity::Serious);
        must(writer.add_record(record));
        auto const receipt = must(usecase::regrade_in(writer, {record.subject}, day("2026-07-01"), office.scheme()));
        BOOST_CHECK_EQUAL(receipt.decided, 1U);
        BOOST_CHECK_EQUAL(receipt.ledger_position, size + 1);  // the new record is below the grade
        BOOST_CHECK_EQUAL(office.archive.view().size(), size); // and nobody sees either yet
        writer.commit();
    }
    BOOST_CHECK_EQUAL(office.archive.view().size(), size + 2);
    BOOST_CHECK(office.explain(office.firm).reproduced);
}

BOOST_AUTO_TEST_CASE(a_regrade_gives_what_grading_everybody_gives)
{
    GradingOffice office;
    office.add(office.penalty(office.firm, "4", "2026-06-20", model::Gravity::Serious));
    auto const one = regrade(office, {office.firm});
    auto const all = office.grade(day("2026-07-01"));
    BOOST_REQUIRE_EQUAL(one.enterprises.size(), 1U);
    for (auto const& graded : all.enterprises)
        if (graded.enterprise == office.firm) BOOST_CHECK(graded.mark == one.enterprises.front().mark);
    BOOST_CHECK_EQUAL(all.unchanged, 1U);
}

BOOST_AUTO_TEST_CASE(on_a_later_day_a_grade_that_says_the_same_is_not_decided_again)
{
    GradingOffice office;
    office.grade(day("2026-06-30"));
    auto const again = regrade(office, {office.firm, office.other});
    BOOST_CHECK_EQUAL(again.decided, 0U);
    BOOST_CHECK_EQUAL(again.unchanged, 2U);
}

BOOST_AUTO_TEST_CASE(what_touches_others_reaches_the_enterprises_that_rest_on_it)
{
    GradingOffice office;
    auto const view = office.archive.view();
    using Set = std::set<model::SubjectId>;
    BOOST_CHECK(usecase::enterprises_resting_on(view, {office.firm}) == (Set{office.firm}));
    BOOST_CHECK(usecase::enterprises_resting_on(view, {office.person}) == (Set{office.firm}));
    BOOST_CHECK(usecase::enterprises_resting_on(view, {office.product}) == (Set{office.firm}));
    // What a controlled firm does reaches the firm that controls it, and not the other way round.
    BOOST_CHECK(usecase::enterprises_resting_on(view, {office.other}) == (Set{office.firm, office.other}));
}

BOOST_AUTO_TEST_CASE(an_erased_person_still_touches_the_enterprise_of_the_post)
{
    GradingOffice office;
    auto const size = office.archive.view().size();
    auto writer = must(office.archive.writer("xin", office.clock));
    must(writer.erase_person(office.person, "依申请删除", day("2026-07-01")));
    writer.commit();
    auto const view = office.archive.view();
    auto const touched = usecase::subjects_touched_after(view, size);
    BOOST_CHECK(touched == std::set<model::SubjectId>{office.person});
    BOOST_CHECK(usecase::enterprises_resting_on(view, touched) == std::set<model::SubjectId>{office.firm});
}

BOOST_AUTO_TEST_CASE(roles_touch_both_ends_and_grades_touch_nobody)
{
    GradingOffice office;
    auto const before = office.archive.view().size();
    {
        auto writer = must(office.archive.writer("xin", office.clock));
        must(writer.end_role(writer.roles_of(office.person).front().entry, day("2026-06-30")));
        writer.commit();
    }
    auto const touched = usecase::subjects_touched_after(office.archive.view(), before);
    BOOST_CHECK((touched == std::set<model::SubjectId>{office.firm, office.person}));
    auto const after = office.archive.view().size();
    office.grade(day("2026-07-01"));
    BOOST_CHECK(usecase::subjects_touched_after(office.archive.view(), after).empty());
}

BOOST_AUTO_TEST_CASE(an_intake_grades_what_it_touches_in_the_same_step)
{
    GradingOffice office;
    office.grade(day("2026-06-30"));
    NoProgress silent;
    std::string const file = "主体标识,记录类别,发生日期,领域,情节,结果\n"
                             "91359902DY0000017F,行政处罚,2026-06-20,药品,严重,罚款\n";
    usecase::TakeIn request{Bytes(file.begin(), file.end()), "测试"};
    request.regrade_by = office.scheme();
    auto const receipt = must(
        usecase::take_in_records(GradingOffice::CLERK, request, {office.archive, office.clock, XD_SOURCE_DIR, silent}));
    BOOST_CHECK_EQUAL(receipt.added, 1U);
    BOOST_REQUIRE(receipt.regraded);
    BOOST_CHECK_EQUAL(receipt.regraded->decided, 1U);
    BOOST_CHECK(receipt.regraded->enterprises.front().enterprise == office.firm);
}

BOOST_AUTO_TEST_CASE(a_regrade_is_refused_to_others_and_on_days_that_have_not_come)
{
    GradingOffice office;
    auto const size = office.archive.view().size();
    auto const ask = [&](usecase::Actor const& actor, char const* on) {
        return usecase::regrade_touched(actor, {office.firm}, day(on), office.scheme(), office.archive, office.clock);
    };
    check_refused(ask({"wei", {Duty::Approver}}, "2026-07-01"), Fault::Forbidden, "actor");
    check_refused(ask(GradingOffice::CLERK, "2026-07-02"), Fault::BadInput, "on");
    check_refused(ask(GradingOffice::CLERK, "2019-07-02"), Fault::BadInput, "on");
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
}

BOOST_AUTO_TEST_SUITE_END()
