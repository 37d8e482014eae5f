#include <usecase/list/publish_list.h>

#include <usecase/list/list_office.h>

#include <usecase/list/screen.h>

using namespace xindang;
using namespace xindang::usecase;
using test::LIST_NOW;

BOOST_AUTO_TEST_SUITE(publish_list_test)

namespace {

Instant const NOW = LIST_NOW;
Settings::List const& LIST = test::BAN_LIST;
Actor const& PARTNER = test::LIST_PARTNER;
constexpr char const* NUMBER = test::PERSON_NUMBER;

law::Catalogue const& catalogue()
{
    return test::list_law();
}

/// An issuer with one person under a ban for life.
struct Office : test::ListOffice {
    Office() { ban_for_life(); }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_banned_person_is_listed_masked_and_found_by_the_partner, Office)
{
    auto const receipt = test::must(publish());
    BOOST_CHECK_EQUAL(receipt.entries, 1);
    BOOST_CHECK_EQUAL(receipt.added, 1);
    auto const report = import();
    BOOST_CHECK_MESSAGE(report.outcome == exchange::ListOutcome::Imported, report.text());
    auto store = test::must(exchange::ListStore::open(imported_lists(temp.path() / "partner")));
    auto const key = list_partner_key(master_key(), LIST.id, "dongyu-amr");
    auto const found = store.with_identifier({"person-id", exchange::SubjectIdentifier::Form::KeyedHash,
        list_person_hash(key, NUMBER), list_partner_key_id("dongyu-amr")});
    BOOST_REQUIRE_EQUAL(found.size(), 1);
    BOOST_CHECK_EQUAL(found.front().name, "测试甲");
    BOOST_CHECK_EQUAL(found.front().decision, "东药监罚〔2025〕1号");
    // The measure that rests on article 118, and none of the others.
    BOOST_CHECK(found.front().xml.find("code=\"OCCUPATION\"") != Bytes::npos);
    BOOST_CHECK(found.front().xml.find("code=\"POST-REGISTRATION\"") == Bytes::npos);
    // The number of the person stands nowhere in what is public, nor does the other partner's hash fit our key.
    for (auto const& file : std::filesystem::directory_iterator(folder.list(LIST.id)))
        BOOST_CHECK(test::must(read_file(file.path(), 1 << 24)).find(NUMBER) == Bytes::npos);
    auto const other = list_partner_key(master_key(), LIST.id, "dongyu-health");
    BOOST_CHECK(list_person_hash(other, NUMBER) != list_person_hash(key, NUMBER));
}

BOOST_FIXTURE_TEST_CASE(a_list_whose_ledger_is_lost_begins_anew_and_every_partner_must_agree, Office)
{
    auto const in_epoch = [&](std::uint64_t epoch) {
        return publish(NOW.plus_seconds(3600), LIST, test::LIST_STAFF, {{}, epoch});
    };
    test::must(publish());
    BOOST_REQUIRE_EQUAL(import().exit_code(), 0);
    test::check_refused(in_epoch(2), Fault::Conflict, "epoch");
    // The same office on the day after the fire: its keys were kept elsewhere, its archive was not.
    close();
    std::filesystem::remove(folder.database());
    open();
    register_subjects();
    ban_for_life();
    test::check_refused(in_epoch(1), Fault::BadInput, "epoch");
    BOOST_CHECK_EQUAL(test::must(in_epoch(2)).seq, 1);
    auto const asked = import(NOW.plus_seconds(3600));
    BOOST_CHECK_EQUAL(asked.exit_code(), 13);
    BOOST_REQUIRE(!asked.reasons.empty());
    BOOST_CHECK_EQUAL(exchange::word_of(asked.reasons.front().code), "E-EPOCH");
    // The next publication is one of this epoch, as any other.
    BOOST_CHECK(!test::must(publish(NOW.plus_seconds(7200))).changed);
}

BOOST_FIXTURE_TEST_CASE(the_list_follows_the_archive, Office)
{
    BOOST_CHECK(test::must(publish()).changed);
    auto const again = test::must(publish(NOW.plus_seconds(3600)));
    BOOST_CHECK(!again.changed);
    BOOST_CHECK_EQUAL(again.head_number, 2);
    BOOST_CHECK_EQUAL(again.seq, 1);
    revoke("东药监罚〔2025〕1号", test::list_day("2025-12-02"));
    auto const revoked = test::must(publish(NOW.plus_seconds(7200)));
    BOOST_CHECK_EQUAL(revoked.removed, 1);
    BOOST_CHECK_EQUAL(revoked.seq, 2);
    BOOST_CHECK_EQUAL(revoked.entries, 0);
}

BOOST_FIXTURE_TEST_CASE(screening_tells_what_the_published_list_holds_and_how_old_it_is, Office)
{
    archive::ObjectStore const objects(folder.objects());
    auto const ask = [&](Instant now) {
        return screen(
            PARTNER, {{ScreenQuery::Scheme::PersonId, NUMBER}}, *archive, KeptBanList(objects), FixedClock{now});
    };
    auto const before = test::must(ask(NOW));
    BOOST_CHECK(!before.list);
    BOOST_CHECK(before.answers[0].listed.empty() && before.answers[0].bans[0].listed_as.empty());

    test::must(publish());
    auto const day = test::list_day("2025-12-02");
    ban(*person, "D118", model::Term::life(day));
    revoke("东药监罚〔2025〕1号", day);
    auto const after = test::must(ask(NOW.plus_seconds(47 * 3600)));
    BOOST_REQUIRE(after.list);
    BOOST_CHECK_EQUAL(after.list->list, "INDUSTRY-BAN");
    BOOST_CHECK_EQUAL(after.list->sequence, "1");
    BOOST_CHECK(after.list->valid_until == NOW.plus_seconds(48 * 3600));
    BOOST_CHECK_EQUAL(after.list->age_seconds, 47 * 3600);
    BOOST_CHECK(!after.list->stale);
    // The new ban is in force and not listed; the revoked one is listed and not in force.
    BOOST_REQUIRE_EQUAL(after.answers[0].bans.size(), 1);
    BOOST_CHECK_EQUAL(after.answers[0].bans[0].document, "东药监罚〔2025〕2号");
    BOOST_CHECK(after.answers[0].bans[0].listed_as.empty());
    BOOST_REQUIRE_EQUAL(after.answers[0].listed.size(), 1);
    BOOST_CHECK_EQUAL(after.answers[0].listed[0].document, "东药监罚〔2025〕1号");
    BOOST_CHECK_EQUAL(after.answers[0].listed[0].status, "active");

    test::must(publish(NOW.plus_seconds(3600)));
    auto const again = test::must(ask(NOW.plus_seconds(50 * 3600)));
    BOOST_CHECK(again.list->stale);
    BOOST_CHECK_EQUAL(again.answers[0].listed.size(), 1);
    BOOST_CHECK_EQUAL(again.answers[0].bans[0].listed_as, again.answers[0].listed[0].entry);

    std::filesystem::remove_all(folder.objects());
    BOOST_CHECK(!ask(NOW.plus_seconds(3600))); // never an answer from half a list
}

BOOST_FIXTURE_TEST_CASE(a_partner_follows_by_deltas_and_learns_why_an_entry_left, Office)
{
    ban(*person, "D118", test::must(model::Term::fixed(test::list_day("2025-12-02"), test::list_day("2026-01-05"))));
    BOOST_CHECK_EQUAL(test::must(publish()).entries, 2);
    import();
    // The day after the last of the second ban; the first is revoked a day later.
    BOOST_CHECK_EQUAL(test::must(publish(NOW.plus_seconds(86400))).removed, 1);
    revoke("东药监罚〔2025〕1号", test::list_day("2026-01-07"));
    // Also the deltas of before are there again when the site was lost.
    std::filesystem::remove_all(folder.site());
    BOOST_CHECK_EQUAL(test::must(publish(NOW.plus_seconds(2 * 86400))).seq, 3);
    auto const report = import(NOW.plus_seconds(2 * 86400));
    BOOST_CHECK_MESSAGE(report.outcome == exchange::ListOutcome::Imported && report.deltas == 2, report.text());
    BOOST_REQUIRE_EQUAL(report.changes.size(), 2);
    auto const own = catalogue().agencies().own().name;
    BOOST_CHECK_EQUAL(report.changes[0].why, "decision-revoked, ex-tunc, 2026-01-07, " + own);
    BOOST_CHECK_EQUAL(report.changes[1].why, "term-expired, ex-nunc, 2026-01-06, " + own);
}

BOOST_FIXTURE_TEST_CASE(a_lost_site_is_made_again_from_the_ledger, Office)
{
    test::must(publish());
    import();
    std::filesystem::remove_all(folder.site());
    BOOST_CHECK(!test::must(publish(NOW.plus_seconds(60))).changed);
    BOOST_CHECK(import(NOW.plus_seconds(60)).outcome == exchange::ListOutcome::NoChange);
}

BOOST_FIXTURE_TEST_CASE(who_may_not_publish_or_import_is_refused, Office)
{
    test::check_refused(publish(NOW, LIST, PARTNER), Fault::Forbidden, "actor");
    BOOST_CHECK(!std::filesystem::exists(folder.list(LIST.id)));
}

BOOST_AUTO_TEST_SUITE_END()
