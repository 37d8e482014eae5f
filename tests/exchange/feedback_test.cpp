#include <exchange/feedback.h>

#include <exchange/feedback_outbox.h>
#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using enum MeasureState;

namespace {

/// A partner that is known by its key, and the door of the issuer.
struct Door {
    test::KeyPair partner{"PARTNER-A feedback"};
    test::KeyPair stranger{"PARTNER-B feedback"};
    xml::Schema schema = test::must(xml::Schema::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd/jdl-1.0.xsd"));

    MeasureFeedback feedback() const
    {
        return {{"01234567-89ab-4cde-8f01-23456789abcd", "none", Environment::Test, {"PARTNER-A", "甲局"}, {"ISSUER"},
                    test::LIST_NOW},
            1, std::nullopt, "INDUSTRY-BAN", 1, 1,
            {{"A-00000001", "BAN-00000033", 1, "BAN-00000033-M1", Applied, test::LIST_NOW.plus_seconds(-60)}}};
    }
    Bytes file(MeasureFeedback const& feedback) const
    {
        return test::must(feedback_document(feedback, partner.holder()));
    }
    Step<MeasureFeedback> read(Bytes const& octets) const
    {
        return read_feedback(octets, "f.xml",
            {schema, Environment::Test, "ISSUER", test::LIST_NOW, [this](std::string const& code) {
                 return code == "PARTNER-A" ? std::vector{partner.certificate.digest()} : std::vector<model::Sha256>{};
             }});
    }
    /// "E-SIG"; "taken" when it was.
    std::string answer(Bytes const& octets) const
    {
        auto const read_one = read(octets);
        return read_one ? "taken" : std::string(word_of(read_one.reason().code));
    }
    std::string answer(MeasureFeedback const& feedback) const { return answer(file(feedback)); }
};

Bytes replaced(Bytes text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    BOOST_REQUIRE(at != Bytes::npos);
    return text.replace(at, from.size(), to);
}

bool may(std::optional<MeasureState> before, MeasureState next, EntryStanding standing)
{
    auto const answer = may_follow(before, next, standing);
    if (!answer) test::check_refused(answer, Fault::Conflict, "state");
    return bool(answer);
}

} // namespace

BOOST_AUTO_TEST_SUITE(feedback_test)

BOOST_AUTO_TEST_CASE(a_measure_is_applied_while_listed_and_lifted_once_the_entry_has_gone)
{
    BOOST_CHECK(may({}, MatchedPending, EntryStanding::Listed));
    BOOST_CHECK(may(MatchedPending, Applied, EntryStanding::Listed));
    BOOST_CHECK(!may(Applied, Lifted, EntryStanding::Listed));
    BOOST_CHECK(may(Applied, Lifted, EntryStanding::Over));
    BOOST_CHECK(may(Applied, LiftPending, EntryStanding::Over));
    BOOST_CHECK(may(LiftPending, Lifted, EntryStanding::Over));
    BOOST_CHECK(!may(LiftPending, Applied, EntryStanding::Over));
}

BOOST_AUTO_TEST_CASE(only_what_was_never_valid_is_undone)
{
    BOOST_CHECK(!may(Applied, Undone, EntryStanding::Listed));
    BOOST_CHECK(!may(Applied, Undone, EntryStanding::Over));
    BOOST_CHECK(may(Applied, Undone, EntryStanding::NeverValid));
    BOOST_CHECK(!may({}, Applied, EntryStanding::NeverValid));
}

BOOST_AUTO_TEST_CASE(what_ended_stays_ended_and_what_was_not_applied_is_not_lifted)
{
    for (auto const ended : {Lifted, Undone})
        for (auto const next : {NoMatch, MatchedPending, Applied, AppliedPartially, NotApplicable, Refused, LiftPending,
                 Lifted, Undone, AmbiguousMatch})
            for (auto const standing : {EntryStanding::Listed, EntryStanding::Over, EntryStanding::NeverValid})
                BOOST_CHECK(!may(ended, next, standing));
    BOOST_CHECK(!may({}, Lifted, EntryStanding::Over));
    BOOST_CHECK(!may(Refused, Lifted, EntryStanding::Over));
    BOOST_CHECK(!may(Applied, NoMatch, EntryStanding::Listed));
    BOOST_CHECK(may(Refused, Applied, EntryStanding::Listed));
    for (auto const state : {NoMatch, AmbiguousMatch, MatchedPending, Applied, AppliedPartially, NotApplicable, Refused,
             LiftPending, Lifted, Undone})
        BOOST_CHECK(measure_state_of(word_of(state)) == state);
}

BOOST_FIXTURE_TEST_CASE(what_a_partner_signed_is_read_as_it_was_written, Door)
{
    auto written = feedback();
    written.actions[0].error_notice = "出生日期不符 <&>";
    written.actions[0].matched_on = {"person-id"};
    auto const taken = read(file(written));
    BOOST_REQUIRE_MESSAGE(taken, (taken ? "" : taken.reason().text));
    BOOST_CHECK_EQUAL(taken->header.sender.code, "PARTNER-A");
    BOOST_REQUIRE_EQUAL(taken->actions.size(), 1U);
    BOOST_CHECK_EQUAL(taken->actions[0].error_notice, "出生日期不符 <&>");
    BOOST_CHECK(taken->actions[0].state == Applied);
}

BOOST_FIXTURE_TEST_CASE(a_file_of_a_stranger_or_altered_on_the_way_is_refused, Door)
{
    BOOST_CHECK_EQUAL(answer(feedback()), "taken");
    auto posing = feedback();
    BOOST_CHECK_EQUAL(answer(test::must(feedback_document(posing, stranger.holder()))), "E-KEY");
    posing.header.sender.code = "PARTNER-B";
    BOOST_CHECK_EQUAL(answer(posing), "E-KEY");
    BOOST_CHECK_EQUAL(answer(replaced(file(feedback()), ">applied<", ">refused<")), "E-SIG");
    BOOST_CHECK_EQUAL(answer(replaced(file(feedback()), "BAN-00000033-M1", "BAN-00000033-M2")), "E-SIG");
}

BOOST_FIXTURE_TEST_CASE(a_file_for_others_of_another_environment_or_of_the_future_is_refused, Door)
{
    auto wrong = feedback();
    wrong.header.audience = {"ELSEWHERE"};
    BOOST_CHECK_EQUAL(answer(wrong), "E-AUDIENCE");
    wrong = feedback();
    wrong.header.environment = Environment::Production;
    BOOST_CHECK_EQUAL(answer(wrong), "E-ENV");
    wrong = feedback();
    wrong.header.created_at = test::LIST_NOW.plus_seconds(60);
    BOOST_CHECK_EQUAL(answer(wrong), "E-RULE");
    wrong = feedback();
    wrong.actions[0].occurred_at = test::LIST_NOW.plus_seconds(60);
    BOOST_CHECK_EQUAL(answer(wrong), "E-RULE");
    wrong = feedback();
    wrong.actions.push_back(wrong.actions[0]);
    BOOST_CHECK_EQUAL(answer(wrong), "E-RULE");
    wrong = feedback();
    wrong.seq = 2;
    BOOST_CHECK_EQUAL(answer(wrong), "E-RULE");
}

BOOST_FIXTURE_TEST_CASE(hostile_octets_are_refused_before_they_are_parsed, Door)
{
    auto const good = file(feedback());
    BOOST_CHECK_EQUAL(answer(Bytes()), "E-NOTXML");
    BOOST_CHECK_EQUAL(answer("<html>502</html>"), "E-NOTXML");
    BOOST_CHECK_EQUAL(answer(good.substr(0, good.size() / 2)), "E-TRUNCATED");
    BOOST_CHECK_EQUAL(
        answer(replaced(good, "<MeasureFeedback", "<!DOCTYPE x [<!ENTITY a \"b\">]><MeasureFeedback")), "E-PRESCAN");
    BOOST_CHECK_EQUAL(answer(replaced(good, "<FeedbackSeq>", "<!-- --><FeedbackSeq>")), "E-PRESCAN");
    BOOST_CHECK_EQUAL(answer(replaced(good, "<FeedbackSeq>1<", "<FeedbackSeq>0<")), "E-SCHEMA");
    BOOST_CHECK_EQUAL(answer(replaced(good, ">applied<", ">done<")), "E-SCHEMA");
    std::string attributes;
    for (int i = 0; i < 40'000; ++i)
        attributes += " a" + std::to_string(i) + "=\"\"";
    BOOST_CHECK_EQUAL(answer("<MeasureFeedback" + attributes + "/>"), "E-SIZE");
    BOOST_CHECK_EQUAL(answer(good + Bytes(MOST_FEEDBACK_OCTETS, ' ')), "E-SIZE");
}

BOOST_FIXTURE_TEST_CASE(xmlsec1_believes_the_signature_too, Door)
{
    test::TempFolder folder;
    write_file_atomically(folder.path() / "f.xml", file(feedback()));
    write_file_atomically(folder.path() / "p.pem", partner.certificate.pem());
    if (std::system("command -v xmlsec1 >/dev/null 2>&1") != 0) return;
    auto const command = "xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty --trusted-pem '" +
                         (folder.path() / "p.pem").string() + "' '" + (folder.path() / "f.xml").string() +
                         "' >/dev/null 2>&1";
    BOOST_CHECK_EQUAL(std::system(command.c_str()), 0);
}

BOOST_FIXTURE_TEST_CASE(a_receipt_is_of_the_schema_and_signed, Door)
{
    FeedbackReport const report{{"01234567-89ab-4cde-8f01-23456789abcd", "none", Environment::Test, {"ISSUER", "省局"},
                                    {"PARTNER-A"}, test::LIST_NOW},
        1, crypto::sha256("x"), ListOutcome::Rejected, {{ReasonCode::Gap, "expected 1", "f.xml"}},
        {{"A-00000001", "E-ENTRY", "there is no such entry"}}, 3, 1};
    auto const text = test::must(feedback_report_document(report, stranger.holder()));
    auto const document = test::must(xml::Document::parse(text, xml::Limits::foreign(), "r.xml"));
    test::must(schema.check(document));
    test::must(xml::verify_enveloped(document, {stranger.certificate.digest()}));
}

BOOST_FIXTURE_TEST_CASE(the_outbox_keeps_a_chain_and_never_sends_an_action_twice, Door)
{
    test::TempFolder folder;
    auto outbox = test::must(FeedbackOutbox::open(folder.path() / "feedback.sqlite"));
    auto action = feedback().actions[0];
    auto const first = outbox.add("L", action);
    action.state = Refused;
    auto const second = outbox.add("L", action);
    BOOST_CHECK_NE(first.id, second.id);
    BOOST_CHECK(outbox.state_of("L", action.entry, action.measure) == Refused);
    BOOST_CHECK_EQUAL(outbox.unsent("L").size(), 2U);
    auto to_send = feedback();
    to_send.list_id = "L";
    to_send.actions = outbox.unsent("L");
    test::must(outbox.sent(to_send, "document"));
    BOOST_CHECK(outbox.unsent("L").empty());
    BOOST_CHECK(outbox.last("L")->digest == crypto::sha256("document"));
    BOOST_CHECK(!outbox.last("M"));
}

BOOST_AUTO_TEST_SUITE_END()
