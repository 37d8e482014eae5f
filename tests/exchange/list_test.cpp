#include <exchange/digests.h>
#include <exchange/import.h>

#include <support/judge.h>
#include <support/list_world.h>

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
    check_outcome(import("王测试"), ListOutcome::Imported, 0);
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

BOOST_FIXTURE_TEST_CASE(many_entries_are_published_in_parts, ListWorld)
{
    auto const publication = publish(entries(10'001));
    BOOST_CHECK_EQUAL(publication.head.parts.size(), 2);
    auto const report = import();
    check_outcome(report, ListOutcome::Imported, 0);
    BOOST_CHECK_EQUAL(report.read, 10'001);
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

BOOST_FIXTURE_TEST_CASE(a_list_begun_anew_needs_a_person, ListWorld)
{
    publish(entries(1));
    import();
    auto value = test::must(
        read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
    value.position.epoch = 2;
    put("head.xml", test::must(xml::sign_enveloped(head_document(value), head.signer())));
    auto const report = import();
    check_rejected(report, ReasonCode::Epoch);
    BOOST_CHECK_EQUAL(report.exit_code(), 13);
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

BOOST_AUTO_TEST_SUITE_END()
