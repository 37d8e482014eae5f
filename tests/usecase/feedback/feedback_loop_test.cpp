#include <usecase/feedback/take_feedback.h>

#include <usecase/feedback/feedback_loop.h>

using namespace xindang;
using namespace xindang::test::feedback;

namespace {

std::string word(FeedbackReceipt const& receipt)
{
    auto text = std::string(exchange::word_of(receipt.report.outcome));
    for (auto const& reason : receipt.report.reasons)
        text += " " + std::string(exchange::word_of(reason.code));
    for (auto const& reject : receipt.report.rejects)
        text += " " + reject.code;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(feedback_loop_test)

BOOST_FIXTURE_TEST_CASE(a_measure_is_owed_then_overdue_then_answered, Loop)
{
    BOOST_CHECK_EQUAL(numbers(NOW).outstanding, 1U);
    BOOST_CHECK_EQUAL(numbers(NOW).overdue, 0U);
    // Ten working days after 5 January 2026, as conf/law says of this measure.
    BOOST_CHECK_EQUAL(numbers(NOW.plus_seconds(14 * DAY)).overdue, 0U);
    BOOST_CHECK_EQUAL(numbers(NOW.plus_seconds(15 * DAY)).overdue, 1U);
    test::must(note(MeasureState::Applied, NOW));
    auto const receipt = take(send(NOW), NOW.plus_seconds(60));
    BOOST_CHECK_EQUAL(word(receipt), "imported");
    BOOST_CHECK_EQUAL(receipt.taken, 1U);
    auto const after = numbers(NOW.plus_seconds(15 * DAY));
    BOOST_CHECK_EQUAL(after.outstanding + after.overdue, 0U);
    BOOST_CHECK_EQUAL(after.applied, 1U);
}

BOOST_FIXTURE_TEST_CASE(a_match_in_doubt_is_no_answer_and_a_refusal_needs_a_reason, Loop)
{
    test::must(note(MeasureState::AmbiguousMatch, NOW));
    take(send(NOW), NOW);
    BOOST_CHECK_EQUAL(numbers(NOW).outstanding, 1U);
    test::check_refused(note(MeasureState::Refused, NOW), Fault::BadInput, "reason-code");
    test::must(note(MeasureState::Refused, NOW, "", "no-power"));
    take(send(NOW), NOW);
    BOOST_CHECK_EQUAL(numbers(NOW).outstanding, 0U);
    BOOST_CHECK_EQUAL(numbers(NOW).refused, 1U);
}

BOOST_FIXTURE_TEST_CASE(what_was_applied_is_to_be_lifted_when_the_entry_leaves_and_undone_when_it_was_void, Loop)
{
    test::must(note(MeasureState::Applied, NOW));
    take(send(NOW), NOW);
    test::check_refused(note(MeasureState::Lifted, NOW), Fault::Conflict, "state");
    auto const later = NOW.plus_seconds(DAY);
    revoke(later);
    publish(later);
    import(later);
    BOOST_CHECK_EQUAL(numbers(later).to_lift, 1U);
    BOOST_CHECK_EQUAL(numbers(later).lift_overdue, 0U);
    BOOST_CHECK_EQUAL(numbers(later.plus_seconds(30 * DAY)).lift_overdue, 1U);
    BOOST_CHECK(!task().listed);
    test::must(note(MeasureState::Undone, later));
    BOOST_CHECK_EQUAL(word(take(send(later), later)), "imported");
    BOOST_CHECK_EQUAL(numbers(later.plus_seconds(30 * DAY)).to_lift, 0U);
    BOOST_CHECK_EQUAL(numbers(later).lifted, 1U);
}

BOOST_FIXTURE_TEST_CASE(a_removal_is_remembered_when_the_head_names_its_delta_no_more, Loop)
{
    test::must(note(MeasureState::Applied, NOW));
    take(send(NOW), NOW);
    list.kept_deltas = 1;
    auto const revoked = NOW.plus_seconds(DAY);
    revoke(revoked);
    publish(revoked);
    auto later = revoked;
    for (auto const* name : {"测试乙", "测试丙", "测试丁"}) {
        later = later.plus_seconds(DAY);
        ban_another(name, later);
        publish(later);
    }
    import(later);
    BOOST_CHECK_EQUAL(numbers(later).to_lift, 1U);
    BOOST_CHECK_EQUAL(numbers(later).asked, 3U);
    BOOST_CHECK_EQUAL(numbers(revoked.plus_seconds(30 * DAY)).lift_overdue, 1U);
}

BOOST_FIXTURE_TEST_CASE(a_file_is_taken_once_and_only_in_its_turn, Loop)
{
    test::must(note(MeasureState::MatchedPending, NOW));
    auto const first = send(NOW);
    test::must(note(MeasureState::Applied, NOW));
    auto const second = send(NOW);
    BOOST_CHECK_EQUAL(word(take(second, NOW)), "rejected E-GAP");
    BOOST_CHECK_EQUAL(word(take(first, NOW)), "imported");
    auto const size = archive->view().size();
    BOOST_CHECK_EQUAL(word(take(first, NOW)), "duplicate");
    BOOST_CHECK_EQUAL(archive->view().size(), size);
    BOOST_CHECK_EQUAL(word(take(second, NOW)), "imported");
    BOOST_CHECK_EQUAL(word(take(first, NOW)), "duplicate");
    BOOST_CHECK_EQUAL(numbers(NOW).applied, 1U);
}

BOOST_FIXTURE_TEST_CASE(a_chain_that_was_begun_anew_is_refused, Loop)
{
    test::must(note(MeasureState::MatchedPending, NOW));
    take(send(NOW), NOW);
    std::filesystem::remove(feedback_outbox_file(partner));
    std::filesystem::remove(feedback_outbox_file(partner).string() + "-wal");
    test::must(note(MeasureState::Applied, NOW));
    BOOST_CHECK_EQUAL(word(take(send(NOW), NOW)), "rejected E-ROLLBACK");
    BOOST_CHECK_EQUAL(numbers(NOW).applied, 0U);
}

BOOST_FIXTURE_TEST_CASE(each_action_that_does_not_fit_is_sent_back_and_the_rest_is_taken, Loop)
{
    auto const one = task();
    auto const key = test::must(crypto::load_key(feedback_key_file(partner)));
    auto const certificate = test::must(crypto::Certificate::load(feedback_certificate_file(partner)));
    exchange::FeedbackAction const good{"A-1001", one.entry, 1, one.measure, MeasureState::Applied, NOW};
    exchange::MeasureFeedback feedback{{"01234567-89ab-4cde-8f01-23456789abcd", "none", exchange::Environment::Test,
                                           SELF, {law.agencies().own().code}, NOW},
        1, std::nullopt, list.id, 1, 1, {good, good, good, good, good, good}};
    feedback.actions[1].entry = "BAN-99999999";
    feedback.actions[2].entry_version = 2;
    feedback.actions[3].measure = one.measure + "X";
    feedback.actions[4].state = MeasureState::Lifted;
    feedback.actions[5].state = MeasureState::Refused;
    for (std::size_t i = 0; i < feedback.actions.size(); ++i)
        feedback.actions[i].id = "A-100" + std::to_string(i);
    auto const file = test::must(exchange::feedback_document(feedback, {*key, certificate}));
    auto const receipt = take(file, NOW);
    BOOST_CHECK_EQUAL(word(receipt), "imported-with-warnings E-ENTRY E-VERSION E-MEASURE E-TRANSITION E-REASON");
    BOOST_CHECK_EQUAL(receipt.taken, 1U);
}

BOOST_FIXTURE_TEST_CASE(a_word_that_the_entry_seems_wrong_opens_a_case_that_somebody_ends, Loop)
{
    test::must(note(MeasureState::NotApplicable, NOW, "该人出生日期与我局登记不符"));
    BOOST_CHECK_EQUAL(take(send(NOW), NOW).error_cases, 1U);
    BOOST_CHECK_EQUAL(numbers(NOW).error_cases, 1U);
    auto const book =
        test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()));
    BOOST_REQUIRE_EQUAL(book.cases().size(), 1U);
    auto const opened = book.cases()[0].opened;
    using enum CaseDecision;
    at(NOW, [&](auto const& services) {
        auto const decide = [&](Actor const& actor, model::EntryNumber number, std::string const& result) {
            return decide_correction(actor, {number, Unfounded, result}, services);
        };
        test::check_refused(decide(STAFF, opened, ""), Fault::BadInput, "result");
        test::check_refused(decide(PARTNER, opened, "无误"), Fault::Forbidden, "actor");
        test::check_refused(decide(STAFF, model::EntryNumber{1}, "无误"), Fault::NotFound, "case");
        test::must(decide(STAFF, opened, "经核实无误"));
        test::check_refused(decide(STAFF, opened, "无误"), Fault::Conflict, "case");
    });
    BOOST_CHECK_EQUAL(numbers(NOW).error_cases, 0U);
    auto const cases = test::must(
        correction_cases(PARTNER, archive->view(), archive::ObjectStore(folder.objects()), law, "dongyu-amr"));
    BOOST_REQUIRE_EQUAL(cases.size(), 1U);
    BOOST_CHECK_EQUAL(chinese_of(cases[0]), "经核无误");
}

