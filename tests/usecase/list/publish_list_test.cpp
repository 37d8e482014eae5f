#include <usecase/list/publish_list.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <base/progress.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/store.h>
#include <model/ban.h>
#include <usecase/list/import_list.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/screen.h>
#include <usecase/office/set_up.h>

using namespace xindang;
using namespace xindang::usecase;

BOOST_AUTO_TEST_SUITE(publish_list_test)

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const STAFF{"lin", {Duty::PublicationStaff}};
Actor const PARTNER{"partner", {Duty::Partner}};
constexpr char NUMBER[] = "359901197310091004"; // of an invented person
Settings::List const LIST{"INDUSTRY-BAN", "测试名单", {"dongyu-amr", "dongyu-health"}, 48};

law::Catalogue const& catalogue()
{
    static auto const CATALOGUE = test::must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    return CATALOGUE;
}

/// An issuer with one person under a ban for life.
struct Office {
    Office()
    {
        test::must(set_up({"op", {Duty::Operator}}, folder, catalogue().agencies().own(), {Environment::Test},
            FixedClock{NOW}, random));
        archive.emplace(test::must(archive::Archive::open(folder.database(), master_key(), random)));
        auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
        auto const day = test::must(model::CivilDate::parse("2025-12-01"));
        person = test::must(writer.register_subject({model::SubjectKind::Person, "测试甲", {},
            {{model::IdentifierScheme::PersonId, NUMBER}}, {}, day, "test"}));
        ban(writer, *person, "东药监罚〔2025〕1号", 1, model::Term::life(day));
        writer.commit();
    }
    crypto::SecretKey master_key() { return test::must(crypto::load_secret(folder.master_key())); }

    void ban(archive::Writer& writer, model::SubjectId who, std::string const& number, std::uint32_t serial,
        model::Term const& term)
    {
        auto const day = term.from();
        model::Fields more;
        model::Ban{"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug", term, day,
            catalogue().agencies().own().code, "生产、销售假药"}
            .write_to(more);
        test::must(writer.issue_document({who, day, "ban-decision", number, "东药监罚", 2025, serial, "行政处罚决定书",
            crypto::sha256(number), more}));
    }

    Outcome<PublishListReceipt> publish(Instant now = NOW, Actor const& actor = STAFF)
    {
        auto const root = test::must(crypto::load_key(folder.key("list-root")));
        auto const list = test::must(crypto::load_key(folder.key("list")));
        auto const head = test::must(crypto::load_key(folder.key("head")));
        auto const certificate = [&](char const* role) {
            return test::must(crypto::Certificate::load(folder.certificate(role)));
        };
        auto const root_certificate = certificate("list-root");
        auto const list_certificate = certificate("list");
        auto const head_certificate = certificate("head");
        FixedClock const clock{now};
        auto const master = master_key();
        archive::ObjectStore const objects(folder.objects());
        return publish_list(actor, LIST, Environment::Test,
            {*archive, objects, catalogue(), folder, master,
                {{*root, root_certificate}, {*list, list_certificate}, {*head, head_certificate}}, HOME / "xsd", clock,
                random});
    }

    exchange::ImportReport import(Instant now = NOW)
    {
        NoProgress progress;
        FixedClock const clock{now};
        return test::must(import_list(PARTNER,
            {folder.list(LIST.id).string(), temp.path() / "partner",
                {LIST.id, {"dongyu-amr", "测试"}, exchange::Environment::Test,
                    test::must(crypto::Certificate::load(folder.certificate("list-root")))}},
            {HOME / "xsd", clock, random, progress}));
    }

    test::TempFolder temp;
    DataFolder folder{temp.path() / "data"};
    crypto::SystemRandom random;
    std::optional<archive::Archive> archive;
    std::optional<model::SubjectId> person;
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

BOOST_FIXTURE_TEST_CASE(the_list_follows_the_archive, Office)
{
    BOOST_CHECK(test::must(publish()).changed);
    auto const again = test::must(publish(NOW.plus_seconds(3600)));
    BOOST_CHECK(!again.changed);
    BOOST_CHECK_EQUAL(again.head_number, 2);
    BOOST_CHECK_EQUAL(again.seq, 1);
    {
        auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
        auto const day = test::must(model::CivilDate::parse("2025-12-02"));
        auto const second = test::must(writer.register_subject({model::SubjectKind::Person, "测试乙", {},
            {{model::IdentifierScheme::PersonId, "359901198001010017"}}, {}, day, "test"}));
        (void)second;
        test::must(writer.revoke_document("东药监罚〔2025〕1号", "测试", day));
        writer.commit();
    }
    auto const revoked = test::must(publish(NOW.plus_seconds(7200)));
    BOOST_CHECK_EQUAL(revoked.removed, 1);
    BOOST_CHECK_EQUAL(revoked.seq, 2);
    BOOST_CHECK_EQUAL(revoked.entries, 0);
}

BOOST_FIXTURE_TEST_CASE(screening_tells_what_the_published_list_holds_and_how_old_it_is, Office)
{
    archive::ObjectStore const objects(folder.objects());
    auto const ask = [&](Instant now) {
        return screen(PARTNER, {{ScreenQuery::Scheme::PersonId, NUMBER}}, *archive, objects, FixedClock{now});
    };
    auto const before = test::must(ask(NOW));
    BOOST_CHECK(!before.list);
    BOOST_CHECK(before.answers[0].listed.empty() && before.answers[0].bans[0].listed_as.empty());

    test::must(publish());
    auto const day = test::must(model::CivilDate::parse("2025-12-02"));
    auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
    ban(writer, *person, "东药监罚〔2025〕2号", 2, model::Term::life(day));
    test::must(writer.revoke_document("东药监罚〔2025〕1号", "测试", day));
    writer.commit();
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
    auto const day = test::must(model::CivilDate::parse("2025-12-02"));
    {
        auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
        ban(writer, *person, "东药监罚〔2025〕2号", 2,
            test::must(model::Term::fixed(day, test::must(model::CivilDate::parse("2026-01-05")))));
        writer.commit();
    }
    BOOST_CHECK_EQUAL(test::must(publish()).entries, 2);
    import();
    // The day after the last of the second ban; the first is revoked a day later.
    BOOST_CHECK_EQUAL(test::must(publish(NOW.plus_seconds(86400))).removed, 1);
    {
        auto writer = test::must(archive->writer("lin", FixedClock{NOW}));
        test::must(
            writer.revoke_document("东药监罚〔2025〕1号", "测试", test::must(model::CivilDate::parse("2026-01-07"))));
        writer.commit();
    }
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
    test::check_refused(publish(NOW, PARTNER), Fault::Forbidden, "actor");
    BOOST_CHECK(!std::filesystem::exists(folder.list(LIST.id)));
}

BOOST_AUTO_TEST_SUITE_END()
