#include <crypto/time_stamp.h>

#include <base/files.h>
#include <crypto/cms.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::crypto;
using test::check_refused;
using test::must;

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
constexpr std::int64_t YEAR = 365 * 86400;

/// A root with a time-stamp authority under it, and a signer who may not stamp time.
struct Authority {
    explicit Authority(KeyKind kind = KeyKind::EcP256)
        : root_key(generate_key(KeyKind::EcP256)),
          root(make_authority({"测试根", "信档", NOW, NOW.plus_seconds(9 * YEAR)}, *root_key, random)),
          key(generate_key(kind)),
          certificate(make_leaf({"测试时间戳", "信档", NOW, NOW.plus_seconds(YEAR), 0, Use::TimeStamps, {}, {}},
              key->public_key(), root, *root_key, random)),
          signer(make_leaf({"签名人", "信档", NOW, NOW.plus_seconds(YEAR)}, key->public_key(), root, *root_key, random))
    {}
    SystemRandom mutable random;
    FixedClock clock{NOW.plus_seconds(60)};
    std::unique_ptr<SigningKey> root_key;
    Certificate root;
    std::unique_ptr<SigningKey> key;
    Certificate certificate;
    Certificate signer;
    DevelopmentTimeStamper stamper() const { return {*key, certificate, {}, clock, random}; }
};

} // namespace

BOOST_AUTO_TEST_SUITE(time_stamp_test)

BOOST_AUTO_TEST_CASE(a_token_says_when_and_by_whom)
{
    for (auto const kind : {KeyKind::EcP256, KeyKind::Rsa3072}) {
        Authority const authority(kind);
        auto const digest = sha256("决定书");
        auto const token = must(authority.stamper().stamp(digest));
        auto const read = must(read_time_stamp(token + Bytes(20, '\0'), digest));
        BOOST_CHECK(read.at == NOW.plus_seconds(60));
        BOOST_CHECK(read.authority.der() == authority.certificate.der());
        BOOST_CHECK(read.policy.starts_with("2.25."));
        BOOST_CHECK(!read.serial.empty());
        check_refused(read_time_stamp(token, sha256("另一份")), Fault::Untrusted, "time-stamp/imprint");
        check_refused(read_time_stamp("x", digest), Fault::BadInput, "time-stamp");
        check_refused(read_time_stamp(token + "x", digest), Fault::BadInput, "time-stamp");
        auto broken = token;
        broken.back() = static_cast<char>(broken.back() ^ 1);
        auto const forged = read_time_stamp(broken, digest);
        BOOST_CHECK(!forged);
    }
}

BOOST_AUTO_TEST_CASE(a_certificate_for_signatures_cannot_stamp_time)
{
    Authority const authority;
    auto const digest = sha256("决定书");
    DevelopmentTimeStamper const wrong(*authority.key, authority.signer, {}, authority.clock, authority.random);
    check_refused(wrong.stamp(digest), Fault::Untrusted, "time-stamp/certificate");
    FixedClock const late(NOW.plus_seconds(2 * YEAR));
    DevelopmentTimeStamper const expired(*authority.key, authority.certificate, {}, late, authority.random);
    check_refused(expired.stamp(digest), Fault::Untrusted, "time-stamp/time");
}

BOOST_AUTO_TEST_CASE(an_answer_belongs_to_its_question)
{
    Authority const authority;
    auto const stamper = authority.stamper();
    auto const digest = sha256("决定书");
    auto const answer = stamper.answer(time_stamp_request(digest, "12345678"));
    must(token_in_response(answer, digest, "12345678"));
    check_refused(token_in_response(answer, digest, "12345679"), Fault::Untrusted, "time-stamp/nonce");
    check_refused(token_in_response(answer, sha256("x"), "12345678"), Fault::Untrusted, "time-stamp/imprint");
    check_refused(token_in_response(stamper.answer("nonsense"), digest, "12345678"), Fault::Unavailable, "time-stamp");
    check_refused(token_in_response("nonsense", digest, "12345678"), Fault::BadInput, "time-stamp");
}

BOOST_AUTO_TEST_CASE(a_signature_carries_a_time_stamp_and_stays_as_it_was)
{
    Authority const authority;
    auto const digest = sha256("决定书");
    auto const cms = cms_sign_detached(digest, *authority.key, authority.signer, {});
    auto const before = must(cms_verify_detached(cms, digest));
    auto const token = must(authority.stamper().stamp(sha256(before.signature)));
    auto const after = must(cms_verify_detached(cms_with_time_stamp(cms, token), digest));
    BOOST_CHECK(after.intact());
    BOOST_CHECK(after.signature == before.signature);
    BOOST_REQUIRE_EQUAL(after.time_stamps.size(), 1);
    BOOST_CHECK(after.time_stamps[0] == token);
    BOOST_CHECK_THROW(cms_with_time_stamp("x", token), std::logic_error);
}

BOOST_AUTO_TEST_CASE(openssl_believes_our_authority_and_we_believe_openssl)
{
    if (!test::has_judge("openssl")) return;
    Authority const authority;
    test::TempFolder const folder;
    auto const in = "cd '" + folder.path().string() + "' && ";
    auto const save = [&](std::string const& name, BytesView content) {
        write_file_atomically(folder.path() / name, content);
    };
    auto const digest = sha256("决定书");
    save("text", "决定书");
    save("root.pem", authority.root.pem());
    save("tsa.pem", authority.certificate.pem());
    save("token.der", must(authority.stamper().stamp(digest)));
    auto const time = " -attime " + std::to_string(NOW.unix_seconds() + 60);
    auto const ours = test::judge(in + "openssl ts -verify -data text -in token.der -token_in -CAfile root.pem" + time);
    BOOST_CHECK_MESSAGE(ours.words.find("Verification: OK") != std::string::npos, ours.words);
    auto const print = test::judge(in + "openssl ts -reply -in token.der -token_in -token_out -text");
    BOOST_CHECK_MESSAGE(print.words.find("Jan  5 01:01:00 2026 GMT") != std::string::npos, print.words);
    save("text", "决定书!");
    BOOST_CHECK(
        test::judge(in + "openssl ts -verify -data text -in token.der -token_in -CAfile root.pem" + time).status != 0);

    // The other way: an authority made by the openssl program answers our request.
    save("request.tsq", time_stamp_request(digest, "\x80nonce-8"));
    save("ts.cnf", "[tsa]\ndefault_tsa=t\n[t]\nserial=./serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n"
                   "digests=sha256\ness_cert_id_alg=sha256\n[x]\nextendedKeyUsage=critical,timeStamping\n");
    auto const made = test::judge(
        in + "openssl req -x509 -newkey rsa:3072 -nodes -keyout k.pem -out c.pem -days 2 -subj /CN=TSA "
             "-addext extendedKeyUsage=critical,timeStamping -addext keyUsage=critical,digitalSignature && "
             "openssl ts -reply -config ts.cnf -queryfile request.tsq -signer c.pem -inkey k.pem -out answer.tsr");
    BOOST_REQUIRE_MESSAGE(made.status == 0, made.words);
    auto const answer = must(read_file(folder.path() / "answer.tsr", 1 << 20));
    auto const token = must(token_in_response(answer, digest, "\x80nonce-8"));
    auto const read = must(read_time_stamp(token, digest));
    BOOST_CHECK_EQUAL(read.policy, "1.2.3.4");
    BOOST_CHECK_EQUAL(read.authority.common_name(), "TSA");
}

BOOST_AUTO_TEST_SUITE_END()
