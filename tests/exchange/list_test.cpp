#include <exchange/digests.h>
#include <exchange/import.h>

#include <support/judge.h>
#include <support/list_world.h>

#include <exchange/store_tables.h>

#include <crypto/mac.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

BOOST_AUTO_TEST_SUITE(list_test)

namespace {

void check_outcome(ImportReport const& report, ListOutcome outcome, int exit_code)
{
    BOOST_CHECK_MESSAGE(report.outcome == outcome && report.exit_code() == exit_code, report.text());
}

void check_rejected(ImportReport const& report, ReasonCode code)
{
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), word_of(code));
    BOOST_CHECK(report.after.seq == report.before.seq);
}

} // namespace

BOOST_AUTO_TEST_CASE(the_state_digest_is_the_tree_head_of_rfc_6962)
{
    BOOST_CHECK_EQUAL(StateTree().root().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    auto const state = [](char const* id) {
        return EntryState{id, 1, "active", crypto::sha256(id)};
    };
    auto const leaf = [&](char const* id) {
        return crypto::sha256(std::string(1, '\0') + id + "\n1\nactive\nsha256:" + crypto::sha256(id).hex());
    };
    auto const node = [](model::Sha256 const& a, model::Sha256 const& b) {
        return crypto::sha256("\1" + std::string(a.bytes()) + std::string(b.bytes()));
    };
    StateTree tree;
    for (auto const* id : {"AAAA", "BBBB", "CCCC"})
        tree.add(state(id));
    // Three leaves: the left subtree has the two first.
    BOOST_CHECK(tree.root() == node(node(leaf("AAAA"), leaf("BBBB")), leaf("CCCC")));
    BOOST_CHECK_THROW(tree.add(state("BBBB")), std::logic_error);
}

BOOST_FIXTURE_TEST_CASE(a_published_list_is_imported_and_again_is_a_duplicate, ListWorld)
{
    publish(entries(3));
    check_outcome(import(), ListOutcome::Imported, 0);
    auto store = test::must(ListStore::open(store_file()));
    auto const stored = store.find("INDUSTRY-BAN");
    BOOST_REQUIRE(stored);
    BOOST_CHECK_EQUAL(stored->position.seq, 1);
    BOOST_CHECK_EQUAL(store.entries("INDUSTRY-BAN").size(), 3);
    check_outcome(import(), ListOutcome::Duplicate, 0);
    auto const hits = store.with_identifier(
        {"person-id", SubjectIdentifier::Form::KeyedHash, crypto::sha256("100002").hex(), "PARTNER-A-1"});
    BOOST_REQUIRE_EQUAL(hits.size(), 1);
    BOOST_CHECK_EQUAL(hits.front().state.id, "BAN-100002");
    BOOST_CHECK(hits.front().term.kind() == model::Term::Kind::Life);
}

BOOST_FIXTURE_TEST_CASE(versions_follow_changes_and_unchanged_entries_keep_theirs, ListWorld)
{
    publish(entries(3));
    import();
    now = now.plus_seconds(3600);
    auto changed = entries(4);
    changed[1].names.push_back({"测试曾用名", "former"});
    changed.erase(changed.begin());
    auto const publication = publish(changed);
    BOOST_CHECK_EQUAL(publication.added, 1);
    BOOST_CHECK_EQUAL(publication.amended, 1);
    BOOST_CHECK_EQUAL(publication.removed, 1);
    BOOST_CHECK_EQUAL(publication.head.position.seq, 2);
    auto const report = import();
    check_outcome(report, ListOutcome::Imported, 0);
    BOOST_REQUIRE_EQUAL(report.changes.size(), 3);
    BOOST_CHECK(report.changes[0].kind == EntryChange::Kind::Removed);
    BOOST_CHECK_EQUAL(report.changes[1].new_version, 2);
    BOOST_CHECK(report.changes[2].kind == EntryChange::Kind::Added);
    BOOST_CHECK_EQUAL(report.before.seq, 1);
    BOOST_CHECK_EQUAL(report.after.seq, 2);
}

BOOST_FIXTURE_TEST_CASE(without_a_change_only_the_head_is_new, ListWorld)
{
    publish(entries(2));
    import();
    now = now.plus_seconds(86400);
    auto const publication = publish(entries(2));
    BOOST_CHECK(!publication.changed);
    BOOST_CHECK_EQUAL(publication.head.number, 2);
    BOOST_CHECK_EQUAL(publication.head.position.seq, 1);
    check_outcome(import(), ListOutcome::NoChange, 0);
    // The new head is remembered: going back to the old one is a rollback.
    auto store = test::must(ListStore::open(store_file()));
    BOOST_CHECK_EQUAL(store.find("INDUSTRY-BAN")->head_number, 2);
}

BOOST_FIXTURE_TEST_CASE(an_empty_list_is_a_list, ListWorld)
{
    publish({});
    check_outcome(import(), ListOutcome::Imported, 0);
    publish(entries(1));
    check_outcome(import(), ListOutcome::Imported, 0);
    publish({});
    check_outcome(import(), ListOutcome::Imported, 0);
}

BOOST_FIXTURE_TEST_CASE(a_mass_change_is_held_until_a_person_agrees, ListWorld)
{
    publish(entries(60));
    import();
    publish(entries(30));
    auto const held = import();
    check_outcome(held, ListOutcome::Held, 2);
    BOOST_CHECK_EQUAL(held.after.seq, 1);
    BOOST_CHECK_EQUAL(held.changes.size(), 30);
    // Whoever agrees, agrees to what was held, not to what came since.
    now = now.plus_seconds(3600);
    publish(entries(20));
    check_outcome(import("王测试"), ListOutcome::Held, 2);
    auto const confirmed = import("王测试");
    check_outcome(confirmed, ListOutcome::ImportedWithWarnings, 1);
    BOOST_CHECK_EQUAL(word_of(confirmed.reasons.front().code), "W-CONFIRMED");
    BOOST_CHECK(confirmed.reasons.front().text.starts_with("王测试"));
}

BOOST_FIXTURE_TEST_CASE(the_states_before_are_kept_as_many_as_wanted, ListWorld)
{
    for (int count = 1; count <= 4; ++count) {
        now = now.plus_seconds(60);
        publish(entries(count));
        import_keeping(3);
    }
    now = now.plus_seconds(60);
    auto last = entries(3);
    last[0].names.push_back({"测试曾用名", "former"});
    publish(last);
    import_keeping(3);
    auto store = test::must(ListStore::open(store_file()));
    auto const kept = store.kept(list_id);
    BOOST_REQUIRE_EQUAL(kept.size(), 3);
    BOOST_CHECK_EQUAL(kept.front().seq, 5);
    BOOST_CHECK_EQUAL(kept.front().entries, 3);
    BOOST_CHECK_EQUAL(store.entries(list_id).size(), 3);
    BOOST_CHECK_EQUAL(store.entries(list_id).front().state.version, 2);
    BOOST_REQUIRE_EQUAL(store.entries_at(list_id, 4).size(), 4);
    BOOST_CHECK_EQUAL(store.entries_at(list_id, 4).front().state.version, 1);
    BOOST_CHECK_EQUAL(store.entries_at(list_id, 3).size(), 3);
    BOOST_CHECK(store.entries_at(list_id, 2).empty());
    BOOST_CHECK_EQUAL(store.with_identifier(key_of(4)).size(), 0);
    BOOST_CHECK_EQUAL(store.with_identifier(key_of(3)).size(), 1);
}

BOOST_FIXTURE_TEST_CASE(the_work_list_says_what_one_partner_has_to_do, ListWorld)
{
    publish(entries(3));
    auto const first = import();
    BOOST_REQUIRE_EQUAL(first.work.size(), 3);
    BOOST_CHECK(first.work.front().action == WorkItem::Action::Apply);
    BOOST_CHECK_EQUAL(first.work.front().measure, "BAN-100001-M1");
    BOOST_CHECK_EQUAL(first.work.front().due->text(), "2026-02-16"); // 30 working days
    now = now.plus_seconds(60);
    auto next = entries(4);
    next[2].measures[0].scope = "更小的范围";
    next[3].measures[0].executors = {"PARTNER-B"};
    next.erase(next.begin());
    removals.emplace("BAN-100001", revoked());
    publish(next);
    auto const second = import();
    BOOST_REQUIRE_EQUAL(second.work.size(), 2);
    BOOST_CHECK(second.work[0].action == WorkItem::Action::Undo);
    BOOST_CHECK_EQUAL(second.work[0].entry, "BAN-100001");
    BOOST_CHECK(second.work[1].action == WorkItem::Action::Review);
    BOOST_CHECK_EQUAL(second.work[1].entry, "BAN-100003");
    BOOST_CHECK(second.work_csv().find("undo,BAN-100001,测试人员100001,BAN-100001-M1") != std::string::npos);
    BOOST_CHECK(second.text().find("本单位待办 2 项") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_correction_is_looked_at_again_by_whoever_executes_a_measure_of_the_entry, ListWorld)
{
    publish(entries(2));
    import();
    now = now.plus_seconds(60);
    auto next = entries(2);
    next[0].names[0].text = "测试人员改名";
    next[1].names[0].text = "另一人员改名";
    corrections = {"BAN-100002"};
    publish(next);
    auto const report = import();
    BOOST_REQUIRE_EQUAL(report.changes.size(), 2);
    BOOST_CHECK_EQUAL(report.changes[0].why, "update: Subject");
    BOOST_CHECK_EQUAL(report.changes[1].why, "correction: Subject");
    BOOST_REQUIRE_EQUAL(report.work.size(), 1);
    BOOST_CHECK(report.work[0].action == WorkItem::Action::Review);
    BOOST_CHECK_EQUAL(report.work[0].entry, "BAN-100002");
}

BOOST_FIXTURE_TEST_CASE(an_unknown_code_is_imported_with_a_warning, ListWorld)
{
    auto some = entries(1);
    some[0].measures[0].code = "M-NEW";
    publish(some);
    auto const report = import();
    check_outcome(report, ListOutcome::ImportedWithWarnings, 1);
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), "W-CODE");
    BOOST_CHECK_EQUAL(report.reasons.front().entry, "BAN-100001");
}

