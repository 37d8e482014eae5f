#include <exchange/proof.h>

#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::KeyPair;
using test::ListWorld;
using test::with;

BOOST_AUTO_TEST_SUITE(keys_test)

namespace {

constexpr std::int64_t DAY = 86'400;

/// A list in force at a partner; then the issuer's keys change.
struct KeyWorld : ListWorld {
    KeyWorld()
    {
        publish(entries(2));
        check_imported(import());
    }
    static void check_imported(ImportReport const& report)
    {
        BOOST_CHECK_MESSAGE(report.outcome == ListOutcome::Imported || report.outcome == ListOutcome::NoChange ||
                                report.outcome == ListOutcome::Duplicate,
            report.text());
    }
    static void check_rejected(ImportReport const& report, ReasonCode code)
    {
        BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
        BOOST_CHECK_MESSAGE(report.reasons.front().code == code, report.text());
        BOOST_CHECK(!report.reasons.front().where.empty());
    }
    /// A day later, with one entry more.
    void publish_next()
    {
        now = now.plus_seconds(DAY);
        publish(entries(++m_count));
    }
    KeySet published_keys(std::string const& name) const
    {
        return test::must(
            read_key_set(test::must(xml::Document::parse(file(name), xml::Limits::foreign(), name)).root()));
    }
    std::string id_of(std::string const& role, KeyPair const& pair) const
    {
        return role + "-" + pair.certificate.digest().hex().substr(0, 12);
    }
    void change_root(KeyPair&& next)
    {
        former_root = std::move(root);
        root = std::move(next);
    }

private:
    int m_count = 2;
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_new_list_key_is_believed_and_deltas_of_the_old_one_are_still_read, KeyWorld)
{
    publish_next(); // delta-2, by the old key
    list = KeyPair("测试名单二");
    publish_next(); // delta-3, by the new key
    auto const keys = published_keys("keyset-2.xml");
    BOOST_REQUIRE_EQUAL(keys.keys.size(), 4);
    BOOST_CHECK(keys.keys.back().role == "list" && keys.keys.back().to == now);
    auto const report = import();
    check_imported(report);
    BOOST_CHECK_EQUAL(report.deltas, 2);
}

BOOST_FIXTURE_TEST_CASE(a_head_key_that_was_replaced_signs_no_head_any_more, KeyWorld)
{
    auto const old_head = std::move(head);
    head = KeyPair("测试清单头二");
    publish_next();
    check_imported(import());
    publish_next();
    put("head.xml", test::must(xml::sign_enveloped(unsigned_text(file("head.xml")), old_head.signer())));
    check_rejected(import(), ReasonCode::Key);
}

BOOST_FIXTURE_TEST_CASE(what_a_revoked_list_key_signed_before_the_day_holds_and_after_it_not, KeyWorld)
{
    publish_next(); // delta-2 by the old key, made on this day
    auto const made = now;
    auto const old = id_of("list", list);
    list = KeyPair("测试名单二");
    revocations = {{old, made.plus_seconds(1)}};
    publish_next();
    BOOST_CHECK(published_keys("keyset-2.xml").keys.back().revoked_at == made.plus_seconds(1));
    auto const copy = temp.path() / "copy.sqlite";
    std::filesystem::copy_file(store_file(), copy);
    check_imported(import());
    // The same publication with a revocation from before the delta was made.
    std::filesystem::rename(copy, store_file());
    revocations = {{old, made}};
    publish_next();
    check_rejected(import(), ReasonCode::KeyRevoked);
    // The snapshot is by the new key.
    check_imported(import({}, ListRoad::SnapshotOnly));
    // Later key sets do not forget it.
    revocations.clear();
    publish_next();
    check_imported(import());
    BOOST_CHECK_EQUAL(published_keys("keyset-3.xml").keys.back().id, old);
}

BOOST_FIXTURE_TEST_CASE(a_revoked_head_key_signs_nothing_from_the_day_on, KeyWorld)
{
    auto const old_head = std::move(head);
    auto const old = id_of("head", old_head);
    head = KeyPair("测试清单头二");
    revocations = {{old, now}};
    publish_next();
    check_imported(import());
    publish_next();
    put("head.xml", test::must(xml::sign_enveloped(unsigned_text(file("head.xml")), old_head.signer())));
    check_rejected(import(), ReasonCode::KeyRevoked);
}

BOOST_FIXTURE_TEST_CASE(a_new_root_is_followed_when_both_have_signed, KeyWorld)
{
    change_root(KeyPair("测试根二"));
    publish_next();
    // Given no root any more: the pinned one leads to the new one.
    auto const report = import_pinned();
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::ImportedWithWarnings, report.text());
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), "W-ROOT");
    BOOST_CHECK_EQUAL(report.reasons.front().where, "keyset-2.xml");
    publish_next();
    check_imported(import_pinned());
    // Now the new root is the pinned one.
    check_imported(import());
}

