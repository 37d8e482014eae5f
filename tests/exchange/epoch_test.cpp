#include <exchange/import.h>

#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

namespace {

void check_rejected(ImportReport const& report, ReasonCode code, std::string const& words)
{
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), word_of(code));
    BOOST_CHECK_EQUAL(report.reasons.front().where, "head.xml");
    BOOST_CHECK_MESSAGE(report.reasons.front().text.find(words) != std::string::npos, report.text());
    BOOST_CHECK_EQUAL(report.exit_code(), 13);
    BOOST_CHECK_EQUAL(report.after.seq, report.before.seq);
}

/// A partner at 2 of epoch 1 with five entries; the issuer has begun anew with four of them, one changed, and a new
/// one.
struct AnewWorld : ListWorld {
    AnewWorld()
    {
        publish(entries(4));
        import();
        now = now.plus_seconds(60);
        publish(entries(5));
        import();
        now = now.plus_seconds(3600);
        begin_anew();
        auto some = entries(6);
        some[1].names.push_back({"测试曾用名", "former"});
        some.erase(some.begin());
        publish(some);
    }
    ListStore store() const { return test::must(ListStore::open(store_file())); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(epoch_test)

BOOST_FIXTURE_TEST_CASE(a_list_begun_anew_shows_its_changes_and_waits_for_a_person, AnewWorld)
{
    auto const report = import();
    check_rejected(report, ReasonCode::Epoch, "expected epoch 1, found 2");
    BOOST_CHECK_EQUAL(report.count(EntryChange::Kind::Added), 1);
    BOOST_CHECK_EQUAL(report.count(EntryChange::Kind::Removed), 1);
    // Beginning anew dates every entry anew; what says something else can be told apart.
    BOOST_REQUIRE_EQUAL(report.count(EntryChange::Kind::Amended), 4);
    for (auto const& change : report.changes)
        if (change.kind == EntryChange::Kind::Amended)
            BOOST_CHECK_EQUAL(change.why, change.id == "BAN-100002" ? "" : "says the same, dated anew");
    BOOST_CHECK(report.text().find("移出  BAN-100001") != std::string::npos);
    BOOST_CHECK_EQUAL(store().find(list_id)->position.epoch, 1);
    BOOST_CHECK_EQUAL(store().entries(list_id).size(), 5);
    test::must(schemas().list.check(test::must(xml::Document::parse(report.xml(), xml::Limits::foreign(), "report"))));
}

BOOST_FIXTURE_TEST_CASE(a_person_who_was_shown_it_accepts_it_and_the_state_before_is_kept, AnewWorld)
{
    import();
    now = now.plus_seconds(60);
    auto const report = accept(2, "王测试");
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::ImportedWithWarnings, report.text());
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), "W-EPOCH");
    BOOST_CHECK_EQUAL(report.reasons.front().text, "王测试 accepted epoch 2 after 2 of epoch 1");
    BOOST_CHECK_EQUAL(report.before.epoch, 1);
    BOOST_CHECK_EQUAL(report.after.epoch, 2);
    BOOST_CHECK_EQUAL(report.after.seq, 1);
    auto lists = store();
    BOOST_CHECK_EQUAL(lists.find(list_id)->position.epoch, 2);
    BOOST_CHECK_EQUAL(lists.find(list_id)->position.seq, 1);
    BOOST_CHECK_EQUAL(lists.entries(list_id).size(), 5);
    BOOST_CHECK(lists.with_identifier(key_of(1)).empty());
    BOOST_CHECK_EQUAL(lists.with_identifier(key_of(6)).size(), 1);
    // Both epochs have a state 1; the states of the old one stay readable.
    auto const kept = lists.kept(list_id);
    BOOST_REQUIRE_EQUAL(kept.size(), 3);
    BOOST_CHECK_EQUAL(kept[0].epoch, 2);
    BOOST_CHECK_EQUAL(kept[1].epoch, 1);
    BOOST_CHECK_EQUAL(kept[1].seq, 2);
    BOOST_CHECK_EQUAL(lists.entries_at(list_id, 1).front().state.id, "BAN-100002");
    BOOST_CHECK_EQUAL(lists.entries_at(list_id, 1, 1).size(), 4);
    BOOST_CHECK_EQUAL(lists.entries_at(list_id, 2).size(), 5);
    BOOST_CHECK(lists.entries_at(list_id, 2, 2).empty());
    auto const accepted = lists.accepted_epochs(list_id);
    BOOST_REQUIRE_EQUAL(accepted.size(), 1);
    BOOST_CHECK_EQUAL(accepted.front().accepted_by, "王测试");
    BOOST_CHECK_EQUAL(accepted.front().epoch, 2);
    BOOST_CHECK_EQUAL(accepted.front().epoch_before, 1);
    BOOST_CHECK_EQUAL(accepted.front().seq_before, 2);
    BOOST_CHECK(accepted.front().state_before == report.before.digest);
    BOOST_CHECK(accepted.front().accepted_at == now);
}

