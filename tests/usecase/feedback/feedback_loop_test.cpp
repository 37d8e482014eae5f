#include <usecase/feedback/take_feedback.h>

#include <usecase/feedback/feedback_views.h>
#include <usecase/feedback/partner_feedback.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <base/progress.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <model/ban.h>
#include <usecase/list/import_list.h>
#include <usecase/list/publish_list.h>
#include <usecase/office/set_up.h>

using namespace xindang;
using namespace xindang::usecase;
using exchange::ListOutcome;
using exchange::MeasureState;

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
constexpr std::int64_t DAY = 86400;
std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const STAFF{"lin", {Duty::PublicationStaff}};
Actor const OPERATOR{"op", {Duty::Operator}};
Actor const PARTNER{"partner", {Duty::Partner}};
constexpr char BAN_NUMBER[] = "东药监罚〔2025〕1号";
exchange::Party const SELF{"dongyu-amr", "东屿省市场监督管理局"};

/// An office with one listed person, and a partner that has the list and a registered key.
struct Loop {
    test::TempFolder temp;
    DataFolder folder{temp.path() / "office"};
    std::filesystem::path partner = temp.path() / "partner";
    crypto::SystemRandom random;
    law::Catalogue law = test::must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    Settings::List list{"INDUSTRY-BAN", "测试名单", {"dongyu-amr", "dongyu-health"}, 48};
    std::optional<archive::Archive> archive;
    std::unique_ptr<crypto::SigningKey> root_key, list_key, head_key;
    std::optional<crypto::Certificate> root_certificate, list_certificate, head_certificate;

    Loop()
    {
        test::must(set_up(OPERATOR, folder, law.agencies().own(), {Environment::Test}, FixedClock{NOW}, random));
        archive.emplace(test::must(
            archive::Archive::open(folder.database(), test::must(crypto::load_secret(folder.master_key())), random)));
        root_key = test::must(crypto::load_key(folder.key("list-root")));
        list_key = test::must(crypto::load_key(folder.key("list")));
        head_key = test::must(crypto::load_key(folder.key("head")));
        root_certificate = test::must(crypto::Certificate::load(folder.certificate("list-root")));
        list_certificate = test::must(crypto::Certificate::load(folder.certificate("list")));
        head_certificate = test::must(crypto::Certificate::load(folder.certificate("head")));
        ban_somebody();
        publish(NOW);
        import(NOW);
        test::must(make_feedback_key(PARTNER, partner, SELF, "", FixedClock{NOW}, random));
        enrol();
    }

    void ban_somebody()
    {
        auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
        auto const day = test::must(model::CivilDate::parse("2025-12-01"));
        auto const person = test::must(writer.register_subject({model::SubjectKind::Person, "测试甲", {},
            {{model::IdentifierScheme::PersonId, "359901197310091004"}}, {}, day, "test"}));
        model::Fields more;
        model::Ban{"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug",
            model::Term::life(day), day, law.agencies().own().code, "生产、销售假药"}
            .write_to(more);
        test::must(writer.issue_document({person, day, "ban-decision", BAN_NUMBER, "东药监罚", 2025, 1,
            "行政处罚决定书", crypto::sha256(BAN_NUMBER), more}));
        writer.commit();
    }

    void revoke(Instant now)
    {
        auto writer = test::must(archive->writer("lin", FixedClock{now}));
        test::must(writer.revoke_document(BAN_NUMBER, "撤销", model::CivilDate::on(now)));
        writer.commit();
    }

    void publish(Instant now)
    {
        FixedClock const clock{now};
        archive::ObjectStore const objects(folder.objects());
        auto const master = test::must(crypto::load_secret(folder.master_key()));
        test::must(publish_list(STAFF, list, Environment::Test,
            {*archive, objects, law, folder, master,
                {{*root_key, *root_certificate}, {*list_key, *list_certificate}, {*head_key, *head_certificate}},
                HOME / "xsd", clock, random}));
    }

