#include <support/list_world.h>
#include <support/memory.h>

#include <exchange/digests.h>

#include <boost/test/data/test_case.hpp>
#include <ctime>
#include <functional>

using namespace xindang;
using namespace xindang::exchange;
using test::KeyPair;
using test::ListWorld;
using test::with;

BOOST_AUTO_TEST_SUITE(delta_attacks_test)

namespace {

/// One way to cheat with a delta: what is done to a good publication that follows an imported one.
struct Attack {
    char const* name;
    ReasonCode expected;
    std::function<void(ListWorld&)> make;
};
std::ostream& operator<<(std::ostream& out, Attack const& attack)
{
    return out << attack.name;
}

constexpr char DELTA[] = "delta-2.xml";

Head head_of(ListWorld const& world)
{
    return test::must(
        read_head(test::must(xml::Document::parse(world.file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
}

/// Another delta under this name, and a signed head that says so: what somebody with the head key could do.
void name_delta(ListWorld& world, Bytes const& content)
{
    auto value = head_of(world);
    for (auto& delta : value.deltas)
        if (delta.file.name == DELTA) delta.file = {DELTA, content.size(), crypto::sha256(content)};
    world.put(DELTA, content);
    world.put("head.xml", test::must(xml::sign_enveloped(head_document(value), world.head.signer())));
}

/// The same with the list key, too: what the issuer's own broken program could do.
void sign_delta(ListWorld& world, Bytes const& text)
{
    name_delta(world, test::must(xml::sign_enveloped(text, world.list.signer())));
}

std::function<void(ListWorld&)> signed_with(std::string old, std::string by)
{
    return [old, by](ListWorld& world) {
        sign_delta(world, with(ListWorld::unsigned_text(world.file(DELTA)), old, by));
    };
}

/// The text of the first element of this name.
Bytes element(Bytes const& text, std::string const& name)
{
    auto const begin = text.find("<" + name + ">");
    auto const end = text.find("</" + name + ">");
    BOOST_REQUIRE(begin != Bytes::npos && end != Bytes::npos);
    return text.substr(begin, end - begin + name.size() + 3);
}

Attack const ATTACKS[] = {
    {"altered-delta", ReasonCode::FileDigest,
        [](ListWorld& world) {
            world.put(DELTA, with(world.file(DELTA), "测试人员100004", "测试人员999999"));
        }},
    {"altered-delta-with-head-key", ReasonCode::Signature,
        [](ListWorld& world) {
            name_delta(world, with(world.file(DELTA), "测试人员100004", "测试人员999999"));
        }},
    {"delta-signed-with-head-key", ReasonCode::Key,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            name_delta(world, test::must(xml::sign_enveloped(text, world.head.signer())));
        }},
    {"delta-of-a-stranger", ReasonCode::Key,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            name_delta(world, test::must(xml::sign_enveloped(text, KeyPair{"攻击者"}.signer())));
        }},
    {"delta-of-another-branch", ReasonCode::Fork,
        [](ListWorld& world) {
            // From the same base, so that only the new position tells.
            auto text = ListWorld::unsigned_text(world.file(DELTA));
            text = with(
                text, element(text, "StateDigest"), "<StateDigest>sha256:" + std::string(64, '0') + "</StateDigest>");
            sign_delta(world, text);
        }},
    {"delta-that-follows-another-position", ReasonCode::Fork,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            sign_delta(world, with(text, element(text, "PrevPosition"),
                                  "<PrevPosition>sha256:" + std::string(64, '0') + "</PrevPosition>"));
        }},
    {"wrong-base-state", ReasonCode::Base,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            auto const base =
                text.substr(text.find("<Base "), text.find("/>", text.find("<Base ")) + 2 - text.find("<Base "));
            sign_delta(
                world, with(text, base, "<Base seq=\"1\" stateDigest=\"sha256:" + std::string(64, '0') + "\"/>"));
        }},
    {"wrong-base-version", ReasonCode::Base, signed_with("baseVer=\"1\"", "baseVer=\"2\"")},
    {"removal-of-nobody", ReasonCode::Base, signed_with("<Remove id=\"BAN-100003\"", "<Remove id=\"BAN-100003-X\"")},
    {"delta-skipped", ReasonCode::Gap,
        [](ListWorld& world) {
            world.publish(ListWorld::entries(5));
            name_delta(world, world.file("delta-3.xml"));
        }},
    {"delta-replayed", ReasonCode::Rollback,
        [](ListWorld& world) {
            world.import();
            auto const old = world.file(DELTA);
            world.publish(ListWorld::entries(5));
            auto value = head_of(world);
            value.deltas.back().file = {DELTA, old.size(), crypto::sha256(old)};
            world.put("head.xml", test::must(xml::sign_enveloped(head_document(value), world.head.signer())));
        }},
    {"ids-reordered", ReasonCode::Rule,
        [](ListWorld& world) {
            auto text = ListWorld::unsigned_text(world.file(DELTA));
            auto const add = element(text, "Add");
            text.erase(text.find(add), add.size());
            sign_delta(world, with(text, "<Amend ", add + "<Amend "));
        }},
    {"id-twice", ReasonCode::Rule,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            auto const add = element(text, "Add");
            sign_delta(world, with(with(text, add, add + add), "added=\"1\"", "added=\"2\""));
        }},
    {"counts-that-are-not-its-own", ReasonCode::Count, signed_with("removed=\"1\"", "removed=\"0\"")},
    {"change-left-out", ReasonCode::Count,
        [](ListWorld& world) {
            auto text = ListWorld::unsigned_text(world.file(DELTA));
            auto const add = element(text, "Add");
            text.erase(text.find(add), add.size());
            sign_delta(world, with(text, "added=\"1\"", "added=\"0\""));
        }},
    {"removal-without-a-reason", ReasonCode::Schema,
        [](ListWorld& world) {
            auto const text = ListWorld::unsigned_text(world.file(DELTA));
            sign_delta(world, with(text, element(text, "Reason"), ""));
        }},
    {"reason-other-without-words", ReasonCode::Rule, signed_with(">decision-revoked<", ">other<")},
    {"entry-digest-not-its-own", ReasonCode::State, signed_with("测试人员100004", "测试人员999999")},
    {"status-changed-silently", ReasonCode::State, signed_with("status=\"active\"", "status=\"suspended\"")},
    {"truncated-delta", ReasonCode::Truncated,
        [](ListWorld& world) {
            auto const text = world.file(DELTA);
            name_delta(world, text.substr(0, text.size() / 2));
        }},
    {"doctype-in-delta", ReasonCode::Prescan,
        [](ListWorld& world) {
            name_delta(world, with(world.file(DELTA), "<ListDelta", "<!DOCTYPE ListDelta><ListDelta"));
        }},
    {"part-in-the-place-of-a-delta", ReasonCode::Schema,
        [](ListWorld& world) {
            name_delta(world, world.file("list-2-1.xml"));
        }},
};

} // namespace