BOOST_FIXTURE_TEST_CASE(rules_a_schema_cannot_say_are_kept, ListWorld)
{
    auto const rejected = [&](auto change) {
        auto some = entries(2);
        change(some[1]);
        publish(some);
        auto const report = import();
        check_rejected(report, ReasonCode::Rule);
        BOOST_CHECK_EQUAL(report.reasons.front().entry, "BAN-100002");
        BOOST_CHECK_EQUAL(report.exit_code(), 12);
        std::filesystem::remove_all(folder());
    };
    rejected([](ListEntry& entry) {
        entry.identifiers[0] = {"person-id", SubjectIdentifier::Form::Clear, "11010519491231002X"};
    });
    rejected([](ListEntry& entry) { entry.identifiers[0].value = "110105"; });
    rejected([](ListEntry& entry) { entry.credit_code = "91350100M000100Y44"; });
    rejected([](ListEntry& entry) { entry.listed_on = *model::CivilDate::parse("2025-11-30"); });
    rejected([](ListEntry& entry) { entry.measures.push_back(entry.measures[0]); });
    rejected([](ListEntry& entry) { entry.names[0].kind = "alias"; });
}

BOOST_FIXTURE_TEST_CASE(reports_are_documents_of_the_schema, ListWorld)
{
    auto const valid = [&](ImportReport const& report) {
        auto const document = test::must(xml::Document::parse(report.xml(), xml::Limits::foreign(), "report.xml"));
        test::must(schemas().list.check(document));
        BOOST_CHECK(!report.text().empty());
    };
    valid(import()); // nothing there at all
    publish(entries(2));
    valid(import());
    valid(import());
    now = now.plus_seconds(86400 * 10);
    auto const stale = import();
    check_rejected(stale, ReasonCode::Stale);
    BOOST_CHECK_EQUAL(stale.exit_code(), 14);
    valid(stale);
}

