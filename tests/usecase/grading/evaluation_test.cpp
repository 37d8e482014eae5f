#include <usecase/grading/evaluation.h>

#include <base/files.h>
#include <support/grading_office.h>
#include <usecase/grading/compare_evaluations.h>
#include <usecase/grading/decide_grades.h>
#include <usecase/grading/notify_grades.h>
#include <usecase/grading/object_to_grade.h>
#include <usecase/grading/open_evaluation.h>
#include <usecase/grading/publish_evaluation.h>
#include <usecase/grading/review_grade.h>

using namespace xindang;
using test::check_refused;
using test::day;
using test::GradingOffice;
using test::must;
using usecase::Duty;
using usecase::Stage;
using usecase::Waiting;

namespace {

/// An evaluation of both wholesalers as of 2026-06-30. The first one has had its licence revoked.
struct Cycle : GradingOffice {
    Cycle() : mistaken(add(revocation()))
    {
        must(open("2026"));
        must(draft());
    }

    /// Weighs so much that the grade is the worst.
    model::Record revocation() const
    {
        auto revocation = penalty(firm, "7", "2026-05-20", model::Gravity::Serious);
        revocation.result = "吊销许可证件";
        return revocation;
    }

    Outcome<usecase::Evaluation> open(char const* id, char const* on = "2026-06-30")
    {
        return usecase::open_evaluation(CLERK, {id, day(on), {}}, scheme(), archive, clock);
    }
    Outcome<usecase::Evaluation> draft()
    {
        return usecase::draft_evaluation(CLERK, "2026", schemes, archive, clock, silent);
    }
    Outcome<usecase::NotifiedGrades> notify(std::optional<model::SubjectId> one, char const* on = "2026-07-01")
    {
        return usecase::notify_grades(CLERK, {"2026", one, day(on), ""}, law, archive, clock, silent);
    }
    Outcome<usecase::EvaluatedEnterprise> object(
        char const* on, std::string const& grounds = "处罚已被撤销", std::string const& late = "")
    {
        return usecase::object_to_grade(CLERK, {"2026", firm, day(on), grounds, late}, law, archive, clock);
    }
    Outcome<usecase::EvaluatedEnterprise> review(model::SubjectId one, std::string const& reason = "经核实")
    {
        return usecase::review_grade(CLERK, {"2026", one, reason}, schemes, archive, clock);
    }
    Outcome<usecase::DecidedGrades> decide(
        usecase::Actor const& actor, std::optional<model::SubjectId> one = std::nullopt)
    {
        return usecase::decide_grades(actor, {"2026", one}, law, archive, clock, silent);
    }
    Outcome<usecase::Evaluation> publish()
    {
        return usecase::publish_evaluation({"lin", {Duty::PublicationStaff}}, "2026",
            {folder.path() / "site", std::filesystem::path(XD_SOURCE_DIR) / "templates" / "pages", "东屿省药监局"},
            archive, clock, silent);
    }
    void retract(model::EntryNumber entry)
    {
        auto writer = must(archive.writer("xin", clock));
        must(writer.retract_record(entry, "处罚决定被撤销", model::CivilDate::on(clock.now())));
        writer.commit();
    }
    usecase::EvaluatedEnterprise standing(model::SubjectId one) const
    {
        return must(usecase::enterprise_in(must(usecase::read_evaluation(archive.view(), "2026")), one));
    }

    NoProgress silent;
    law::Catalogue law = must(law::Catalogue::load(
        std::filesystem::path(XD_SOURCE_DIR) / "conf" / "law", std::filesystem::path(XD_SOURCE_DIR) / "xsd"));
    model::EntryNumber mistaken;
};

} // namespace

BOOST_AUTO_TEST_SUITE(evaluation_test)

BOOST_AUTO_TEST_CASE(drafts_are_in_force_for_nobody)
{
    Cycle cycle;
    auto const evaluation = must(usecase::read_evaluation(cycle.archive.view(), "2026"));
    BOOST_CHECK(evaluation.state == usecase::Evaluation::State::Drafted);
    BOOST_CHECK_EQUAL(evaluation.enterprises.size(), 2U);
    BOOST_CHECK_EQUAL(evaluation.by_stage()[0], 2U);
    BOOST_CHECK(cycle.archive.view().grades_of(cycle.firm).empty());
    BOOST_CHECK(cycle.standing(cycle.other).draft.mark.grade < cycle.standing(cycle.firm).draft.mark.grade);
}

