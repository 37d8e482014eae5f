#include <crypto/revocation.h>

#include <base/files.h>
#include <crypto/system_random.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::crypto;
using Word = xindang::crypto::Standing::Word;

namespace {

Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
constexpr std::int64_t DAY = 86400;

Instant day(std::int64_t number)
{
    return NOW.plus_seconds(number * DAY);
}

struct Chain {
    explicit Chain(KeyKind kind)
        : root_key(generate_key(kind)),
          root(make_authority(request("根", 1), *root_key, random)),
          middle_key(generate_key(kind)),
          middle(make_intermediate(request("中级", 0), middle_key->public_key(), root, *root_key, random)),
          key(generate_key(kind)),
          leaf(make_leaf(request("签名人", 0), key->public_key(), middle, *middle_key, random))
    {}
    static CertificateRequest request(std::string name, int below)
    {
        return {std::move(name), "信档", day(-30), day(300), below, Use::Signatures, "http://ca.example/a.crl",
            "http://ca.example/ocsp"};
    }
    SystemRandom random;
    std::unique_ptr<SigningKey> root_key;
    Certificate root;
    std::unique_ptr<SigningKey> middle_key;
    Certificate middle;
    std::unique_ptr<SigningKey> key;
    Certificate leaf;
};

KeyKind const KINDS[] = {KeyKind::EcP256, KeyKind::Rsa3072};

} // namespace

BOOST_AUTO_TEST_SUITE(revocation_test)

BOOST_AUTO_TEST_CASE(three_links_make_a_chain_and_say_where_to_ask)
{
    Chain const chain(KeyKind::EcP256);
    BOOST_CHECK_EQUAL(test::must(chain_to(chain.leaf, {chain.middle}, {chain.root}, NOW)).size(), 3);
    BOOST_CHECK(issued_by(chain.leaf, chain.middle) && !issued_by(chain.leaf, chain.root));
    BOOST_REQUIRE_EQUAL(chain.leaf.crl_urls().size(), 1);
    BOOST_CHECK_EQUAL(chain.leaf.crl_urls()[0], "http://ca.example/a.crl");
    BOOST_REQUIRE_EQUAL(chain.leaf.ocsp_urls().size(), 1);
    BOOST_CHECK_EQUAL(chain.leaf.ocsp_urls()[0], "http://ca.example/ocsp");
    // A leaf is no authority, whatever it signs.
    auto random = SystemRandom{};
    auto const key = generate_key(KeyKind::EcP256);
    auto const below = make_leaf(Chain::request("冒名", 0), key->public_key(), chain.leaf, *chain.key, random);
    test::check_refused(
        chain_to(below, {chain.leaf, chain.middle}, {chain.root}, NOW), Fault::Untrusted, "certificate");
}

BOOST_AUTO_TEST_CASE(good_revoked_and_unknown_are_told_by_both_kinds_of_evidence)
{
    for (auto const kind : KINDS) {
        Chain const chain(kind);
        UpdatePeriod const period{day(0), day(7)};
        auto const crl = [&](std::vector<Revoked> const& revoked) {
            return RevocationEvidence{{make_crl(chain.middle, *chain.middle_key, revoked, period, 7)}, {}};
        };
        auto const ocsp = [&](std::optional<Instant> at) {
            return RevocationEvidence{
                {}, {make_ocsp_response(chain.leaf, at, chain.middle, *chain.middle_key, period)}};
        };
        auto const word = [&](Instant at, RevocationEvidence const& evidence) {
            return standing_at(at, chain.leaf, chain.middle, evidence).word;
        };
        for (auto const& good : {crl({}), crl({{"0123", day(-5)}}), ocsp({})}) {
            BOOST_CHECK(word(day(-1), good) == Word::Good);
            BOOST_CHECK(word(day(5), good) == Word::Good);
            BOOST_CHECK(word(day(8), good) == Word::Unknown); // older than the moment asked about
        }
        for (auto const& revoked : {crl({{chain.leaf.serial(), day(-2)}}), ocsp(day(-2))}) {
            BOOST_CHECK(word(day(-3), revoked) == Word::Good); // taken back after that moment
            BOOST_CHECK(word(day(-2), revoked) == Word::Revoked);
            BOOST_CHECK(word(day(100), revoked) == Word::Revoked); // and for ever
        }
        auto both = crl({});
        both.ocsps = ocsp(day(-2)).ocsps;
        BOOST_CHECK(word(day(0), both) == Word::Revoked);
        BOOST_CHECK(word(day(0), {}) == Word::Unknown);
    }
}

