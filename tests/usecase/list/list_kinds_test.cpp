#include <usecase/list/list_entries.h>

#include <usecase/list/list_office.h>

#include <usecase/list/list_due.h>
#include <usecase/list/list_standing.h>

using namespace xindang;
using namespace xindang::usecase;
using test::list_day;
using test::LIST_NOW;

BOOST_AUTO_TEST_SUITE(list_kinds_test)

namespace {

auto const DISHONESTY = test::list_settings("SERIOUS-DISHONESTY", "SERIOUS-DISHONESTY");
auto const BARS = test::list_settings("APPLICATION-BAR", "APPLICATION-BAR");
auto const IMPORTS = test::list_settings("IMPORT-BAR", "IMPORT-BAR");

Instant on(std::string const& day)
{
    return *Instant::parse(day + "T09:00:00+08:00");
}

bool holds(Bytes const& xml, std::string const& text)
{
    return xml.find(text) != Bytes::npos;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(each_list_takes_the_decisions_its_law_feeds_it_with, test::ListOffice)
{
    ban_for_life();
    auto const term = test::must(model::Term::of_years(list_day("2025-12-02"), 10));
    ban(*firm, "D123U", term);
    ban(*firm, "D116I", term);
    listing(*firm, list_day("2025-12-03"));
    listing(*person, list_day("2025-12-04"));
    BOOST_CHECK_EQUAL(test::must(publish()).entries, 1);
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW, BARS)).entries, 1);
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW, IMPORTS)).entries, 1);
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW, DISHONESTY)).entries, 2);
    for (auto const* list : {&BARS, &IMPORTS, &DISHONESTY}) {
        auto const report = import(LIST_NOW, *list);
        BOOST_CHECK_MESSAGE(report.outcome == exchange::ListOutcome::Imported, report.text());
    }
    auto const bar = imported(BARS).front();
    BOOST_CHECK(bar.state.id.starts_with("APB-"));
    BOOST_CHECK(holds(bar.xml, std::string("<Uscc>") + test::FIRM_CODE + "</Uscc>"));
    BOOST_CHECK(holds(bar.xml, "code=\"LICENCE-APPLICATION\""));
    BOOST_CHECK(holds(imported(IMPORTS).front().xml, "code=\"IMPORT\""));
    // The measures the decision names, and only those that reach subjects of its kind.
    auto const listed = imported(DISHONESTY);
    BOOST_CHECK(holds(listed[0].xml, "code=\"KEY-SUPERVISION\"") && holds(listed[0].xml, "code=\"COMMITMENT\""));
    BOOST_CHECK(!holds(listed[1].xml, "<Measure"));
    // 第二十一条: three years from the day of listing.
    BOOST_CHECK_EQUAL(listed[0].term.text(), "fixed 2025-12-03 2028-12-03");
}

BOOST_FIXTURE_TEST_CASE(a_listing_lasts_as_long_as_the_restriction_it_rests_on, test::ListOffice)
{
    auto const decision = ban_for_life();
    model::Fields fields;
    model::Listing{list_day("2025-12-03"), "生产销售假药", {"dishonest-list-rule 第六条"}, {}, decision,
        test::list_law().agencies().own().code}
        .write_to(fields);
    issue("listing-decision", "东药监列信", *person, list_day("2025-12-03"), fields);
    test::must(publish(LIST_NOW, DISHONESTY));
    import(LIST_NOW, DISHONESTY);
    BOOST_CHECK_EQUAL(imported(DISHONESTY).front().term.text(), "life 2025-12-03");
}