    void import(Instant now)
    {
        NoProgress progress;
        FixedClock const clock{now};
        auto const report = test::must(import_list(PARTNER,
            {{folder.list(list.id).string()}, partner, {list.id, SELF, exchange::Environment::Test, *root_certificate}},
            {HOME / "xsd", clock, random, progress}));
        BOOST_REQUIRE_MESSAGE(report.exit_code() <= 1, report.text());
    }

    template <class Work> auto at(Instant now, Work const& work)
    {
        FixedClock const clock{now};
        archive::ObjectStore const objects(folder.objects());
        FeedbackServices const services{*archive, objects, law, exchange::Environment::Test,
            {*head_key, *head_certificate}, HOME / "xsd", clock, random};
        return work(services);
    }

    void enrol()
    {
        auto const certificate = test::must(crypto::Certificate::load(feedback_certificate_file(partner)));
        at(NOW, [&](auto const& services) {
            test::must(register_partner_key(OPERATOR, "dongyu-amr", certificate, services));
        });
    }

    PartnerTask task()
    {
        auto const tasks = test::must(partner_tasks(PARTNER, partner, "dongyu-amr"));
        BOOST_REQUIRE_EQUAL(tasks.size(), 1U);
        return tasks[0];
    }

    Outcome<exchange::FeedbackAction> note(
        MeasureState state, Instant now, std::string error = {}, std::string why = {})
    {
        auto const one = task();
        exchange::FeedbackAction action{"", one.entry, 0, one.measure, state, now};
        action.error_notice = std::move(error);
        action.reason_code = std::move(why);
        return note_action(PARTNER, {partner, "dongyu-amr", "", action});
    }

    Bytes send(Instant now)
    {
        return test::must(send_feedback(PARTNER, {partner, SELF, "", ""}, FixedClock{now}, random)).document;
    }

    FeedbackReceipt take(Bytes const& file, Instant now)
    {
        return at(now, [&](auto const& services) { return test::must(take_feedback(STAFF, file, "f.xml", services)); });
    }

    PartnerNumbers numbers(Instant now)
    {
        auto const book =
            test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()));
        for (auto const& one : numbers_of(book, model::CivilDate::on(now)))
            if (one.partner == "dongyu-amr") return one;
        return {};
    }
};

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
    at(NOW, [&](auto const& services) {
        test::check_refused(close_correction(STAFF, opened, "", services), Fault::BadInput, "result");
        test::check_refused(close_correction(PARTNER, opened, "无误", services), Fault::Forbidden, "actor");
        test::check_refused(close_correction(STAFF, model::EntryNumber{1}, "无误", services), Fault::NotFound, "case");
        test::must(close_correction(STAFF, opened, "经核实无误", services));
        test::check_refused(close_correction(STAFF, opened, "无误", services), Fault::Conflict, "case");
    });
    BOOST_CHECK_EQUAL(numbers(NOW).error_cases, 0U);
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

BOOST_FIXTURE_TEST_CASE(the_monthly_report_counts_what_the_book_counts, Loop)
{
    test::must(note(MeasureState::Applied, NOW));
    take(send(NOW), NOW);
    auto const book =
        test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()));
    auto const month = test::must(parse_month("2026-01"));
    auto const later = model::CivilDate::on(NOW.plus_seconds(40 * DAY));
    auto const sheets = monthly_feedback_sheets(book, law, month.year, month.month, later);
    BOOST_REQUIRE_EQUAL(sheets.size(), 3U);
    BOOST_CHECK_EQUAL(sheets[1].rows.size(), 1U); // what was reported in January
    BOOST_CHECK_GE(sheets[2].rows.size(), 1U);    // the other executors have not answered
    BOOST_CHECK(monthly_feedback_sheets(book, law, 2026, 2, later)[1].rows.empty());
    for (auto const* wrong : {"2026", "2026-13", "2026-1", "januar"})
        test::check_refused(parse_month(wrong), Fault::BadInput, "month");
}

BOOST_AUTO_TEST_SUITE_END()