BOOST_FIXTURE_TEST_CASE(a_decided_correction_reaches_the_partner_as_one_and_is_looked_at_again, Loop)
{
    test::must(note(MeasureState::Applied, NOW, "姓名与我局登记不符"));
    take(send(NOW), NOW);
    auto const case_now = [&] {
        return test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()))
            .cases()
            .at(0);
    };
    auto const decided = NOW.plus_seconds(3600);
    at(decided, [&](auto const& services) {
        test::must(
            decide_correction(STAFF, {case_now().opened, CaseDecision::Corrected, "姓名误录，已更正"}, services));
    });
    BOOST_CHECK(!case_now().delivered);
    // Published before anything was put right: nothing changed, and the correction is not forgotten.
    publish(decided.plus_seconds(60));
    auto const later = NOW.plus_seconds(7200);
    auto writer = test::must(archive->writer("zhao", FixedClock{later}));
    auto const person = writer.find({model::IdentifierScheme::PersonId, "359901197310091004"});
    BOOST_REQUIRE(person);
    test::must(writer.amend_subject(*person, {model::CivilDate::on(later), "测试乙"}));
    writer.commit();
    publish(later);
    auto const report = import(later);
    BOOST_REQUIRE_EQUAL(report.changes.size(), 1U);
    BOOST_CHECK_EQUAL(report.changes[0].why, "correction: Subject");
    BOOST_REQUIRE(!report.work.empty());
    BOOST_CHECK(report.work[0].action == exchange::WorkItem::Action::Review);
    BOOST_CHECK(case_now().delivered);
    BOOST_CHECK_EQUAL(chinese_of(case_now()), "已更正并发布");
}

