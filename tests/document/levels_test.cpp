#include <document/extend.h>
#include <document/verify.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <pdf/reader.h>
#include <support/judge.h>
#include <support/proof_world.h>
#include <support/signatory.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using document::Level;
using test::must;
using test::NOW;
using test::ProofWorld;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

document::Press const& press()
{
    static auto const opened = must(document::Press::open(HOME));
    return opened;
}

Bytes signed_by(ProofWorld const& world, test::KeyHolder const& holder)
{
    auto const facts = must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20));
    auto printed = must(press().print({"ban-decision", facts, world.clock.now(), "局"}));
    return document::sign(std::move(printed.document), world.signer(holder));
}

document::Verification verified(ProofWorld const& world, BytesView file)
{
    auto answer = must(document::verify(file, world.trust(), world.clock.now(), press()));
    for (auto const& finding : answer.proof.all())
        BOOST_TEST_MESSAGE(
            name_of(finding.severity) << " " << finding.rule << " " << finding.where << ": " << finding.text);
    return answer;
}

bool told(Findings const& findings, std::string const& rule, std::string const& where)
{
    for (auto const& finding : findings.all())
        if (finding.rule == rule && finding.where == where) return true;
    return false;
}

void later(ProofWorld const& world, std::int64_t days)
{
    world.clock.set(world.begin.plus_seconds(days * ProofWorld::DAY));
}

} // namespace

BOOST_AUTO_TEST_SUITE(levels_test)