BOOST_FIXTURE_TEST_CASE(the_new_epoch_goes_on_by_deltas_and_forgets_the_old_one_in_time, AnewWorld)
{
    import();
    accept(2, "王测试");
    BOOST_CHECK(import_pinned().outcome == ListOutcome::Duplicate);
    for (int count = 7; count <= 10; ++count) {
        now = now.plus_seconds(60);
        publish(entries(count));
        auto const report = import_pinned();
        BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Imported, report.text());
        BOOST_CHECK_EQUAL(report.deltas, 1);
        BOOST_CHECK_EQUAL(store().entries(list_id).size(), count);
        BOOST_CHECK_EQUAL(store().find(list_id)->position.seq, count - 5);
    }
    auto lists = store();
    BOOST_CHECK_EQUAL(lists.kept(list_id).size(), ListStore::KEPT_STATES);
    BOOST_CHECK_EQUAL(lists.kept(list_id).back().epoch, 2);
    BOOST_CHECK(lists.entries_at(list_id, 1, 1).empty());
    BOOST_CHECK_EQUAL(lists.accepted_epochs(list_id).size(), 1);
    // A third one, after the sequences of two.
    now = now.plus_seconds(60);
    begin_anew();
    publish(entries(10));
    check_rejected(import(), ReasonCode::Epoch, "expected epoch 2, found 3");
    BOOST_CHECK(accept(3, "李测试").outcome == ListOutcome::ImportedWithWarnings);
    BOOST_CHECK_EQUAL(store().entries(list_id).size(), 10);
    BOOST_CHECK_EQUAL(store().kept(list_id)[1].seq, 5);
}

BOOST_FIXTURE_TEST_CASE(nobody_accepts_what_was_not_shown_or_is_another_epoch, AnewWorld)
{
    check_rejected(accept(2, "王测试"), ReasonCode::Epoch, "nobody was shown this change yet");
    check_rejected(accept(3, "王测试"), ReasonCode::Epoch, "epoch 3 was accepted");
    check_rejected(accept(2, ""), ReasonCode::Epoch, "nobody has accepted that");
    check_rejected(import("王测试"), ReasonCode::Epoch, "nobody has accepted that");
    // Something else came since it was shown.
    now = now.plus_seconds(60);
    publish(entries(3));
    check_rejected(accept(2, "王测试"), ReasonCode::Epoch, "nobody was shown this change yet");
    BOOST_CHECK(accept(2, "王测试").outcome == ListOutcome::ImportedWithWarnings);
}

BOOST_FIXTURE_TEST_CASE(a_new_epoch_that_loses_much_is_a_mass_change_too, ListWorld)
{
    publish(entries(60));
    import();
    now = now.plus_seconds(60);
    begin_anew();
    publish(entries(30));
    auto const shown = import();
    check_rejected(shown, ReasonCode::Epoch, "expected epoch 1, found 2");
    BOOST_REQUIRE_EQUAL(shown.reasons.size(), 2);
    BOOST_CHECK_EQUAL(word_of(shown.reasons[1].code), "E-MASSCHANGE");
    BOOST_CHECK_EQUAL(shown.changes.size(), 60);
    auto const report = accept(2, "王测试");
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::ImportedWithWarnings, report.text());
    BOOST_REQUIRE_EQUAL(report.reasons.size(), 2);
    BOOST_CHECK_EQUAL(word_of(report.reasons[0].code), "W-EPOCH");
    BOOST_CHECK_EQUAL(word_of(report.reasons[1].code), "W-CONFIRMED");
}

BOOST_FIXTURE_TEST_CASE(an_older_epoch_or_an_older_head_is_a_rollback, AnewWorld)
{
    auto const new_list = temp.path() / "new";
    std::filesystem::copy(folder(), new_list);
    import();
    accept(2, "王测试");
    begin_anew();
    epoch = 1;
    now = now.plus_seconds(60);
    publish(entries(5));
    check_rejected(import(), ReasonCode::Rollback, "epoch 2 was seen before, this is epoch 1");
    check_rejected(accept(1, "王测试"), ReasonCode::Rollback, "epoch 2 was seen before");
    // A new epoch made before what was seen last: somebody found an old backup.
    std::filesystem::remove_all(folder());
    epoch = 3;
    now = now.plus_seconds(-3600);
    publish(entries(5));
    now = now.plus_seconds(3600);
    check_rejected(import(), ReasonCode::Rollback, "older than the head");
}

BOOST_AUTO_TEST_SUITE_END()