BOOST_DATA_TEST_CASE(an_attack_is_refused_in_a_second_and_the_old_list_stays, boost::unit_test::data::make(ATTACKS))
{
    ListWorld world;
    world.publish(ListWorld::entries(3));
    BOOST_REQUIRE(world.import().outcome == ListOutcome::Imported);
    auto next = ListWorld::entries(4);
    next[1].names.push_back({"测试曾用名", "former"});
    next.erase(next.begin() + 2);
    world.publish(next);
    sample.make(world);
    auto const before = test::must(ListStore::open(world.store_file())).find(world.list_id);
    auto const begin = std::clock();
    test::PeakMemory const memory;
    auto const report = world.import();
    auto const took = std::clock() - begin;
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
    BOOST_CHECK_MESSAGE(report.reasons.front().code == sample.expected, report.text());
    BOOST_CHECK(!report.reasons.front().where.empty());
    BOOST_CHECK(report.exit_code() >= 10);
    BOOST_CHECK(report.changes.empty());
    // Of processor time: a busy machine is no attack.
    BOOST_CHECK(took < CLOCKS_PER_SEC);
    if (test::PeakMemory::can_measure()) BOOST_CHECK_LT(memory.megabytes(), 50);
    BOOST_TEST_MESSAGE("ATTACK " << sample.name << " " << word_of(sample.expected) << " "
                                 << static_cast<double>(took) / CLOCKS_PER_SEC << " s " << memory.megabytes() << " MB");
    auto store = test::must(ListStore::open(world.store_file()));
    auto const after = store.find(world.list_id);
    BOOST_REQUIRE(before && after);
    BOOST_CHECK(before->head_digest == after->head_digest);
    StateTree tree;
    for (auto const& entry : store.entries(world.list_id))
        tree.add(entry.state);
    BOOST_CHECK(tree.root() == before->position.state_digest);
}

BOOST_AUTO_TEST_SUITE_END()