BOOST_FIXTURE_TEST_CASE(the_root_is_pinned_at_the_first_import, ListWorld)
{
    publish(entries(1));
    auto store = test::must(ListStore::open(store_file()));
    NoProgress progress;
    auto const with_root = [&](std::optional<crypto::Certificate> certificate) {
        return import_list(FolderSource(folder()), store, schemas(),
            {"", {"PARTNER-A", "甲"}, environment, std::move(certificate)}, FixedClock{now}, random, progress);
    };
    check_rejected(with_root(std::nullopt), ReasonCode::Key);
    check_rejected(with_root(list.certificate), ReasonCode::Key);
    check_outcome(with_root(root.certificate), ListOutcome::Imported, 0);
    check_outcome(with_root(std::nullopt), ListOutcome::Duplicate, 0);
    check_rejected(with_root(list.certificate), ReasonCode::Key);
}

BOOST_FIXTURE_TEST_CASE(a_head_near_its_end_and_a_clock_behind_are_warned_about, ListWorld)
{
    publish(entries(1));
    now = now.plus_seconds(40 * 3600);
    auto const late = import();
    check_outcome(late, ListOutcome::ImportedWithWarnings, 1);
    BOOST_CHECK_EQUAL(word_of(late.reasons.front().code), "W-NEARSTALE");
    std::filesystem::remove(store_file());
    now = now.plus_seconds(-41 * 3600);
    auto const early = import();
    check_outcome(early, ListOutcome::ImportedWithWarnings, 1);
    BOOST_CHECK_EQUAL(word_of(early.reasons.front().code), "W-CLOCK");
}