BOOST_FIXTURE_TEST_CASE(entries_leave_for_the_reason_and_with_the_effect_the_law_codes, test::ListOffice)
{
    auto const repaired = listing(*firm, list_day("2024-12-03"));
    auto const erroneous = listing(*firm, list_day("2025-01-03"));
    auto const early = listing(*firm, list_day("2025-02-03"));
    auto const revoked = listing(*firm, list_day("2025-03-03"));
    auto const ended = listing(*firm, list_day("2023-01-05"));
    auto const unknown = listing(*firm, list_day("2025-04-03"));
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW, DISHONESTY)).entries, 6);
    import(LIST_NOW, DISHONESTY);
    auto const by = unlisting(*firm, repaired, list_day("2026-01-06"), "repair");
    unlisting(*firm, erroneous, list_day("2026-01-06"), "error");
    unlisting(*firm, early, list_day("2026-01-06"), "term"); // three years are not over
    unlisting(*firm, unknown, list_day("2026-01-06"), "");
    revoke(revoked, list_day("2026-01-06"));
    auto const next = LIST_NOW.plus_seconds(86400);
    BOOST_CHECK_EQUAL(test::must(publish(next, DISHONESTY)).removed, 6);
    auto const report = import(next, DISHONESTY);
    BOOST_REQUIRE_EQUAL(report.changes.size(), 6);
    auto const own = ", " + test::list_law().agencies().own().name;
    BOOST_CHECK_EQUAL(report.changes[0].why, "credit-repaired, ex-nunc, 2026-01-06" + own + ", " + by);
    BOOST_CHECK(report.changes[1].why.starts_with("listed-in-error, ex-tunc, 2026-01-06"));
    BOOST_CHECK(report.changes[2].why.starts_with("other, ex-nunc, 2026-01-06"));
    BOOST_CHECK_EQUAL(report.changes[3].why, "decision-revoked, ex-tunc, 2026-01-06" + own);
    BOOST_CHECK_EQUAL(report.changes[4].why, "term-expired, ex-nunc, 2026-01-06" + own);
    BOOST_CHECK(report.changes[5].why.ends_with("依法移出严重违法失信名单"));
}

BOOST_FIXTURE_TEST_CASE(a_removal_takes_effect_on_its_day_and_not_before, test::ListOffice)
{
    auto const number = listing(*firm, list_day("2025-12-03"));
    test::must(publish(LIST_NOW, DISHONESTY));
    unlisting(*firm, number, list_day("2026-01-09"), "repair");
    BOOST_CHECK_EQUAL(test::must(publish(on("2026-01-08"), DISHONESTY)).removed, 0);
    BOOST_CHECK_EQUAL(test::must(publish(on("2026-01-09"), DISHONESTY)).removed, 1);
}

BOOST_FIXTURE_TEST_CASE(an_industry_ban_is_not_lifted_by_credit_repair, test::ListOffice)
{
    auto const number = ban_for_life();
    test::must(publish());
    unlisting(*person, number, list_day("2026-01-05"), "repair");
    BOOST_CHECK(!test::must(publish(LIST_NOW.plus_seconds(3600))).changed);
}

BOOST_FIXTURE_TEST_CASE(the_form_says_how_much_of_a_person_a_list_shows, test::ListOffice)
{
    ban_for_life();
    auto const shown = test::list_settings("BAN-PUBLIC", "INDUSTRY-BAN", law::ListForm::Public);
    auto const full = test::list_settings("BAN-FULL", "INDUSTRY-BAN", law::ListForm::Confidential);
    test::must(publish(LIST_NOW, shown));
    test::must(publish(LIST_NOW, full));
    // Anybody may import what is public: the importer is dongyu-amr, and nobody named it.
    BOOST_CHECK(import(LIST_NOW, shown).outcome == exchange::ListOutcome::Imported);
    auto const masked = imported(shown).front();
    BOOST_CHECK_EQUAL(masked.name, "测**");
    BOOST_CHECK(holds(masked.xml, "359901********") && !holds(masked.xml, "keyed-hash"));
    // Born in 1973 by the number: told where partners must tell namesakes apart, and nowhere else.
    BOOST_CHECK(!holds(masked.xml, "BirthYear"));
    test::must(publish());
    import();
    BOOST_CHECK(holds(imported().front().xml, "<BirthYear>1973</BirthYear>"));
    // A list with numbers in clear is no part of the site, and nobody takes it by mistake.
    BOOST_CHECK(!std::filesystem::exists(folder.list("BAN-FULL")));
    BOOST_CHECK(std::filesystem::exists(folder.confidential_list("BAN-FULL") / "head.xml"));
    auto const refused = import(LIST_NOW, full);
    BOOST_CHECK(refused.reasons.front().code == exchange::ReasonCode::Rule);
    BOOST_CHECK(import(LIST_NOW, full, exchange::PersonNumbers::Clear).outcome == exchange::ListOutcome::Imported);
    BOOST_CHECK(holds(imported(full).front().xml, test::PERSON_NUMBER));
    BOOST_CHECK(holds(imported(full).front().xml, "<BirthYear>1973</BirthYear>"));
    BOOST_CHECK_EQUAL(imported(full).front().name, "测试甲");
    for (auto const& file : std::filesystem::recursive_directory_iterator(folder.site()))
        if (file.is_regular_file())
            BOOST_CHECK(test::must(read_file(file.path(), 1 << 24)).find(test::PERSON_NUMBER) == Bytes::npos);
    // Nor does anybody learn of it who asks which lists there are.
    auto const standings = list_standings(archive->view());
    BOOST_REQUIRE_EQUAL(standings.size(), 2);
    for (auto const& standing : standings)
        BOOST_CHECK_NE(standing.list, "BAN-FULL");
}