BOOST_AUTO_TEST_CASE(the_whole_cycle_gives_grades_in_force_that_the_ledger_can_explain)
{
    Cycle cycle;
    auto const notified = must(cycle.notify(std::nullopt));
    BOOST_CHECK_EQUAL(notified.served, 2U);
    BOOST_CHECK_EQUAL(notified.last_day.text(), "2026-07-22"); // fifteen working days
    BOOST_CHECK(!notified.basis.empty());
    cycle.set_clock("2026-07-23T09:00:00+08:00");
    BOOST_CHECK_EQUAL(must(cycle.decide(GradingOffice::CHIEF)).decided, 2U);
    BOOST_CHECK(cycle.archive.view().grades_of(cycle.firm).empty());
    auto const published = must(cycle.publish());
    BOOST_CHECK(published.state == usecase::Evaluation::State::Published);
    BOOST_CHECK_EQUAL(published.by_stage()[static_cast<std::size_t>(Stage::InForce)], 2U);
    auto const explained = cycle.explain(cycle.firm);
    BOOST_CHECK(explained.reproduced);
    BOOST_CHECK_EQUAL(explained.decision->evaluation, "2026");
    auto const list = must(read_file(cycle.folder.path() / "site" / "grades" / "2026.csv", 4096));
    BOOST_CHECK(list.find("\"东屿省沧浪医药有限公司\",\"91359902DY0000017F\",") != std::string::npos);
    auto const page = must(read_file(cycle.folder.path() / "site" / "grades" / "2026.html", 65536));
    // The first page of an office brings its own style sheet.
    BOOST_CHECK(std::filesystem::exists(cycle.folder.path() / "site" / "assets" / "site.css"));
    BOOST_CHECK(page.find("东屿省扶摇医药有限公司") != std::string::npos);
    auto const size = cycle.archive.view().size();
    must(cycle.publish()); // writes the list again and nothing else
    BOOST_CHECK_EQUAL(cycle.archive.view().size(), size);
}

BOOST_AUTO_TEST_CASE(a_corrected_record_changes_the_grade_and_what_came_later_does_not)
{
    Cycle cycle;
    must(cycle.notify(std::nullopt));
    auto const before = cycle.standing(cycle.firm).draft;
    must(cycle.object("2026-07-01"));
    cycle.retract(cycle.mistaken);
    // A penalty that became known after the evaluation began, about a day before its cut-off.
    cycle.add(cycle.penalty(cycle.firm, "8", "2026-06-01", model::Gravity::Serious));
    auto const settled = must(cycle.review(cycle.firm));
    BOOST_CHECK(settled.stage == Stage::Settled);
    BOOST_CHECK(settled.review->changed);
    BOOST_CHECK(before.mark.score < settled.grade().mark.score);
    BOOST_CHECK_EQUAL(settled.grade().without.size(), 1U);
    BOOST_CHECK(settled.grade().mark == cycle.standing(cycle.other).draft.mark);
    cycle.set_clock("2026-07-23T09:00:00+08:00");
    BOOST_CHECK_EQUAL(must(cycle.decide(GradingOffice::CHIEF)).decided, 2U);
    must(cycle.publish());
    auto const explained = cycle.explain(cycle.firm);
    BOOST_CHECK(explained.reproduced);
    BOOST_CHECK(explained.explanation.mark() == settled.grade().mark);
}

BOOST_AUTO_TEST_CASE(an_objection_that_finds_nothing_wrong_leaves_the_draft_and_never_makes_it_worse)
{
    Cycle cycle;
    must(cycle.notify(std::nullopt));
    must(cycle.object("2026-07-01"));
    cycle.add(cycle.penalty(cycle.firm, "8", "2026-06-01", model::Gravity::Serious));
    auto const settled = must(cycle.review(cycle.firm));
    BOOST_CHECK(!settled.review->changed);
    BOOST_CHECK(settled.grade().mark == settled.draft.mark);
    BOOST_CHECK(settled.grade().without.empty());
}

