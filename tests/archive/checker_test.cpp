#include <archive/small_archive.h>

#include <archive/checker.h>
#include <archive/checkpoint.h>
#include <crypto/note.h>
#include <crypto/signing_key.h>
#include <sql/connection.h>

#include <boost/test/data/test_case.hpp>

#include <ostream>

using namespace xindang;
using test::must;
using test::SmallArchive;

namespace {

constexpr char const* ORIGIN = "example.test/ledger";

/// Ten firms, a signed checkpoint after the first six.
struct Ledger {
    SmallArchive small;
    std::unique_ptr<crypto::SigningKey> key = crypto::generate_key(crypto::KeyKind::Ed25519);
    std::string note;

    Ledger()
    {
        grow(6);
        auto const tree = small.archive.tree();
        archive::Checkpoint const checkpoint{ORIGIN, tree.size(), tree.root()};
        note = crypto::sign_note(archive::checkpoint_text(checkpoint), ORIGIN, *key);
        must(small.archive.keep_checkpoint(checkpoint, note));
        grow(4);
    }
    void grow(int count)
    {
        auto writer = small.writer();
        for (int i = 0; i < count; ++i)
            must(writer.register_subject(SmallArchive::firm("药业\"有限\\公司" + std::to_string(writer.size()))));
        writer.commit();
    }
    void tamper(std::string const& sql)
    {
        auto connection = must(sql::Connection::open(small.file(), sql::Mode::ReadWrite));
        connection.script(sql);
    }
    archive::LedgerReport check(std::vector<std::string> const& outside = {})
    {
        NoProgress silent;
        return must(archive::check_ledger(small.file(), archive::Verifier{ORIGIN, key->public_key()}, outside, silent));
    }
};

struct Tampering {
    char const* sql;
    std::uint64_t first_wrong; ///< 0: none can be named
    char const* rule;
};
std::ostream& operator<<(std::ostream& out, Tampering const& tampering)
{
    return out << tampering.sql;
}

Tampering const WAYS_TO_CHEAT[] = {
    {"UPDATE entry SET body = replace(body, '2', '7') WHERE number = 3", 3, "ledger-leaf"},
    {"UPDATE entry SET actor = 'somebody' WHERE number = 10", 10, "ledger-leaf"},
    {"UPDATE entry SET recorded_at = '2020-01-01T00:00:00Z' WHERE number = 1", 1, "ledger-leaf"},
    {"UPDATE entry SET occurred_on = '2020-01-02' WHERE number = 5", 5, "ledger-leaf"},
    {"UPDATE entry SET subject = NULL WHERE number = 5", 5, "ledger-leaf"},
    {"DELETE FROM entry WHERE number = 4", 4, "ledger-number"},
    {"DELETE FROM entry WHERE number = 10", 10, "ledger-head"},
    {"DELETE FROM entry WHERE number > 4; UPDATE ledger_head SET size = 4", 5, "checkpoint-size"},
    {"UPDATE entry SET number = 99 WHERE number = 2; UPDATE entry SET number = 2 WHERE number = 3; "
     "UPDATE entry SET number = 3 WHERE number = 99",
        2, "ledger-leaf"},
    {"INSERT INTO entry SELECT 11, recorded_at, actor, kind, subject, occurred_on, body, leaf FROM entry WHERE number "
     "= 10",
        11, "ledger-leaf"},
    {"UPDATE ledger_head SET frontier = zeroblob(length(frontier))", 7, "ledger-root"},
    {"UPDATE entry SET leaf = zeroblob(32) WHERE number = 8", 8, "ledger-leaf"},
    {"DELETE FROM subject WHERE number = 2", 0, "projection-count"},
    {"UPDATE subject SET entry = 3 WHERE number = 2", 0, "projection-row"},
    {"UPDATE checkpoint SET note = replace(note, 'example', 'exemple')", 0, "checkpoint-signature"},
    {"UPDATE checkpoint SET note = 'x'", 0, "checkpoint-signature"},
};

bool tells(archive::LedgerReport const& report, std::string const& rule)
{
    for (auto const& finding : report.findings.all())
        if (finding.rule == rule) return true;
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(checker_test)

BOOST_AUTO_TEST_CASE(a_good_ledger_is_good)
{
    Ledger ledger;
    auto const report = ledger.check({ledger.note});
    for (auto const& finding : report.findings.all())
        BOOST_ERROR(finding.rule + " " + finding.where + " " + finding.text);
    BOOST_CHECK_EQUAL(report.entries, 10u);
    BOOST_CHECK_EQUAL(report.checkpoints, 2u);
    BOOST_CHECK_EQUAL(report.anchored, 6u);
    BOOST_CHECK(report.root == ledger.small.archive.tree().root());
    BOOST_CHECK(!report.first_wrong);
}

BOOST_DATA_TEST_CASE(the_first_wrong_entry_is_named, WAYS_TO_CHEAT)
{
    Ledger ledger;
    ledger.tamper(sample.sql);
    auto const report = ledger.check();
    BOOST_CHECK(report.findings.has_errors());
    BOOST_CHECK_MESSAGE(tells(report, sample.rule), "should tell " << sample.rule);
    BOOST_CHECK_EQUAL(report.first_wrong.value_or(0), sample.first_wrong);
}

BOOST_AUTO_TEST_CASE(who_rewrites_leaf_hashes_too_is_caught_by_the_tree)
{
    // The strongest forger: alters an entry and makes every hash beside it fit, but cannot sign.
    Ledger ledger;
    Ledger other;
    other.tamper("UPDATE entry SET actor = 'somebody' WHERE number = 5");
    auto connection = must(sql::Connection::open(other.small.file(), sql::Mode::ReadOnly));
    auto rows = connection.query("SELECT recorded_at, kind, subject, occurred_on, body FROM entry WHERE number = 5");
    BOOST_REQUIRE(rows.next());
    model::Entry const forged{model::EntryNumber(5), must(Instant::parse(rows.text(0))), "somebody",
        must(model::parse_entry_kind(rows.text(1))), must(model::SubjectId::parse(rows.text(2))),
        must(model::CivilDate::parse(rows.text(3))), must(model::Fields::parse(rows.text(4)))};
    auto const leaf = crypto::leaf_hash(model::canonical(forged)).hex();
    ledger.tamper("UPDATE entry SET actor = 'somebody', leaf = x'" + leaf + "' WHERE number = 5");
    auto const report = ledger.check();
    BOOST_CHECK(tells(report, "checkpoint-root"));
    BOOST_CHECK(tells(report, "ledger-root"));
    BOOST_CHECK_EQUAL(report.first_wrong.value_or(0), 1u);
}

BOOST_AUTO_TEST_CASE(a_checkpoint_kept_outside_tells_that_the_end_was_cut_off)
{
    Ledger ledger;
    ledger.tamper("DELETE FROM checkpoint");
    Ledger const longer;
    ledger.tamper("DELETE FROM entry WHERE number > 5; UPDATE ledger_head SET size = 5");
    BOOST_CHECK(tells(ledger.check({ledger.note}), "checkpoint-size"));
    BOOST_CHECK(tells(ledger.check({longer.note}), "checkpoint-signature"));
}

BOOST_AUTO_TEST_CASE(what_is_no_ledger_is_refused)
{
    test::TempFolder const folder;
    NoProgress silent;
    test::check_refused(
        archive::check_ledger(folder.path() / "none", std::nullopt, {}, silent), Fault::NotFound, "archive");
    auto const file = folder.path() / "other.sqlite";
    must(sql::Connection::open(file, sql::Mode::ReadWrite)).script("CREATE TABLE t(x)");
    test::check_refused(archive::check_ledger(file, std::nullopt, {}, silent), Fault::Corrupt, "archive");
}

BOOST_AUTO_TEST_SUITE_END()
