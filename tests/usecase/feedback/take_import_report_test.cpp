#include <usecase/feedback/take_import_report.h>

#include <usecase/feedback/feedback_loop.h>

#include <usecase/feedback/import_standings.h>
#include <usecase/list/report_signature.h>

using namespace xindang;
using namespace xindang::test::feedback;

BOOST_AUTO_TEST_SUITE(take_import_report_test)

BOOST_FIXTURE_TEST_CASE(a_report_of_an_import_tells_whether_the_partner_has_our_list, Loop)
{
    auto const later = NOW.plus_seconds(60);
    auto const report = import(later);
    auto const signed_by = [&](std::filesystem::path const& where, exchange::ImportReport const& one) {
        return test::must(signed_report(one, feedback_key_file(where), feedback_certificate_file(where)));
    };
    auto const take_report = [&](Bytes const& file) {
        return at(later.plus_seconds(60),
            [&](auto const& services) { return test::must(take_import_report(PARTNER, file, "r.xml", services)); });
    };
    using Answer = ImportReportReceipt::Outcome;
    auto const file = signed_by(partner, report);
    auto const taken = take_report(file);
    BOOST_CHECK(taken.outcome == Answer::Taken);
    BOOST_CHECK(taken.same == SameState::Yes);
    BOOST_CHECK_EQUAL(taken.partner, "dongyu-amr");
    auto const size = archive->view().size();
    BOOST_CHECK(take_report(file).outcome == Answer::Duplicate);
    // That nothing changed is told again and again by a follower, and written down once a day.
    auto quiet = report;
    quiet.message_id = "01234567-89ab-4cde-8f01-23456789abcd";
    quiet.outcome = ListOutcome::NoChange;
    auto const told = take_report(signed_by(partner, quiet));
    BOOST_CHECK(told.outcome == Answer::Taken && !told.entry);
    // Unsigned, altered, by a key nobody registered, of another size: none of it is believed.
    auto const code_of = [&](Bytes const& octets) {
        auto const receipt = take_report(octets);
        BOOST_CHECK(receipt.outcome == Answer::Rejected);
        return receipt.reason ? std::string(exchange::word_of(receipt.reason->code)) : std::string();
    };
    BOOST_CHECK_EQUAL(code_of(report.xml()), "E-SIG");
    auto altered = file;
    altered.replace(altered.find("read=\"") + 6, 1, "7");
    BOOST_CHECK_EQUAL(code_of(altered), "E-SIG");
    auto const other = temp.path() / "other";
    test::must(make_feedback_key(PARTNER, other, SELF, "", FixedClock{NOW}, random));
    BOOST_CHECK_EQUAL(code_of(signed_by(other, report)), "E-KEY");
    BOOST_CHECK_EQUAL(code_of(Bytes(exchange::MOST_REPORT_OCTETS + 1, ' ')), "E-SIZE");
    BOOST_CHECK_EQUAL(archive->view().size(), size);
    // A partner that has another list than ours, and one that could not read ours.
    auto diverged = report;
    diverged.message_id = "01234567-89ab-4cde-8f01-23456789abce";
    diverged.after.digest = crypto::sha256("another state");
    BOOST_CHECK(take_report(signed_by(partner, diverged)).same == SameState::No);
    auto standings = test::must(import_standings(STAFF, archive->view()));
    BOOST_REQUIRE_EQUAL(standings.size(), 1U);
    BOOST_CHECK(standings[0].worrying());
    auto negative = report;
    negative.message_id = "01234567-89ab-4cde-8f01-23456789abcf";
    negative.issuer = {};
    negative.list_id = "UNKNOWN";
    negative.outcome = ListOutcome::Rejected;
    negative.reasons = {{exchange::ReasonCode::NotXml, "a page of some text", "head.xml"}};
    BOOST_CHECK(take_report(signed_by(partner, negative)).outcome == Answer::Taken);
    standings = test::must(import_standings(STAFF, archive->view()));
    BOOST_REQUIRE_EQUAL(standings.size(), 2U);
    BOOST_CHECK_EQUAL(standings[1].reasons, "E-NOTXML");
    BOOST_CHECK(standings[1].worrying());
    test::check_refused(import_standings(PARTNER, archive->view()), Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_SUITE_END()