BOOST_FIXTURE_TEST_CASE(a_revoked_key_signs_nothing_any_more, ListWorld)
{
    publish(entries(1));
    auto const document = [&](std::string const& name) {
        return test::must(xml::Document::parse(file(name), xml::Limits::foreign(), name));
    };
    auto key_set = test::must(read_key_set(document("keyset-1.xml").root()));
    for (auto& key : key_set.keys)
        if (key.role == "head") key.revoked_at = now;
    put("keyset-1.xml", test::must(xml::sign_enveloped(key_set_document(key_set), root.signer())));
    auto value = test::must(read_head(document("head.xml").root()));
    value.key_set_digest = crypto::sha256(file("keyset-1.xml"));
    put("head.xml", test::must(xml::sign_enveloped(head_document(value), head.signer())));
    check_rejected(import(), ReasonCode::KeyRevoked);
}

BOOST_FIXTURE_TEST_CASE(xmlsec1_and_xmllint_agree_on_good_lists, ListWorld)
{
    if (!test::has_judge("xmlsec1") || !test::has_judge("xmllint")) return;
    publish(entries(5));
    auto const in = "cd '" + folder().string() + "' && ";
    std::pair<char const*, test::KeyPair const*> const files[] = {
        {"head.xml", &head}, {"list-1-1.xml", &list}, {"keyset-1.xml", &root}};
    for (auto const& [name, signer] : files) {
        put("signer.pem", signer->certificate.pem());
        auto const signature = test::judge(
            in + "xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty --trusted-pem signer.pem " +
            name);
        BOOST_CHECK_MESSAGE(signature.status == 0, signature.words);
        auto const schema =
            test::judge(in + "xmllint --noout --nonet --schema '" XD_SOURCE_DIR "/xsd/jdl-1.0.xsd' " + name);
        BOOST_CHECK_MESSAGE(schema.status == 0, schema.words);
    }
}

BOOST_FIXTURE_TEST_CASE(a_store_of_an_older_program_keeps_what_it_pinned_and_nothing_else, ListWorld)
{
    {
        auto old = test::must(sql::Connection::open(store_file(), sql::Mode::ReadWrite));
        auto migrations = store_migrations();
        migrations.resize(2);
        test::must(sql::migrate(old, STORE_APPLICATION_ID, migrations));
        auto const digest = std::string(64, '0');
        old.execute("INSERT INTO list VALUES (?,'test','DEMO','x',?,1,7,?,1,?,3,?,0,99999999999,1,0,0,?)",
            {list_id, sql::Blob{root.certificate.der()}, digest, digest, digest, digest});
    }
    {
        auto store = test::must(ListStore::open(store_file()));
        auto const stored = store.find(list_id);
        BOOST_REQUIRE(stored);
        BOOST_CHECK_EQUAL(stored->position.seq, 0);
        BOOST_CHECK(stored->stale_at(now));
        BOOST_CHECK(stored->root_certificate == root.certificate.der());
    }
    publish(entries(2));
    // Head 1 is older than head 3, which was seen.
    check_rejected(import_pinned(), ReasonCode::Rollback);
    for (int i = 0; i < 3; ++i) {
        now = now.plus_seconds(60);
        publish(entries(2));
    }
    check_outcome(import_pinned(), ListOutcome::Imported, 0);
}

BOOST_AUTO_TEST_SUITE_END()
