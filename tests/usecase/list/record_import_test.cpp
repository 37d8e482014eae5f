#include <usecase/list/record_import.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <crypto/aead.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <usecase/list/report_signature.h>

using namespace xindang;
using namespace xindang::usecase;
using exchange::ListOutcome;

BOOST_AUTO_TEST_SUITE(record_import_test)

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
Actor const PARTNER{"partner", {Duty::Partner}};

exchange::ImportReport report_of(ListOutcome outcome)
{
    return {"0b0e6a5c-8a52-4a3b-9a55-2f0a4a2b7c11", "c1", exchange::Environment::Test, {"dongyu-amr", "测试单位"},
        {"DEMO", "测试局"}, "INDUSTRY-BAN", 1, 2, std::nullopt, {}, NOW, NOW, outcome,
        {{exchange::ReasonCode::Confirmed, "王测试 confirmed", "head.xml"}}, {1, crypto::sha256("before")},
        {2, crypto::sha256("after")}, 5, {{exchange::EntryChange::Kind::Removed, "BAN-100001", "测试人员", 1, 0}}};
}

struct Keys {
    Keys()
    {
        auto const key = test::must(crypto::create_key_file(file(), crypto::KeyKind::EcP256));
        write_file_atomically(certificate(),
            crypto::make_self_signed(
                {"partner", "测试单位", NOW.plus_seconds(-86400), NOW.plus_seconds(86400 * 3650)}, *key, random)
                .pem());
    }
    std::filesystem::path file() const { return temp.path() / "own.key"; }
    std::filesystem::path certificate() const { return temp.path() / "own.crt"; }
    test::TempFolder temp;
    crypto::SystemRandom random;
};

} // namespace

BOOST_AUTO_TEST_CASE(an_import_stands_in_the_ledger_with_who_confirmed_it)
{
    test::TempFolder const temp;
    crypto::SystemRandom random;
    auto const archive =
        test::must(archive::Archive::open(temp.path() / "archive.sqlite", crypto::SecretKey::generate(random), random));
    auto const number =
        test::must(record_import(PARTNER, report_of(ListOutcome::ImportedWithWarnings), archive, FixedClock{NOW}));
    auto const entries = archive.view().entries_of(model::EntryKind::ListImported);
    BOOST_REQUIRE_EQUAL(entries.size(), 1);
    BOOST_CHECK(entries.front().number == number);
    BOOST_CHECK_EQUAL(entries.front().actor, "partner");
    auto const& body = entries.front().body;
    BOOST_CHECK_EQUAL(body.get("list"), "INDUSTRY-BAN");
    BOOST_CHECK_EQUAL(body.get("seq"), "2");
    BOOST_CHECK_EQUAL(body.get("seq_before"), "1");
    BOOST_CHECK_EQUAL(body.get("removed"), "1");
    BOOST_CHECK_EQUAL(body.get("state_digest"), crypto::sha256("after").hex());
    BOOST_CHECK(body.get("reasons").find("王测试") != std::string::npos);
    test::check_refused(
        record_import(PARTNER, report_of(ListOutcome::Rejected), archive, FixedClock{NOW}), Fault::NotFound, "outcome");
    test::check_refused(record_import({"nobody", {}}, report_of(ListOutcome::Imported), archive, FixedClock{NOW}),
        Fault::Forbidden, "actor");
    BOOST_CHECK_EQUAL(archive.view().entries_of(model::EntryKind::ListImported).size(), 1);
}

BOOST_FIXTURE_TEST_CASE(a_report_is_signed_with_the_partners_key, Keys)
{
    auto const report = report_of(ListOutcome::Imported);
    auto const text = test::must(signed_report(report, file(), certificate()));
    auto const path = temp.path() / "report.xml";
    write_file_atomically(path, text);
    if (test::has_judge("xmlsec1")) {
        auto const judge = test::judge("xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty "
                                       "--trusted-pem '" +
                                       certificate().string() + "' '" + path.string() + "'");
        BOOST_CHECK_MESSAGE(judge.status == 0, judge.words);
    }
    BOOST_CHECK_EQUAL(test::must(signed_report(report, {}, {})), report.xml());
    test::TempFolder const other;
    auto const stranger = test::must(crypto::create_key_file(other.path() / "k", crypto::KeyKind::EcP256));
    test::check_refused(signed_report(report, other.path() / "k", certificate()), Fault::BadInput, "certificate");
    test::check_refused(signed_report(report, other.path() / "none", certificate()), Fault::NotFound, "none");
}

BOOST_AUTO_TEST_SUITE_END()
