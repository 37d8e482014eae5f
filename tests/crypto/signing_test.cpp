#include <crypto/certificate.h>
#include <crypto/cms.h>
#include <crypto/hash.h>
#include <crypto/note.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <boost/test/data/test_case.hpp>
#include <sys/stat.h>

using namespace xindang;
using namespace xindang::crypto;

BOOST_AUTO_TEST_SUITE(signing_test)

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");

CertificateRequest request(std::string name)
{
    return {std::move(name), "信档测试", NOW.plus_seconds(-86400), NOW.plus_seconds(86400 * 365)};
}

/// An authority and a leaf of the asked kind.
struct Hierarchy {
    explicit Hierarchy(KeyKind kind)
        : root_key(generate_key(KeyKind::EcP256)),
          root(make_authority(request("测试根"), *root_key, random)),
          key(generate_key(kind)),
          leaf(make_leaf(request("测试签名人"), key->public_key(), root, *root_key, random))
    {}
    SystemRandom random;
    std::unique_ptr<SigningKey> root_key;
    Certificate root;
    std::unique_ptr<SigningKey> key;
    Certificate leaf;
};

KeyKind const ALL_KINDS[] = {KeyKind::EcP256, KeyKind::Rsa3072, KeyKind::Ed25519};
KeyKind const CMS_KINDS[] = {KeyKind::EcP256, KeyKind::Rsa3072};

std::string quoted(std::filesystem::path const& path)
{
    return "'" + path.string() + "'";
}

} // namespace

BOOST_AUTO_TEST_CASE(a_key_file_comes_back_and_is_private)
{
    for (auto const kind : ALL_KINDS) {
        test::TempFolder const folder;
        auto const path = folder.path() / "keys/k.key";
        auto const key = test::must(create_key_file(path, kind, "秘密"));
        test::check_refused(create_key_file(path, kind), Fault::Conflict, "k.key");
        test::check_refused(load_key(path, "wrong"), Fault::BadInput, "k.key");
        test::check_refused(load_key(path), Fault::BadInput, "k.key");
        auto const again = test::must(load_key(path, "秘密"));
        BOOST_CHECK(again->kind() == kind);
        BOOST_CHECK(again->public_key() == key->public_key());
        auto const signature = again->sign("文本");
        BOOST_CHECK(verify(key->public_key(), "文本", signature));
        BOOST_CHECK(!verify(key->public_key(), "文木", signature));
        BOOST_CHECK(!verify(generate_key(kind)->public_key(), "文本", signature));
        BOOST_CHECK(!verify("no key", "文本", signature));
        ::chmod(path.c_str(), 0644);
        test::check_refused(load_key(path, "秘密"), Fault::Forbidden, "k.key");
        BOOST_CHECK(test::must(parse_key_kind(word_of(kind))) == kind);
    }
    test::check_refused(load_key("/nonexistent/k.key"), Fault::NotFound, "k.key");
    test::check_refused(parse_key("nonsense", "there"), Fault::BadInput, "there");
}

BOOST_AUTO_TEST_CASE(a_certificate_is_read_as_it_was_made)
{
    for (auto const kind : ALL_KINDS) {
        Hierarchy const h(kind);
        BOOST_CHECK_EQUAL(h.leaf.common_name(), "测试签名人");
        BOOST_CHECK_EQUAL(h.leaf.subject(), "CN=测试签名人,O=信档测试,C=CN");
        BOOST_CHECK_EQUAL(h.leaf.issuer(), h.root.subject());
        BOOST_CHECK(h.root.is_authority() && !h.leaf.is_authority());
        BOOST_CHECK(h.leaf.key_kind() == kind);
        BOOST_CHECK(h.leaf.belongs_to(*h.key));
        BOOST_CHECK(h.leaf.valid_at(NOW) && !h.leaf.valid_at(NOW.plus_seconds(-86401)));
        BOOST_CHECK_EQUAL(h.leaf.not_after().unix_seconds(), NOW.plus_seconds(86400 * 365).unix_seconds());
        BOOST_CHECK(test::must(Certificate::parse(h.leaf.pem(), "x")).der() == h.leaf.der());
        BOOST_CHECK(h.leaf.digest() == sha256(h.leaf.der()));
        BOOST_CHECK_EQUAL(h.leaf.serial().size(), 32);
    }
    test::check_refused(Certificate::parse("", "x"), Fault::BadInput, "x");
    test::check_refused(Certificate::parse("-----BEGIN CERTIFICATE-----\n", "x"), Fault::BadInput, "x");
}

BOOST_AUTO_TEST_CASE(a_chain_leads_to_an_anchor_or_is_untrusted)
{
    Hierarchy const h(KeyKind::EcP256);
    Hierarchy const other(KeyKind::EcP256);
    BOOST_CHECK_EQUAL(test::must(chain_to(h.leaf, {}, {h.root}, NOW)).size(), 2);
    BOOST_CHECK_EQUAL(test::must(chain_to(h.leaf, {}, {h.leaf}, NOW)).size(), 1);
    test::check_refused(chain_to(h.leaf, {h.root}, {other.root}, NOW), Fault::Untrusted, "certificate");
    test::check_refused(chain_to(h.leaf, {}, {}, NOW), Fault::Untrusted, "certificate");
    test::check_refused(
        chain_to(h.leaf, {}, {h.root}, NOW.plus_seconds(86400LL * 400)), Fault::Untrusted, "certificate");
}

