#include <usecase/archive/correct_record.h>

#include <support/grading_office.h>

using namespace xindang;
using test::check_refused;
using test::day;
using test::GradingOffice;
using test::must;

namespace {

struct Corrections : GradingOffice {
    Corrections() : entry(add(penalty(firm, "7", "2026-05-20", model::Gravity::Serious))) { grade(day("2026-06-30")); }

    Outcome<usecase::RecordChange> correct(std::vector<std::pair<std::string, std::string>> changes,
        std::string const& reason = "情节认定有误", usecase::Actor const& actor = CLERK)
    {
        return usecase::correct_record(
            actor, {entry, std::move(changes), reason, "云政复决〔2026〕3号"}, schemes, archive, clock);
    }
    Outcome<usecase::RecordChange> retract(model::EntryNumber which, std::string const& reason = "决定被撤销")
    {
        return usecase::retract_record(CLERK, {which, reason, ""}, schemes, archive, clock);
    }

    model::EntryNumber entry;
};

} // namespace

BOOST_AUTO_TEST_SUITE(correct_record_test)

BOOST_AUTO_TEST_CASE(a_correction_takes_the_place_of_the_record_and_names_the_grades_that_rest_on_it)
{
    Corrections office;
    auto const change = must(office.correct({{"gravity", "minor"}, {"amount", "1000"}}));
    auto const view = office.archive.view();
    auto const record = must(view.record(change.entry));
    BOOST_CHECK(record.gravity == model::Gravity::Minor);
    BOOST_CHECK_EQUAL(record.amount.plain(), "1000.00");
    check_refused(view.record(office.entry), Fault::NotFound, "entry");
    auto const body = must(view.entry(change.entry)).body;
    BOOST_CHECK_EQUAL(body.get("reason"), "情节认定有误");
    BOOST_CHECK_EQUAL(body.get("basis"), "云政复决〔2026〕3号");
    BOOST_REQUIRE_EQUAL(change.resting.size(), 1U);
    BOOST_CHECK(change.resting.front().enterprise == office.firm);
}

BOOST_AUTO_TEST_CASE(the_old_grade_still_explains_itself_with_the_record_as_it_was_known)
{
    Corrections office;
    auto const before = office.explain(office.firm).json();
    must(office.retract(office.entry));
    auto const after = office.explain(office.firm);
    BOOST_CHECK(after.reproduced);
    BOOST_CHECK_EQUAL(after.json(), before);
    auto const known = office.archive.view({std::nullopt, office.entry});
    BOOST_CHECK_EQUAL(known.records_of(office.firm).size(), 2U);
    BOOST_CHECK_EQUAL(office.archive.view().records_of(office.firm).size(), 1U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_corrected_is_refused_with_its_place)
{
    Corrections office;
    auto const size = office.archive.view().size();
    check_refused(office.correct({}), Fault::BadInput, "set");
    check_refused(office.correct({{"gravity", "minor"}}, ""), Fault::BadInput, "reason");
    check_refused(office.correct({{"gravity", "serious"}}), Fault::BadInput, "gravity");
    check_refused(office.correct({{"gravity", "很重"}}), Fault::BadInput, "gravity");
    check_refused(office.correct({{"subject", "E2"}}), Fault::BadInput, "subject");
    check_refused(office.correct({{"gravity", "minor"}}, "有误", GradingOffice::CHIEF), Fault::Forbidden, "actor");
    check_refused(office.retract(model::EntryNumber{1}), Fault::NotFound, "entry");
    check_refused(office.retract(office.entry, ""), Fault::BadInput, "reason");
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    must(office.retract(office.entry));
    check_refused(office.retract(office.entry), Fault::NotFound, "entry");
}

BOOST_AUTO_TEST_SUITE_END()
