#include <xml/signature.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>

using namespace xindang;
using xml::SignatureAlgorithm;

BOOST_AUTO_TEST_SUITE(signature_test)

namespace {

constexpr char LIST[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<l xmlns=\"urn:l\">\n  <e  n='1'>信&amp;档</e>\n  "
                        "<e n=\"2\"/>\n</l>\n";

/// A key and its certificate, ready to sign XML.
struct Party {
    explicit Party(crypto::KeyKind kind)
        : key(crypto::generate_key(kind)),
          certificate(
              crypto::make_self_signed({"list", "test", Instant{1'700'000'000}, Instant{4'000'000'000}}, *key, random))
    {}
    xml::XmlSigner signer() const
    {
        return {key->kind() == crypto::KeyKind::Rsa3072 ? SignatureAlgorithm::RsaSha256
                                                        : SignatureAlgorithm::EcdsaP256Sha256,
            certificate.der(), [this](BytesView octets) {
                return key->sign(octets);
            }};
    }
    Outcome<xml::VerifiedSignature> verify(Bytes const& text) const
    {
        return xml::verify_enveloped(
            test::must(xml::Document::parse(text, xml::Limits::foreign(), "list.xml")), {certificate.digest()});
    }
    crypto::SystemRandom random;
    std::unique_ptr<crypto::SigningKey> key;
    crypto::Certificate certificate;
};

Bytes with(Bytes text, std::string_view old, std::string_view by)
{
    auto const at = text.find(old);
    BOOST_REQUIRE(at != Bytes::npos);
    return text.replace(at, old.size(), by);
}

} // namespace

BOOST_AUTO_TEST_CASE(what_was_signed_verifies_and_keeps_its_octets)
{
    for (auto const kind : {crypto::KeyKind::EcP256, crypto::KeyKind::Rsa3072}) {
        Party const party(kind);
        auto const text = test::must(xml::sign_enveloped(LIST, party.signer()));
        auto const verified = test::must(party.verify(text));
        BOOST_CHECK(verified.certificate_der == party.certificate.der());
        BOOST_CHECK(verified.certificate_digest == party.certificate.digest());
        auto const begin = text.find("<Signature");
        auto const end = text.find("</Signature>") + 12;
        BOOST_CHECK_EQUAL(text.substr(0, begin) + text.substr(end), LIST);
        test::check_refused(xml::sign_enveloped(text, party.signer()), Fault::BadInput, "document:2");
    }
}

BOOST_AUTO_TEST_CASE(any_change_is_untrusted)
{
    Party const party(crypto::KeyKind::EcP256);
    Party const other(crypto::KeyKind::EcP256);
    auto const text = test::must(xml::sign_enveloped(LIST, party.signer()));
    test::check_refused(party.verify(with(text, "n='1'", "n='3'")), Fault::Untrusted, "list.xml:5");
    test::check_refused(party.verify(with(text, "<e n=\"2\"/>", "")), Fault::Untrusted, "list.xml:5");
    test::check_refused(party.verify(LIST), Fault::Untrusted, "list.xml:2");
    test::check_refused(other.verify(text), Fault::Untrusted, "certificate");
    // The same text with its quotes changed is the same document.
    test::must(party.verify(with(text, "n='1'", "n=\"1\"")));
}

BOOST_AUTO_TEST_CASE(a_signature_of_another_form_is_untrusted)
{
    Party const party(crypto::KeyKind::EcP256);
    auto const text = test::must(xml::sign_enveloped(LIST, party.signer()));
    std::pair<char const*, char const*> const changes[] = {
        {"URI=\"\"", "URI=\"#x\""},
        {"URI=\"\"", "URI=\"\" Id=\"r\""},
        {"#enveloped-signature\"></Transform>",
            "#enveloped-signature\"></Transform><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
            "<XPath>false()</XPath></Transform>"},
        {"xmlenc#sha256", "xmldsig#sha1"},
        {"xml-exc-c14n#\"></Canon", "xml-exc-c14n#WithComments\"></Canon"},
        {"<X509Data>", "<KeyValue></KeyValue><X509Data>"},
        {"<X509Certificate>", "<X509SubjectName>x</X509SubjectName><X509Certificate>"},
        {"</KeyInfo>", "</KeyInfo><Object></Object>"},
        {"</Reference>", "</Reference><Reference URI=\"\"></Reference>"},
        {"<Signature xmlns", "<Signature Id=\"s\" xmlns"},
        {"</Signature>", "</Signature><e n=\"3\"/>"},
        {"ecdsa-sha256", "rsa-sha256"},
    };
    for (auto const& [old, by] : changes) {
        auto const outcome = party.verify(with(text, old, by));
        BOOST_REQUIRE_MESSAGE(!outcome, by);
        BOOST_CHECK_EQUAL(name_of(outcome.refusal().fault), "untrusted");
        BOOST_CHECK(!outcome.refusal().where.empty());
    }
}

BOOST_AUTO_TEST_CASE(xmlsec1_agrees)
{
    if (!test::has_judge("xmlsec1")) return;
    for (auto const kind : {crypto::KeyKind::EcP256, crypto::KeyKind::Rsa3072}) {
        Party const party(kind);
        test::TempFolder const folder;
        auto const text = test::must(xml::sign_enveloped(LIST, party.signer()));
        write_file_atomically(folder.path() / "list.xml", text);
        write_file_atomically(folder.path() / "cert.pem", party.certificate.pem());
        write_file_atomically(folder.path() / "altered.xml", with(text, "n=\"2\"", "n=\"3\""));
        auto const command =
            "cd '" + folder.path().string() + "' && xmlsec1 --verify --enabled-key-data x509 --trusted-pem cert.pem ";
        auto const good = test::judge(command + "list.xml");
        BOOST_CHECK_MESSAGE(good.status == 0, good.words);
        BOOST_CHECK(test::judge(command + "altered.xml").status != 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