BOOST_AUTO_TEST_CASE(late_objections_are_refused_with_the_last_day_unless_a_reason_is_given)
{
    Cycle cycle;
    must(cycle.notify(std::nullopt));
    cycle.set_clock("2026-07-27T09:00:00+08:00");
    auto const late = cycle.object("2026-07-23");
    check_refused(late, Fault::Conflict, "received-on");
    BOOST_CHECK(late.refusal().reason.find("2026-07-22") != std::string::npos);
    check_refused(cycle.object("2026-07-22", "事实有误", "台风"), Fault::BadInput, "late-reason");
    auto const taken = must(cycle.object("2026-07-23", "事实有误", "台风期间邮路中断"));
    BOOST_CHECK_EQUAL(taken.objection->late_reason, "台风期间邮路中断");
}

BOOST_AUTO_TEST_CASE(each_step_waits_for_the_one_before)
{
    Cycle cycle;
    check_refused(cycle.draft(), Fault::Conflict, "state");
    check_refused(cycle.object("2026-07-01"), Fault::Conflict, "enterprise");
    check_refused(cycle.review(cycle.firm), Fault::Conflict, "enterprise");
    check_refused(cycle.decide(GradingOffice::CHIEF, cycle.firm), Fault::Conflict, "enterprise");
    check_refused(cycle.publish(), Fault::Conflict, "state");
    check_refused(cycle.notify(std::nullopt, "2026-07-02"), Fault::BadInput, "served-on");
    check_refused(cycle.notify(std::nullopt, "2026-06-30"), Fault::BadInput, "served-on");
    must(cycle.notify(cycle.firm));
    check_refused(cycle.notify(cycle.firm), Fault::Conflict, "enterprise");
    check_refused(cycle.object("2026-07-02"), Fault::BadInput, "received-on");
    check_refused(cycle.object("2026-06-30"), Fault::BadInput, "received-on");
    check_refused(cycle.object("2026-07-01", ""), Fault::BadInput, "grounds");
    auto const early = cycle.decide(GradingOffice::CHIEF, cycle.firm);
    check_refused(early, Fault::Conflict, "enterprise");
    BOOST_CHECK(early.refusal().reason.find("2026-07-22") != std::string::npos);
    must(cycle.object("2026-07-01"));
    check_refused(cycle.object("2026-07-01"), Fault::Conflict, "enterprise");
    check_refused(cycle.review(cycle.firm, ""), Fault::BadInput, "reason");
    auto const waiting = must(cycle.decide(GradingOffice::CHIEF));
    BOOST_CHECK_EQUAL(waiting.decided, 0U);
    BOOST_REQUIRE_EQUAL(waiting.waiting.size(), 2U);
    BOOST_CHECK(waiting.waiting[0].waiting == Waiting::Objected);
    BOOST_CHECK(waiting.waiting[1].waiting == Waiting::NotNoticed);
    must(cycle.review(cycle.firm));
    check_refused(cycle.publish(), Fault::Conflict, "state");
}

BOOST_AUTO_TEST_CASE(who_drafted_does_not_decide_and_each_verb_has_its_duty)
{
    Cycle cycle;
    must(cycle.notify(std::nullopt));
    cycle.set_clock("2026-07-23T09:00:00+08:00");
    check_refused(cycle.decide({"xin", {Duty::CreditAdministrator, Duty::Approver}}), Fault::Forbidden, "actor");
    check_refused(cycle.decide(GradingOffice::CLERK), Fault::Forbidden, "actor");
    BOOST_CHECK_EQUAL(must(cycle.decide(GradingOffice::CHIEF)).decided, 2U);
    check_refused(cycle.decide(GradingOffice::CHIEF, cycle.firm), Fault::Conflict, "enterprise");
}

BOOST_AUTO_TEST_CASE(a_grade_beneath_which_a_record_was_corrected_is_not_decided_unseen)
{
    Cycle cycle;
    must(cycle.notify(std::nullopt));
    cycle.set_clock("2026-07-23T09:00:00+08:00");
    cycle.retract(cycle.mistaken);
    auto const decided = must(cycle.decide(GradingOffice::CHIEF));
    BOOST_CHECK_EQUAL(decided.decided, 1U);
    BOOST_REQUIRE_EQUAL(decided.waiting.size(), 1U);
    BOOST_CHECK(decided.waiting.front().waiting == Waiting::Corrected);
    BOOST_CHECK(must(cycle.review(cycle.firm, "依职权复核")).review->changed);
    BOOST_CHECK_EQUAL(must(cycle.decide(GradingOffice::CHIEF)).decided, 1U);
}

