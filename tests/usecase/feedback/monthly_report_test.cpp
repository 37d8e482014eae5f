#include <usecase/feedback/monthly_report.h>

#include <usecase/feedback/feedback_loop.h>

#include <usecase/feedback/monthly_facts.h>
#include <xml/schema.h>

#include <algorithm>

using namespace xindang;
using namespace xindang::test::feedback;

BOOST_AUTO_TEST_SUITE(monthly_report_test)

BOOST_FIXTURE_TEST_CASE(the_monthly_report_counts_by_hand_what_happened_in_it, Loop)
{
    archive::ObjectStore const objects(folder.objects());
    auto const report_of = [&](char const* text, Instant now) {
        return test::must(
            monthly_report(STAFF, test::must(Month::parse(text)), *archive, objects, law, model::CivilDate::on(now)));
    };
    auto const row_of = [](MonthlyReport const& report, std::string const& who) {
        for (auto const& row : report.rows)
            if (row.partner == who) return row.numbers;
        return MonthlyNumbers{};
    };
    // January: one entry came; amr took its measure, the two others answered nothing.
    test::must(note(MeasureState::Applied, NOW, "姓名有误"));
    take(send(NOW), NOW);
    auto const in_february = NOW.plus_seconds(30 * DAY);
    auto const january = report_of("2026-01", in_february);
    auto const amr = row_of(january, "dongyu-amr");
    BOOST_CHECK_EQUAL(amr.entries, 1U);
    BOOST_CHECK_EQUAL(amr.added, 1U);
    BOOST_CHECK_EQUAL(amr.asked, 1U);
    BOOST_CHECK_EQUAL(amr.applied, 1U);
    BOOST_CHECK_EQUAL(amr.reported, 1U);
    BOOST_CHECK_EQUAL(amr.outstanding + amr.overdue + amr.removed + amr.lifted, 0U);
    BOOST_CHECK_EQUAL(amr.cases_opened, 1U);
    BOOST_CHECK_EQUAL(amr.cases_open, 1U);
    auto const health = row_of(january, "dongyu-health");
    BOOST_CHECK_EQUAL(health.asked, 1U);
    BOOST_CHECK_EQUAL(health.overdue, 1U); // ten working days after 5 January is 19 January
    BOOST_CHECK_EQUAL(health.applied, 0U);
    // February: the decision was void; amr undoes it within the month.
    revoke(in_february);
    publish(in_february);
    import(in_february);
    test::must(note(MeasureState::Undone, in_february));
    take(send(in_february), in_february);
    auto const in_march = NOW.plus_seconds(60 * DAY);
    auto const february = row_of(report_of("2026-02", in_march), "dongyu-amr");
    BOOST_CHECK_EQUAL(february.entries, 0U);
    BOOST_CHECK_EQUAL(february.removed, 1U);
    BOOST_CHECK_EQUAL(february.lifted, 1U);
    BOOST_CHECK_EQUAL(february.asked + february.to_lift + february.added + february.cases_opened, 0U);
    BOOST_CHECK_EQUAL(february.cases_open, 1U);
    // January says what it said, whatever came after.
    BOOST_CHECK_EQUAL(json_of(report_of("2026-01", in_march)).text(), json_of(january).text());
    BOOST_CHECK(report_of("2025-11", NOW).rows.empty());
    auto const next = test::must(Month::parse("2026-02"));
    test::check_refused(
        monthly_report(STAFF, next, *archive, objects, law, model::CivilDate::on(NOW)), Fault::BadInput, "month");
    test::check_refused(monthly_report(PARTNER, next, *archive, objects, law, model::CivilDate::on(in_march)),
        Fault::Forbidden, "actor");
    for (auto const* wrong : {"2026", "2026-13", "2026-1", "januar"})
        test::check_refused(Month::parse(wrong), Fault::BadInput, "month");
}

BOOST_FIXTURE_TEST_CASE(table_json_and_document_of_a_month_have_the_same_numbers, Loop)
{
    test::must(note(MeasureState::Applied, NOW, "姓名有误"));
    take(send(NOW), NOW);
    auto const report = test::must(monthly_report(STAFF, test::must(Month::parse("2026-01")), *archive,
        archive::ObjectStore(folder.objects()), law, model::CivilDate::on(NOW.plus_seconds(30 * DAY))));
    auto const sheets = monthly_sheets(report, law);
    BOOST_REQUIRE_EQUAL(sheets.size(), 3U);
    BOOST_REQUIRE_EQUAL(sheets[0].rows.size(), report.rows.size() + 1);
    auto const wording =
        test::must(GradeWording::load(HOME / "conf/grade-documents.xml", HOME / "xsd/grade-documents.xsd"));
    auto const facts = monthly_report_facts(
        report, law, model::CivilDate::on(NOW.plus_seconds(30 * DAY)), {"周闻笛", "0000-0000000"}, wording);
    auto const document = test::must(xml::Document::parse(facts, xml::Limits::own_file(), "facts.xml"));
    test::must(test::must(xml::Schema::load(HOME / "xsd/facts-discipline-report.xsd")).check(document));
    auto const json = json_of(report).text();
    std::size_t at_row = 0;
    auto const compare = [&](xml::Node const& numbers, std::vector<table::Cell> const& cells) {
        std::string in_json;
        std::size_t column = 2;
        for (auto const& one : monthly_numbers()) {
            std::string element(one.word);
            std::replace(element.begin(), element.end(), '_', '-');
            auto const printed = numbers.child(element.c_str()).trimmed_text();
            BOOST_CHECK_EQUAL(printed, table::text_of(cells.at(column++)));
            in_json += (in_json.empty() ? "" : ",") + std::string("\"") + one.word + "\":" + printed;
        }
        BOOST_CHECK_MESSAGE(json.find(in_json) != std::string::npos, in_json);
    };
    for (auto const& list_node : document.root().children("list"))
        for (auto const& partner_node : list_node.children("partner"))
            compare(partner_node, sheets[0].rows.at(at_row++));
    compare(document.root().child("total"), sheets[0].rows.at(at_row));
    BOOST_CHECK_EQUAL(document.root().children("late").size(), sheets[2].rows.size());
    BOOST_CHECK_EQUAL(sheets[1].rows.size(), 1U);
    BOOST_CHECK_GE(sheets[2].rows.size(), 1U);
}

BOOST_AUTO_TEST_SUITE_END()