BOOST_AUTO_TEST_CASE(evidence_of_somebody_else_counts_for_nothing)
{
    Chain const chain(KeyKind::EcP256), other(KeyKind::EcP256);
    UpdatePeriod const period{day(0), day(7)};
    RevocationEvidence const foreign{{make_crl(other.middle, *other.middle_key, {}, period, 1), "nonsense"},
        {make_ocsp_response(chain.leaf, {}, other.middle, *other.middle_key, period),
            make_ocsp_response(chain.middle, {}, chain.root, *chain.root_key, period), "nonsense"}};
    BOOST_CHECK(standing_at(day(0), chain.leaf, chain.middle, foreign).word == Word::Unknown);
    // The leaf cannot speak for its issuer.
    RevocationEvidence const own{{}, {make_ocsp_response(chain.leaf, {}, chain.leaf, *chain.key, period)}};
    BOOST_CHECK(standing_at(day(0), chain.leaf, chain.middle, own).word == Word::Unknown);
    auto broken = make_crl(chain.middle, *chain.middle_key, {}, period, 1);
    broken.back() = static_cast<char>(broken.back() ^ 1);
    BOOST_CHECK(standing_at(day(0), chain.leaf, chain.middle, {{broken}, {}}).word == Word::Unknown);
    BOOST_CHECK(is_crl(foreign.crls[0]) && !is_crl("nonsense") && !is_crl(foreign.crls[0] + "x"));
    BOOST_CHECK(is_ocsp_response(foreign.ocsps[0]) && !is_ocsp_response("nonsense"));
}

BOOST_AUTO_TEST_CASE(openssl_agrees)
{
    if (!test::has_judge("openssl")) return;
    for (auto const kind : KINDS) {
        Chain const chain(kind);
        test::TempFolder const folder;
        UpdatePeriod const period{day(0), day(7)};
        auto const save = [&](std::string const& name, BytesView content) {
            write_file_atomically(folder.path() / name, content);
        };
        save("root.pem", chain.root.pem());
        save("middle.pem", chain.middle.pem());
        save("leaf.pem", chain.leaf.pem());
        save("all.crl", make_crl(chain.middle, *chain.middle_key, {{chain.leaf.serial(), day(-2)}}, period, 7));
        save("good.ocsp", make_ocsp_response(chain.leaf, {}, chain.middle, *chain.middle_key, period));
        save("gone.ocsp", make_ocsp_response(chain.leaf, day(-2), chain.middle, *chain.middle_key, period));
        auto const in = "cd '" + folder.path().string() + "' && ";
        auto const crl = test::judge(in + "openssl crl -inform DER -in all.crl -noout -text -CAfile middle.pem");
        BOOST_CHECK_MESSAGE(crl.words.find("verify OK") != std::string::npos, crl.words);
        BOOST_CHECK_MESSAGE(crl.words.find("X509v3 CRL Number") != std::string::npos, crl.words);
        for (auto const* name : {"good", "gone"}) {
            auto const ocsp = test::judge(in + "openssl ocsp -respin " + name +
                                          ".ocsp -issuer middle.pem -cert leaf.pem -CAfile root.pem -verify_other "
                                          "middle.pem -attime " +
                                          std::to_string(NOW.unix_seconds()));
            BOOST_CHECK_MESSAGE(ocsp.words.find("Response verify OK") != std::string::npos, ocsp.words);
            auto const word = std::string(name) == "good" ? "\ngood\n" : "\nrevoked\n";
            BOOST_CHECK_MESSAGE(ocsp.words.find(word) != std::string::npos, ocsp.words);
        }
        // A request of ours is one that the openssl responder understands.
        save("request.der", ocsp_request(chain.leaf, chain.middle));
        auto const request = test::judge(in + "openssl ocsp -reqin request.der -req_text");
        BOOST_CHECK_MESSAGE(request.words.find("Serial Number") != std::string::npos, request.words);
    }
}

BOOST_AUTO_TEST_SUITE_END()