BOOST_FIXTURE_TEST_CASE(a_form_or_a_list_the_law_does_not_have_is_refused, test::ListOffice)
{
    auto const form = test::list_settings("BARS-FULL", "APPLICATION-BAR", law::ListForm::Confidential);
    test::check_refused(publish(LIST_NOW, form), Fault::BadInput, "form");
    test::check_refused(publish(LIST_NOW, test::list_settings("NO-SUCH", "NO-SUCH")), Fault::NotFound, "list");
}

BOOST_FIXTURE_TEST_CASE(a_decision_of_an_older_program_is_pointed_out, test::ListOffice)
{
    auto const number = issue("listing-decision", "东药监列信", *firm, list_day("2025-12-03"), {});
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW, DISHONESTY)).entries, 0);
    Settings const settings{Environment::Test, "", {"", {}, 0, ""}, {DISHONESTY}, {}, {}};
    archive::ObjectStore const objects(folder.objects());
    auto const master = master_key();
    FixedClock const clock{LIST_NOW};
    auto const tasks =
        test::must(list_due(test::LIST_STAFF, "", {*archive, objects, test::list_law(), master, settings, clock}));
    BOOST_REQUIRE_EQUAL(tasks.size(), 1);
    BOOST_CHECK(tasks.front().kind == ListTask::Kind::IssueAgain && tasks.front().document == number);
}

BOOST_FIXTURE_TEST_CASE(what_is_due_is_told_by_the_day_the_law_counts_to, test::ListOffice)
{
    Settings const settings{Environment::Test, "", {"", {}, 0, ""}, {test::BAN_LIST}, {}, {}};
    archive::ObjectStore const objects(folder.objects());
    auto const master = master_key();
    auto const due = [&](std::string const& day) {
        FixedClock const clock{on(day)};
        return test::must(
            list_due(test::LIST_STAFF, "", {*archive, objects, test::list_law(), master, settings, clock}));
    };
    BOOST_CHECK(due("2026-01-05").front().kind == ListTask::Kind::FirstPublication);
    auto const number = ban(*person, "D118", model::Term::life(list_day("2026-01-05")));
    // 20 working days after Monday 5 January 2026.
    auto const add = due("2026-02-02").back();
    BOOST_CHECK(add.kind == ListTask::Kind::AddEntry && add.document == number);
    BOOST_CHECK_EQUAL(add.due.text(), "2026-02-02");
    BOOST_CHECK(!add.overdue && add.basis.find("第九条") != std::string::npos);
    BOOST_CHECK(due("2026-02-03").front().overdue); // before the list as a whole, which is due today
    test::must(publish(on("2026-02-03")));
    BOOST_CHECK(due("2026-02-03").empty());
    // Half of 48 hours later the head is to be issued anew; after 48 hours nobody relies on it any more.
    auto const head = due("2026-02-04").front();
    BOOST_CHECK(head.kind == ListTask::Kind::IssueHead && !head.overdue);
    BOOST_CHECK(due("2026-02-06").front().overdue);
    // Three working days after the revocation.
    revoke(number, list_day("2026-02-06"));
    auto const remove = due("2026-02-06").back();
    BOOST_CHECK(remove.kind == ListTask::Kind::RemoveEntry);
    BOOST_CHECK_EQUAL(remove.reason, "decision-revoked");
    BOOST_CHECK_EQUAL(remove.due.text(), "2026-02-11");
    test::must(publish(on("2026-02-06")));
    BOOST_CHECK(due("2026-02-06").empty());
    FixedClock const clock{LIST_NOW};
    test::check_refused(
        list_due(test::LIST_PARTNER, "", {*archive, objects, test::list_law(), master, settings, clock}),
        Fault::Forbidden, "actor");
    test::check_refused(
        list_due(test::LIST_STAFF, "OTHER", {*archive, objects, test::list_law(), master, settings, clock}),
        Fault::NotFound, "list");
}

BOOST_AUTO_TEST_SUITE_END()