BOOST_AUTO_TEST_CASE(each_level_is_reached_and_every_update_keeps_the_octets_before)
{
    for (auto const kind : {crypto::KeyKind::EcP256, crypto::KeyKind::Rsa3072}) {
        ProofWorld const world(NOW, kind);
        auto const b = signed_by(world, world.office);
        Bytes before;
        for (auto const level : {Level::B, Level::T, Level::LT, Level::LTA}) {
            auto const file = must(world.extended(b, level));
            auto const answer = verified(world, file);
            BOOST_CHECK_EQUAL(word_of(answer.level), word_of(level));
            BOOST_CHECK(answer.all_good());
            BOOST_REQUIRE_EQUAL(answer.signatures.size(), 1U);
            BOOST_CHECK_EQUAL(answer.signatures[0].chain.size(), 3U);
            // What is at the level already stays as it is.
            BOOST_CHECK(must(world.extended(file, level)) == file);
            // One step after the other, each keeps the last as prefix.
            if (level > Level::T) {
                auto const step = must(world.extended(before, level));
                BOOST_CHECK(step.starts_with(before));
                BOOST_CHECK_EQUAL(word_of(verified(world, step).level), word_of(level));
                before = step;
            } else {
                before = file;
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(an_ended_certificate_harms_only_what_nobody_stamped)
{
    ProofWorld const world(NOW);
    auto const b = signed_by(world, world.office);
    auto const lta = must(world.extended(b, Level::LTA));
    later(world, 4 * 365);
    BOOST_CHECK(!verified(world, b).all_good());
    BOOST_CHECK(told(verified(world, b).proof, "not-trusted", "signature 1"));
    BOOST_CHECK(verified(world, lta).all_good());
    BOOST_CHECK(verified(world, lta).signatures[0].judged_at == NOW);
    // When nobody renews, the proof ends with the time-stamp authority.
    later(world, 3300);
    BOOST_CHECK(!verified(world, lta).all_good());
    BOOST_CHECK(told(verified(world, lta).proof, "untrusted-time-stamp", "archive time-stamp 1"));
}

BOOST_AUTO_TEST_CASE(a_renewed_time_stamp_carries_the_proof_on)
{
    ProofWorld world(NOW);
    auto const lta = must(world.extended(signed_by(world, world.office), Level::LTA));
    BOOST_CHECK(*document::archive_stamp_end(lta) == world.stamps.certificate.not_after());
    later(world, 3000);
    auto const fresh = world.leaf("新时间戳", crypto::KeyKind::EcP256, 10 * ProofWorld::YEAR, crypto::Use::TimeStamps);
    auto const old = std::exchange(world.stamps, fresh);
    auto const renewed = must(world.stamped_again(lta));
    BOOST_CHECK(renewed.starts_with(lta));
    BOOST_CHECK(*document::archive_stamp_end(renewed) == fresh.certificate.not_after());
    later(world, 3400); // the first authority's certificate has ended
    BOOST_CHECK(!verified(world, lta).all_good());
    auto const answer = verified(world, renewed);
    BOOST_CHECK(answer.all_good());
    BOOST_CHECK_EQUAL(answer.archive_stamps.size(), 2U);
    BOOST_CHECK_EQUAL(word_of(answer.level), "B-LTA");
}

BOOST_AUTO_TEST_CASE(a_revocation_counts_from_its_moment)
{
    ProofWorld world(NOW);
    auto const b = signed_by(world, world.office);
    auto const t = must(world.extended(b, Level::T));
    auto const serial = world.office.certificate.serial();
    later(world, 10);
    // Taken back after the proven time: the evidence says so, and the signature stays good.
    world.revoked = {{serial, NOW.plus_seconds(5 * ProofWorld::DAY)}};
    test::check_refused(world.extended(t, Level::LT), Fault::Untrusted, "certificate");
    world.revoked = {};
    auto const lt = must(world.extended(t, Level::LT));
    BOOST_CHECK(verified(world, lt).all_good());
    // Taken back before: whoever gathers the evidence by hand gets a file that says so.
    auto const append = [&](Bytes const& file, Instant at) {
        auto const ocsp = crypto::make_ocsp_response(world.office.certificate, at, world.middle.certificate,
            *world.middle.key, {world.clock.now(), world.clock.now().plus_seconds(ProofWorld::DAY)});
        auto const crl = crypto::make_crl(world.root.certificate, *world.root.key, {},
            {world.clock.now(), world.clock.now().plus_seconds(ProofWorld::DAY)}, 1);
        return must(pdf::with_security_store(file, {{}, {ocsp}, {crl}}, {}));
    };
    auto const after = verified(world, append(t, NOW.plus_seconds(5 * ProofWorld::DAY)));
    BOOST_CHECK(after.all_good());
    BOOST_CHECK(after.signatures[0].revocation.revoked_at.has_value());
    auto const before = verified(world, append(t, NOW.plus_seconds(-3600)));
    BOOST_CHECK(!before.all_good());
    BOOST_CHECK(told(before.proof, "revoked", "signature 1"));
    // Without a time-stamp a later revocation counts as well: nothing proves the signature is older.
    BOOST_CHECK(
        told(verified(world, append(b, NOW.plus_seconds(5 * ProofWorld::DAY))).proof, "revoked", "signature 1"));
}

BOOST_AUTO_TEST_CASE(the_approver_and_then_the_office_sign_one_document)
{
    ProofWorld const world(NOW);
    auto const first = must(world.extended(signed_by(world, world.approver), Level::T));
    auto const both = must(document::countersigned(first, world.signer(world.office), NOW.plus_seconds(60)));
    BOOST_CHECK(both.starts_with(first));
    auto const answer = verified(world, both);
    BOOST_CHECK(answer.all_good());
    BOOST_REQUIRE_EQUAL(answer.signatures.size(), 2U);
    BOOST_CHECK_EQUAL(answer.signatures[0].signer->common_name(), "魏审批");
    BOOST_CHECK_EQUAL(answer.signatures[1].signer->common_name(), "东屿省药品监督管理局");
    auto const lta = must(world.extended(both, Level::LTA));
    auto const proven = verified(world, lta);
    BOOST_CHECK(proven.all_good());
    BOOST_CHECK_EQUAL(word_of(proven.signatures[0].level), "B-LTA");
    BOOST_CHECK_EQUAL(word_of(proven.signatures[1].level), "B-LTA");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_built_on_is_refused)
{
    ProofWorld const world(NOW);
    auto const b = signed_by(world, world.office);
    test::check_refused(world.extended(b + "x", Level::T), Fault::Conflict, "document");
    auto printed = must(press().print(
        {"ban-decision", must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20)), NOW, "局"}));
    test::check_refused(world.extended(printed.document.bytes, Level::T), Fault::Conflict, "document");
    test::check_refused(world.extended("%PDF-1.4\n", Level::T), Fault::BadInput, "offset 0");
    ProofWorld const stranger(NOW);
    test::check_refused(stranger.extended(b, Level::LT), Fault::Untrusted, "certificate");
    test::check_refused(document::parse_level("B-X"), Fault::BadInput, "level");
}

BOOST_AUTO_TEST_CASE(outside_judges_agree_at_every_level)
{
    ProofWorld const world(NOW);
    auto const b = signed_by(world, world.office);
    test::TempFolder const folder;
    auto const save = [&](std::string const& name, BytesView content) {
        write_file_atomically(folder.path() / name, content, Durable::No);
        return (folder.path() / name).string();
    };
    save("root.pem", world.root.certificate.pem());
    for (auto const level : {Level::T, Level::LT, Level::LTA}) {
        auto const file = must(world.extended(b, level));
        auto const path = save("a.pdf", file);
        if (test::has_judge("qpdf")) {
            auto const answer = test::judge("qpdf --check " + path);
            BOOST_CHECK_MESSAGE(answer.status == 0, answer.words);
        }
        if (test::has_judge("pdfsig")) {
            auto const words = test::judge("pdfsig " + path).words;
            BOOST_CHECK_MESSAGE(words.find("Signature is Valid.") != std::string::npos, words);
        }
        if (test::has_judge("mutool")) {
            auto const words = test::judge("mutool sign -v " + path).words;
            BOOST_CHECK_MESSAGE(words.find("invalidated") == std::string::npos, words);
        }
        if (!test::has_judge("openssl")) continue;
        auto const read = must(pdf::read_document(file));
        auto const in = "cd " + folder.path().string() + " && ";
        auto const time = " -attime " + std::to_string(NOW.unix_seconds() + 60);
        for (auto const& signature : read.signatures) {
            auto const covered = read.covered(file, signature);
            save("signed.bin", Bytes(covered[0]) + Bytes(covered[1]));
            save("cms.der", signature.cms);
            bool const stamp = signature.sub_filter == "ETSI.RFC3161";
            auto const answer = test::judge(
                in + (stamp ? "openssl ts -verify -data signed.bin -in cms.der -token_in -CAfile root.pem" + time
                            : "openssl cms -verify -cades -binary -inform DER -in cms.der -content signed.bin "
                              "-CAfile root.pem -purpose any -out /dev/null" +
                                  time));
            BOOST_CHECK_MESSAGE(answer.status == 0, answer.words);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