BOOST_FIXTURE_TEST_CASE(who_was_away_follows_the_roots_one_by_one, KeyWorld)
{
    auto const first = root.certificate;
    for (auto const* name : {"测试根二", "测试根三", "测试根四"}) {
        change_root(KeyPair(name));
        publish_next();
    }
    auto const report = import_pinned();
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::ImportedWithWarnings, report.text());
    check_imported(import());
    // A proof holds from the first root and from the last.
    auto const schemas = test::must(ProofSchemas::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd"));
    auto const proof = test::must(prove(FolderSource(folder()), {"BAN-100001", std::nullopt}));
    BOOST_CHECK(verify_proof(proof, schemas, first, environment));
    BOOST_CHECK(verify_proof(proof, schemas, root.certificate, environment));
    BOOST_CHECK(!verify_proof(proof, schemas, list.certificate, environment));
}

BOOST_FIXTURE_TEST_CASE(a_gap_in_the_way_of_roots_ends_it, KeyWorld)
{
    for (auto const* name : {"测试根二", "测试根三"}) {
        change_root(KeyPair(name));
        publish_next();
    }
    auto const between = file("keyset-2.xml");
    std::filesystem::remove(folder() / "keyset-2.xml");
    check_rejected(import_pinned(), ReasonCode::Key);
    put("keyset-2.xml", with(between, "<ValidUntil>2", "<ValidUntil>1"));
    check_rejected(import_pinned(), ReasonCode::Signature);
    put("keyset-2.xml", between);
    BOOST_CHECK(import_pinned().outcome == ListOutcome::ImportedWithWarnings);
}

BOOST_FIXTURE_TEST_CASE(a_new_root_needs_the_old_one_beside_it, KeyWorld)
{
    // A stranger's root that nobody vouches for.
    KeyPair const stranger("别人的根");
    auto const keys_by = [&](KeyPair const& signer) {
        auto keys = published_keys("keyset-1.xml");
        keys.version = 2;
        keys.keys.front().certificate_der = stranger.certificate.der();
        return test::must(xml::sign_enveloped(key_set_document(keys), signer.signer()));
    };
    auto const name_in_head = [&](Bytes const& text) {
        put("keyset-2.xml", text);
        auto value = test::must(
            read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
        value.number = 2;
        value.key_set_version = 2;
        value.key_set_digest = crypto::sha256(text);
        put("head.xml", test::must(xml::sign_enveloped(head_document(value), head.signer())));
    };
    name_in_head(keys_by(stranger));
    check_rejected(import_pinned(), ReasonCode::Key);
    // By the old one alone: a slip of the issuer, or a new root whose key nobody has.
    name_in_head(keys_by(root));
    check_rejected(import_pinned(), ReasonCode::Signature);
    // Both, but the wrong way round, and twice the same.
    name_in_head(test::must(xml::countersign_enveloped(keys_by(stranger), root.signer())));
    check_rejected(import_pinned(), ReasonCode::Key);
    name_in_head(test::must(xml::countersign_enveloped(keys_by(root), root.signer())));
    check_rejected(import_pinned(), ReasonCode::Key);
    // Altered after the first signature, before the second.
    name_in_head(
        test::must(xml::countersign_enveloped(with(keys_by(root), "<Version>2<", "<Version>02<"), stranger.signer())));
    check_rejected(import_pinned(), ReasonCode::Signature);
    // As it should be.
    name_in_head(test::must(xml::countersign_enveloped(keys_by(root), stranger.signer())));
    BOOST_CHECK(import_pinned().outcome == ListOutcome::NoChange);
}

BOOST_FIXTURE_TEST_CASE(an_older_key_set_is_a_rollback, KeyWorld)
{
    auto const old_head = file("head.xml");
    list = KeyPair("测试名单二");
    publish_next();
    check_imported(import());
    auto value = test::must(
        read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
    value.number += 1;
    value.key_set_version = 1;
    value.key_set_digest = crypto::sha256(file("keyset-1.xml"));
    put("head.xml", test::must(xml::sign_enveloped(head_document(value), head.signer())));
    check_rejected(import(), ReasonCode::Rollback);
}

BOOST_FIXTURE_TEST_CASE(a_key_in_use_is_not_revoked_nor_one_nobody_knows, KeyWorld)
{
    auto const refused = [&](std::string const& key, Fault fault) {
        auto const previous = test::must(read_published(FolderSource(folder())));
        PublicationRequest request{list_id, environment, {"DEMO", "测试局"}, audience, entries(2), previous, now, 48,
            "<x/>", code_lists, "c1", std::make_shared<FolderSource>(folder())};
        request.revocations = {{key, now}};
        test::check_refused(
            build_publication(request, {root.holder(), list.holder(), head.holder()}, random), fault, key);
    };
    refused(id_of("list", list), Fault::Conflict);
    refused("list-000000000000", Fault::NotFound);
    // A root from nowhere is not published under.
    auto const previous = test::must(read_published(FolderSource(folder())));
    KeyPair const other("测试根二");
    test::check_refused(
        build_publication({list_id, environment, {"DEMO", "测试局"}, audience, entries(2), previous, now, 48, "<x/>",
                              code_lists, "c1", std::make_shared<FolderSource>(folder())},
            {other.holder(), list.holder(), head.holder()}, random),
        Fault::Conflict, "root");
}

BOOST_AUTO_TEST_SUITE_END()