BOOST_AUTO_TEST_CASE(drafts_after_an_interruption_are_those_of_the_day_it_was_opened)
{
    Cycle cycle;
    must(cycle.open("second"));
    cycle.add(cycle.penalty(cycle.other, "9", "2026-06-02", model::Gravity::Serious));
    struct Stop final : Progress {
        void at(std::size_t, std::size_t, std::string_view) override {}
        bool cancelled() const override { return true; }
    } stop;
    check_refused(
        usecase::draft_evaluation(GradingOffice::CLERK, "second", cycle.schemes, cycle.archive, cycle.clock, stop),
        Fault::Unavailable, "");
    auto const drafted = must(usecase::draft_evaluation(
        GradingOffice::CLERK, "second", cycle.schemes, cycle.archive, cycle.clock, cycle.silent));
    BOOST_CHECK(drafted.enterprises.at(cycle.other).draft.mark == cycle.standing(cycle.other).draft.mark);
}

BOOST_AUTO_TEST_CASE(an_evaluation_is_opened_once_under_a_name_and_for_a_day_that_has_come)
{
    Cycle cycle;
    check_refused(cycle.open("2026"), Fault::Conflict, "evaluation");
    check_refused(cycle.open("二〇二六"), Fault::BadInput, "evaluation");
    check_refused(cycle.open("daily-general"), Fault::BadInput, "evaluation");
    check_refused(cycle.open("2027", "2026-07-02"), Fault::BadInput, "on");
    check_refused(cycle.open("2018", "2018-12-31"), Fault::BadInput, "on");
    check_refused(usecase::read_evaluation(cycle.archive.view(), "2018"), Fault::NotFound, "evaluation");
    BOOST_CHECK_EQUAL(must(usecase::read_evaluations(cycle.archive.view())).size(), 1U);
    NoProgress silent;
    must(usecase::open_evaluation(
        GradingOffice::CLERK, {"none", day("2026-06-30"), {"99", ""}}, cycle.scheme(), cycle.archive, cycle.clock));
    check_refused(
        usecase::draft_evaluation(GradingOffice::CLERK, "none", cycle.schemes, cycle.archive, cycle.clock, silent),
        Fault::NotFound, "enterprise");
}

BOOST_AUTO_TEST_CASE(two_years_compare_by_the_grades_they_came_to_with_what_moved_each_firm)
{
    Cycle cycle;
    auto const compare = [&](char const* before, char const* after) {
        return usecase::compare_evaluations(
            GradingOffice::CLERK, before, after, "", cycle.schemes, cycle.archive, cycle.clock, cycle.silent);
    };
    auto const days = must(compare("2026-05-01", "2026-06-30"));
    auto const size = days.same + days.changed.size();
    BOOST_CHECK_EQUAL(size, 2U);
    BOOST_REQUIRE_EQUAL(days.changed.size(), 1U);
    auto const& moved = days.changed.front();
    BOOST_CHECK(moved.enterprise == cycle.firm);
    BOOST_CHECK(moved.before->grade < moved.after->grade);
    BOOST_CHECK(!moved.shifts.empty() || !moved.limits.empty());
    BOOST_CHECK(!days.movers.empty());
    auto const mixed = must(compare("2026-05-01", "2026"));
    BOOST_CHECK(mixed.changed.front().after == moved.after);
    BOOST_CHECK(usecase::to_csv(mixed).find("东屿省沧浪医药有限公司") != std::string::npos);
    auto const itself = must(compare("2026", "2026"));
    BOOST_CHECK_EQUAL(itself.same, 2U);
    BOOST_CHECK(itself.changed.empty());
    check_refused(compare("2025", "2026"), Fault::NotFound, "evaluation");
    check_refused(compare("2026", "2026-07-02"), Fault::BadInput, "on");
}

BOOST_AUTO_TEST_CASE(rebuilt_tables_tell_the_same_evaluation)
{
    Cycle cycle;
    must(cycle.notify(cycle.firm));
    auto const before = cycle.standing(cycle.firm);
    must(cycle.archive.rebuild());
    auto const after = cycle.standing(cycle.firm);
    BOOST_CHECK(before.stage == after.stage);
    BOOST_CHECK(before.draft.mark == after.draft.mark);
    BOOST_CHECK(before.last_day == after.last_day);
}

BOOST_AUTO_TEST_SUITE_END()