BOOST_FIXTURE_TEST_CASE(what_stands_in_the_public_form_of_a_list_is_asked_of_nobody, Loop)
{
    auto const before = numbers(NOW);
    auto const partners = list;
    list = {"INDUSTRY-BAN-PUBLIC", "测试名单", {exchange::PUBLIC_AUDIENCE}, 48, "INDUSTRY-BAN", law::ListForm::Public};
    publish(NOW);
    list = partners;
    auto const after = numbers(NOW);
    auto const book =
        test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()));
    for (auto const& [key, one] : book.obligations())
        BOOST_CHECK_EQUAL(key.list, "INDUSTRY-BAN"); // of our own department neither
    BOOST_CHECK_EQUAL(before.asked, 1U);
    BOOST_CHECK_EQUAL(after.asked, before.asked);
    BOOST_CHECK_EQUAL(after.outstanding, before.outstanding);
}

BOOST_FIXTURE_TEST_CASE(nobody_reports_for_a_partner_whose_key_is_not_registered, Loop)
{
    auto const other = temp.path() / "other";
    test::must(make_feedback_key(PARTNER, other, {"dongyu-health", "卫健委"}, "", FixedClock{NOW}, random));
    test::must(note(MeasureState::Applied, NOW));
    std::filesystem::copy_file(
        feedback_key_file(other), feedback_key_file(partner), std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(feedback_certificate_file(other), feedback_certificate_file(partner),
        std::filesystem::copy_options::overwrite_existing);
    auto const size = archive->view().size();
    BOOST_CHECK_EQUAL(word(take(send(NOW), NOW)), "rejected E-KEY");
    BOOST_CHECK_EQUAL(archive->view().size(), size);
    at(NOW, [&](auto const& services) {
        auto const certificate = test::must(crypto::Certificate::load(feedback_certificate_file(other)));
        test::check_refused(
            register_partner_key(OPERATOR, "nobody", certificate, services), Fault::NotFound, "partner");
        test::check_refused(
            register_partner_key(PARTNER, "dongyu-health", certificate, services), Fault::Forbidden, "actor");
    });
}

BOOST_AUTO_TEST_SUITE_END()