BOOST_AUTO_TEST_CASE(a_detached_cms_gives_three_answers)
{
    for (auto const kind : CMS_KINDS) {
        Hierarchy const h(kind);
        auto const digest = sha256("决定书");
        auto const cms = cms_sign_detached(digest, *h.key, h.leaf, {h.root});
        auto const verdict = test::must(cms_verify_detached(cms + Bytes(100, '\0'), digest));
        BOOST_CHECK(verdict.intact());
        BOOST_REQUIRE(verdict.signer);
        BOOST_CHECK(verdict.signer->der() == h.leaf.der());
        BOOST_CHECK_EQUAL(verdict.certificates.size(), 2);
        BOOST_CHECK(verdict.time_stamps.empty());

        auto const altered = test::must(cms_verify_detached(cms, sha256("决定书!")));
        BOOST_CHECK(!altered.digest_matches && altered.signature_valid);

        auto broken = cms;
        broken.back() = static_cast<char>(broken.back() ^ 1);
        auto const forged = cms_verify_detached(broken, digest);
        BOOST_CHECK(!forged || !forged->signature_valid);
        test::check_refused(cms_verify_detached(cms + "x", digest), Fault::BadInput, "cms");
        test::check_refused(cms_verify_detached("", digest), Fault::BadInput, "cms");
        BOOST_CHECK_THROW(cms_sign_detached(digest, *h.root_key, h.leaf, {}), std::logic_error);
    }
}

BOOST_AUTO_TEST_CASE(openssl_agrees)
{
    if (!test::has_judge("openssl")) return;
    for (auto const kind : CMS_KINDS) {
        Hierarchy const h(kind);
        test::TempFolder const folder;
        write_file_atomically(folder.path() / "text", "决定书");
        write_file_atomically(folder.path() / "root.pem", h.root.pem());
        write_file_atomically(folder.path() / "leaf.pem", h.leaf.pem());
        write_file_atomically(folder.path() / "cms.der", cms_sign_detached(sha256("决定书"), *h.key, h.leaf, {h.root}));
        auto const in = "cd " + quoted(folder.path()) + " && ";
        auto const time = " -attime " + std::to_string(NOW.unix_seconds());
        auto const chain = test::judge(in + "openssl verify -x509_strict -CAfile root.pem" + time + " leaf.pem");
        BOOST_CHECK_MESSAGE(chain.status == 0, chain.words);
        auto const cms = test::judge(in +
                                     "openssl cms -verify -cades -binary -inform DER -in cms.der -content text "
                                     "-CAfile root.pem -purpose any -out /dev/null" +
                                     time);
        BOOST_CHECK_MESSAGE(cms.status == 0, cms.words);
        BOOST_CHECK(cms.words.find("CAdES Verification successful") != std::string::npos);
        auto const print = test::judge(in + "openssl cms -cmsout -print -inform DER -in cms.der");
        // EN 319 142-1: PAdES baseline keeps the time in the PDF, not in the CMS.
        BOOST_CHECK(print.words.find("signingTime") == std::string::npos);
        BOOST_CHECK(print.words.find("id-smime-aa-signingCertificateV2") != std::string::npos);
        write_file_atomically(folder.path() / "text", "决定书!");
        BOOST_CHECK(test::judge(in +
                                "openssl cms -verify -binary -inform DER -in cms.der -content text -CAfile "
                                "root.pem -purpose any -out /dev/null" +
                                time)
                        .status != 0);
    }
}

BOOST_AUTO_TEST_CASE(a_note_opens_for_its_signer_only)
{
    auto const key = generate_key(KeyKind::Ed25519);
    auto const other = generate_key(KeyKind::Ed25519);
    auto const text = std::string("xindang/ledger\n7\nAAAA\n");
    auto const note = sign_note(text, "xindang-test", *key);
    BOOST_CHECK_EQUAL(test::must(open_note(note, "xindang-test", key->public_key())), text);
    test::check_refused(open_note(note, "xindang-test", other->public_key()), Fault::Untrusted, "note");
    test::check_refused(open_note(note, "another", key->public_key()), Fault::Untrusted, "note");
    test::check_refused(open_note("8" + note, "xindang-test", key->public_key()), Fault::Untrusted, "note");
    test::check_refused(open_note("x", "xindang-test", key->public_key()), Fault::BadInput, "note");
    auto const verifier = note_verifier_key("xindang-test", key->public_key());
    auto const parsed = test::must(parse_note_verifier(verifier));
    BOOST_CHECK(parsed.public_key == key->public_key());
    BOOST_CHECK_EQUAL(parsed.name, "xindang-test");
    test::check_refused(parse_note_verifier("a" + verifier), Fault::BadInput, "verifier_key");
    // The example of c2sp.org/signed-note and golang.org/x/mod/sumdb/note.
    auto const peter =
        test::must(parse_note_verifier("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    auto const sample =
        std::string("If you think cryptography is the answer to your problem,\n"
                    "then you don't know what your problem is.\n\n"
                    "— PeterNeumann "
                    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    test::must(open_note(sample, peter.name, peter.public_key));
}

BOOST_AUTO_TEST_SUITE_END()
