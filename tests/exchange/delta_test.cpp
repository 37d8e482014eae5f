#include <exchange/delta_state.h>

#include <exchange/digests.h>

#include <support/judge.h>
#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

BOOST_AUTO_TEST_SUITE(delta_test)

namespace {

/// A list at 1, imported; then changed twice: one in, one amended, one out each time.
struct Series : ListWorld {
    Series()
    {
        publish(entries(5));
        import();
    }
    void publish_changes()
    {
        auto some = entries(6);
        some[1].names.push_back({"测试曾用名", "former"});
        some.erase(some.begin());
        publish(some);
        some.push_back(entry(7));
        some[0].region = "110106";
        some.erase(some.begin() + 2);
        publish(some);
    }
    model::Sha256 state_in_force()
    {
        auto store = test::must(ListStore::open(store_file()));
        StateTree tree;
        for (auto const& entry : store.entries(list_id))
            tree.add(entry.state);
        BOOST_CHECK(tree.root() == store.find(list_id)->position.state_digest);
        return tree.root();
    }
    Head published_head() const
    {
        return test::must(
            read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
    }
    void put_head(Head const& value) const
    {
        put("head.xml", test::must(xml::sign_enveloped(head_document(value), head.signer())));
    }
};

void check_imported(ImportReport const& report, std::uint64_t deltas)
{
    BOOST_CHECK_MESSAGE(report.outcome == ListOutcome::Imported && report.deltas == deltas, report.text());
}

void check_rejected(ImportReport const& report, ReasonCode code)
{
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
    BOOST_CHECK_MESSAGE(report.reasons.front().code == code, report.text());
    BOOST_CHECK(!report.reasons.front().where.empty());
    BOOST_CHECK(report.after.seq == report.before.seq);
}

} // namespace

BOOST_FIXTURE_TEST_CASE(both_roads_lead_to_the_same_state, Series)
{
    publish_changes();
    auto const copy = temp.path() / "copy.sqlite";
    std::filesystem::copy_file(store_file(), copy);
    auto const by_delta = import();
    check_imported(by_delta, 2);
    auto const state = state_in_force();
    std::filesystem::rename(copy, store_file());
    auto const by_snapshot = import({}, ListRoad::SnapshotOnly);
    check_imported(by_snapshot, 0);
    BOOST_CHECK(state == state_in_force());
    BOOST_CHECK(by_delta.after.digest == by_snapshot.after.digest);
    BOOST_REQUIRE_EQUAL(by_delta.changes.size(), by_snapshot.changes.size());
    for (std::size_t i = 0; i < by_delta.changes.size(); ++i) {
        BOOST_CHECK_EQUAL(by_delta.changes[i].id, by_snapshot.changes[i].id);
        BOOST_CHECK_EQUAL(by_delta.changes[i].old_version, by_snapshot.changes[i].old_version);
        BOOST_CHECK_EQUAL(by_delta.changes[i].new_version, by_snapshot.changes[i].new_version);
    }
    BOOST_CHECK(import().outcome == ListOutcome::Duplicate);
}

BOOST_FIXTURE_TEST_CASE(the_report_says_what_changed_and_why_an_entry_left, Series)
{
    publish_changes();
    auto const report = import();
    BOOST_REQUIRE_EQUAL(report.changes.size(), 5);
    BOOST_CHECK_EQUAL(report.changes[0].id, "BAN-100001");
    BOOST_CHECK_EQUAL(report.changes[0].why, "decision-revoked, ex-tunc, 2026-01-05, 测试局, 测药监撤〔2026〕1号");
    BOOST_CHECK_EQUAL(report.changes[1].why, "update: Subject");
    BOOST_CHECK_EQUAL(report.changes[1].old_version, 1);
    BOOST_CHECK_EQUAL(report.changes[1].new_version, 3);
    BOOST_CHECK(report.text().find("ex-tunc") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(an_entry_never_leaves_by_absence, Series)
{
    auto const previous = test::must(read_published(FolderSource(folder())));
    test::check_refused(
        build_publication({list_id, environment, {"DEMO", "测试局"}, audience, entries(4), previous, now, 48, "<x/>",
                              code_lists, "c1", std::make_shared<FolderSource>(folder())},
            {root.holder(), list.holder(), head.holder()}, random),
        Fault::Conflict, "BAN-100005");
}

BOOST_FIXTURE_TEST_CASE(a_delta_without_changes_moves_the_sequence, Series)
{
    auto value = published_head();
    auto const before = test::must(read_published(FolderSource(folder())));
    Header header = value.header;
    value.number += 1;
    value.position.seq = 2;
    value.position.previous = before.position_digest;
    Delta const delta{header, value.position, 1, value.position.state_digest, 0, 0, 0, {}};
    put("delta-2.xml", test::must(xml::sign_enveloped(delta_document(delta, {}), list.signer())));
    value.deltas = {{2, {"delta-2.xml", file("delta-2.xml").size(), crypto::sha256(file("delta-2.xml"))}}};
    put_head(value);
    auto const state = state_in_force();
    auto const report = import();
    check_imported(report, 1);
    BOOST_CHECK(report.changes.empty());
    BOOST_CHECK(state == state_in_force());
}

BOOST_FIXTURE_TEST_CASE(when_a_delta_is_not_named_the_snapshot_is_read_and_without_it_there_is_a_gap, Series)
{
    publish_changes();
    auto value = published_head();
    value.deltas.erase(value.deltas.begin());
    put_head(value);
    auto const part = file(value.parts.front().name);
    std::filesystem::remove(folder() / value.parts.front().name);
    auto const gap = import();
    check_rejected(gap, ReasonCode::Gap);
    BOOST_CHECK_EQUAL(gap.exit_code(), 13);
    put(value.parts.front().name, part);
    check_imported(import(), 0);
}

BOOST_FIXTURE_TEST_CASE(a_named_delta_that_is_missing_is_no_reason_to_look_elsewhere, Series)
{
    publish_changes();
    std::filesystem::remove(folder() / "delta-2.xml");
    check_rejected(import(), ReasonCode::Fetch);
    check_imported(import({}, ListRoad::SnapshotOnly), 0);
}

BOOST_FIXTURE_TEST_CASE(a_mass_change_by_delta_is_held, ListWorld)
{
    publish(entries(60));
    import();
    publish(entries(30));
    auto const held = import();
    BOOST_CHECK_MESSAGE(held.outcome == ListOutcome::Held && held.deltas == 1, held.text());
    BOOST_CHECK_EQUAL(held.after.seq, 1);
    auto const confirmed = import("王测试");
    BOOST_CHECK_MESSAGE(
        confirmed.outcome == ListOutcome::ImportedWithWarnings && confirmed.deltas == 1, confirmed.text());
}

BOOST_FIXTURE_TEST_CASE(a_term_that_still_runs_has_not_expired, Series)
{
    auto removal = revoked();
    removal.reason = "term-expired";
    removals.emplace("BAN-100005", removal);
    publish(entries(4));
    auto const report = import();
    check_rejected(report, ReasonCode::Rule);
    BOOST_CHECK_EQUAL(report.reasons.front().entry, "BAN-100005");
}

BOOST_FIXTURE_TEST_CASE(the_head_names_the_last_four_hundred_deltas, ListWorld)
{
    publish(entries(1));
    auto value = test::must(read_published(FolderSource(folder())));
    for (std::uint64_t seq = 2; seq < 2 + MAX_DELTAS; ++seq)
        value.head.deltas.push_back({seq, value.head.schema});
    value.head.position.seq = 1 + MAX_DELTAS;
    put("head.xml", test::must(xml::sign_enveloped(head_document(value.head), head.signer())));
    BOOST_CHECK(file("head.xml").size() < 128 << 10);
    auto const next = publish(entries(2));
    BOOST_REQUIRE_EQUAL(next.head.deltas.size(), MAX_DELTAS);
    BOOST_CHECK_EQUAL(next.head.deltas.front().seq, 3);
    BOOST_CHECK_EQUAL(next.head.deltas.back().seq, 2 + MAX_DELTAS);
}

BOOST_FIXTURE_TEST_CASE(xmlsec1_and_xmllint_agree_on_a_delta, Series)
{
    if (!test::has_judge("xmlsec1") || !test::has_judge("xmllint")) return;
    publish_changes();
    put("signer.pem", list.certificate.pem());
    auto const in = "cd '" + folder().string() + "' && ";
    auto const signature = test::judge(in + "xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty "
                                            "--trusted-pem signer.pem delta-2.xml");
    BOOST_CHECK_MESSAGE(signature.status == 0, signature.words);
    auto const schema = test::judge(
        in + "xmllint --noout --nonet --schema '" XD_SOURCE_DIR "/xsd/jdl-1.0.xsd' delta-2.xml delta-3.xml");
    BOOST_CHECK_MESSAGE(schema.status == 0, schema.words);
}

BOOST_AUTO_TEST_SUITE_END()
