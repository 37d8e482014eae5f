#include <xml/canonical.h>
#include <xml/signed_stream.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <random>

using namespace xindang;
using xml::Document;
using xml::Limits;

BOOST_AUTO_TEST_SUITE(signed_stream_test)

namespace {

constexpr char ANYTHING[] = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:l"
  elementFormDefault="qualified"><xs:element name="list"><xs:complexType mixed="true"><xs:sequence>
  <xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:anyAttribute processContents="lax"/></xs:complexType></xs:element></xs:schema>)";

/// A key with its certificate, ready to sign XML.
struct XmlSignatory {
    explicit XmlSignatory(crypto::KeyKind kind = crypto::KeyKind::EcP256)
        : key(crypto::generate_key(kind)),
          certificate(
              crypto::make_self_signed({"list", "test", Instant{1'700'000'000}, Instant{4'000'000'000}}, *key, random))
    {}
    model::Sha256 digest() const { return certificate.digest(); }
    xml::XmlSigner signer() const
    {
        return {key->kind() == crypto::KeyKind::Rsa3072 ? xml::SignatureAlgorithm::RsaSha256
                                                        : xml::SignatureAlgorithm::EcdsaP256Sha256,
            certificate.der(), [this](BytesView octets) {
                return key->sign(octets);
            }};
    }
    crypto::SystemRandom random;
    std::unique_ptr<crypto::SigningKey> key;
    crypto::Certificate certificate;
};

/// XML with every trap of exclusive canonicalization: prefixes declared early and used late, declared twice, taken
/// back; attributes in and out of namespaces; characters that must be escaped.
class RandomXml {
public:
    explicit RandomXml(unsigned seed) : m_random(seed) {}
    std::string document()
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list xmlns=\"urn:l\"" + declarations() +
               " xmlns:u=\"urn:u\">" + text() + children(0) + "</list>\n";
    }

private:
    unsigned pick(unsigned count) { return static_cast<unsigned>(m_random() % count); }
    std::string declarations()
    {
        std::string all;
        for (auto const* prefix : {"a", "b", "c"})
            if (pick(3) == 0)
                all += std::string(" xmlns:") + prefix + "=\"urn:" + std::string(1, static_cast<char>('x' + pick(3))) +
                       "?a=1&amp;b='2'\"";
        return all;
    }
    std::string text()
    {
        static char const* const PIECES[] = {"", " ", "\n\t", "测试", "&amp;", "&lt;x&gt;", "&#13;", "]]&gt;", "a\"b'c",
            "&#x9;", "𠮷", "\r\n", "&quot;&apos;"};
        std::string all;
        for (auto count = pick(4); count > 0; --count)
            all += PIECES[pick(std::size(PIECES))];
        return all;
    }
    std::string value()
    {
        static char const* const PIECES[] = {
            "", "1", "&lt;&gt;", "&amp;amp;", "&#10;", "&#13;&#9;", "测", "'", "&quot;", " a  b "};
        return std::string(PIECES[pick(std::size(PIECES))]) + PIECES[pick(std::size(PIECES))];
    }
    std::string children(int depth)
    {
        std::string all;
        for (auto count = pick(5); count > 0; --count)
            all += element(depth) + text();
        return all;
    }
    std::string element(int depth)
    {
        // Prefixes an element uses are declared by itself, so that the text is well-formed whatever stands above.
        static char const* const NAMES[] = {"e", "u:e", "p:f", "q:g"};
        std::string name = NAMES[pick(std::size(NAMES))];
        std::string start = "<" + name + declarations();
        if (name.starts_with("p:") || name.starts_with("q:"))
            start += " xmlns:" + name.substr(0, 1) + "=\"urn:" + (pick(2) ? "p" : "q") + "\"";
        if (pick(4) == 0) start += pick(2) ? " xmlns=\"\"" : " xmlns=\"urn:other\"";
        if (pick(2) == 0) start += " b=\"" + value() + "\"";
        if (pick(2) == 0) start += " a = '" + std::string(pick(2) ? "x\"y" : "&#x20;") + "'";
        if (pick(3) == 0) start += " u:z=\"" + value() + "\"";
        if (pick(3) == 0) start += " r:a=\"1\" xmlns:r=\"urn:" + std::string(pick(2) ? "a" : "z") + "\"";
        if (pick(5) == 0) start += " xml:lang=\"zh\"";
        if (depth > 3 || pick(4) == 0) return start + "/>";
        return start + ">" + text() + children(depth + 1) + "</" + name + ">";
    }
    std::mt19937 m_random;
};

struct World {
    World() { write_file_atomically(temp.path() / "any.xsd", ANYTHING); }
    xml::SignedPass read(BytesView text, std::vector<std::string>* seen = nullptr)
    {
        static Limits const LIMITS = Limits::foreign();
        auto const schema = test::must(xml::Schema::load(temp.path() / "any.xsd"));
        std::vector<model::Sha256> const pinned{signatory.digest()};
        return xml::read_signed(text, {"urn:l", "list", schema, LIMITS, pinned}, "in.xml", [&](xml::Node const& node) {
            if (seen) seen->push_back(xml::exclusive_canonical_inside(node));
        });
    }
    test::TempFolder temp;
    XmlSignatory signatory;
};

std::string with(std::string text, std::string_view old, std::string_view by)
{
    return text.replace(text.find(old), old.size(), by);
}

} // namespace

BOOST_FIXTURE_TEST_CASE(the_stream_and_xmlsec_agree_on_every_document, World)
{
    // Signing and the stream canonicalize with our writer, verify_enveloped() with libxml2's: two that never met.
    for (unsigned seed = 0; seed < 400; ++seed) {
        auto const text = RandomXml(seed).document();
        auto const parsed = test::must(Document::parse(text, Limits::foreign(), "in.xml"));
        if (!parsed.root().first_child()) continue; // an empty document is not signed
        auto const signed_text = test::must(xml::sign_enveloped(text, signatory.signer()));
        auto const document = test::must(Document::parse(signed_text, Limits::foreign(), "in.xml"));
        auto const theirs = xml::verify_enveloped(document, {signatory.digest()});
        BOOST_REQUIRE_MESSAGE(theirs, "seed " << seed << ": " << signed_text);
        std::vector<std::string> seen;
        auto const ours = read(signed_text, &seen);
        BOOST_REQUIRE_MESSAGE(!ours.faults.has_errors() && ours.signature, "seed " << seed << ": " << signed_text);
        std::vector<std::string> expected;
        for (auto const child : document.root().children())
            if (child.name() != "Signature") expected.push_back(xml::exclusive_canonical_inside(child));
        BOOST_REQUIRE_MESSAGE(seen == expected, "seed " << seed);
    }
}

BOOST_FIXTURE_TEST_CASE(what_was_altered_after_signing_is_seen, World)
{
    std::string const text = "<list xmlns=\"urn:l\">\n<entry id=\"1\">一</entry>\n<entry id=\"2\"/>\n</list>";
    auto const good = test::must(xml::sign_enveloped(text, signatory.signer()));
    BOOST_REQUIRE(read(good).signature);
    for (auto const& [old, by] :
        {std::pair{"一", "二"}, {"id=\"2\"", "id=\"3\""}, {">\n<entry id=\"1\"", "><entry id=\"1\""},
            {"<entry id=\"2\"/>", ""}, {"</Signature>", "</Signature> "}}) {
        auto const pass = read(with(good, old, by));
        BOOST_CHECK(!pass.faults.has_errors());
        test::check_refused(pass.signature, Fault::Untrusted, pass.signature.refusal().where);
        BOOST_CHECK(pass.signature.refusal().where.starts_with("in.xml:"));
    }
    // What canonical XML does not see is no alteration.
    BOOST_CHECK(read(with(good, "<entry id=\"2\"/>", "<entry   id='2'></entry>")).signature);
}

BOOST_FIXTURE_TEST_CASE(rsa_holds_too_and_another_key_under_the_same_digest_does_not, World)
{
    XmlSignatory const rsa(crypto::KeyKind::Rsa3072);
    auto const schema = test::must(xml::Schema::load(temp.path() / "any.xsd"));
    std::vector<model::Sha256> const pinned{rsa.digest()};
    auto const limits = Limits::foreign();
    auto const verdict = [&](std::string const& text) {
        return xml::read_signed(text, {"urn:l", "list", schema, limits, pinned}, "in.xml", [](xml::Node const&) {
        }).signature;
    };
    auto const good = test::must(xml::sign_enveloped("<list xmlns=\"urn:l\"><e/></list>", rsa.signer()));
    BOOST_REQUIRE(verdict(good));
    BOOST_CHECK(verdict(good)->certificate_digest == rsa.digest());
    auto const at = good.find("<SignatureValue>") + 20;
    auto flipped = good;
    flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
    test::check_refused(verdict(flipped), Fault::Untrusted, "in.xml:1");
    test::check_refused(verdict(with(good, "rsa-sha256", "ecdsa-sha256")), Fault::Untrusted, "certificate");
}

BOOST_FIXTURE_TEST_CASE(a_signature_has_one_place, World)
{
    auto const good = test::must(xml::sign_enveloped("<list xmlns=\"urn:l\"><e/></list>", signatory.signer()));
    auto const signature = good.substr(good.find("<Signature"), good.find("</list>") - good.find("<Signature"));
    auto const untrusted = [&](std::string const& text) {
        auto const pass = read(text);
        BOOST_CHECK(!pass.faults.has_errors());
        BOOST_CHECK(!pass.signature);
    };
    untrusted("<list xmlns=\"urn:l\"><e/></list>");
    untrusted(with(good, "</list>", signature + "</list>"));
    untrusted(with(good, "</list>", "<e/></list>"));
    untrusted("<list xmlns=\"urn:l\"><e>" + signature + "</e></list>");
    untrusted(with(good, "<e/>", "<e>" + signature + "</e>"));
    // Wrapping: the signed original inside of a forged one.
    untrusted("<list xmlns=\"urn:l\"><forged/><e>" + good + "</e></list>");
    untrusted(with(good, "URI=\"\"", "URI=\"#x\""));
}

BOOST_FIXTURE_TEST_CASE(only_pinned_certificates_count, World)
{
    XmlSignatory const stranger;
    auto const text = test::must(xml::sign_enveloped("<list xmlns=\"urn:l\"><e/></list>", stranger.signer()));
    test::check_refused(read(text).signature, Fault::Untrusted, "certificate");
}

BOOST_FIXTURE_TEST_CASE(faults_are_named_and_stop_the_handing_over, World)
{
    auto const rule_of = [&](std::string const& text, std::size_t handed) {
        std::vector<std::string> seen;
        auto const pass = read(text, &seen);
        BOOST_REQUIRE(pass.faults.has_errors());
        BOOST_CHECK_EQUAL(seen.size(), handed);
        BOOST_CHECK(!pass.signature);
        return pass.faults.all().front().rule;
    };
    auto const good = test::must(xml::sign_enveloped("<list xmlns=\"urn:l\"><e/><e/></list>", signatory.signer()));
    BOOST_CHECK_EQUAL(rule_of(good.substr(0, good.size() - 7), 2), "not-well-formed");
    BOOST_CHECK_EQUAL(rule_of(with(good, "<e/><e/>", "<e/><e>"), 1), "not-well-formed");
    BOOST_CHECK_EQUAL(rule_of(with(good, "<e/><e/>", "<e/><p:e/>"), 0), "not-well-formed");
    BOOST_CHECK_EQUAL(rule_of("<other xmlns=\"urn:l\"><e/></other>", 0), "schema");
    BOOST_CHECK_EQUAL(rule_of("<!DOCTYPE list><list xmlns=\"urn:l\"/>", 0), "prescan");
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += "<a>";
    BOOST_CHECK_EQUAL(rule_of("<list xmlns=\"urn:l\">" + deep, 0), "too-large");
}

BOOST_FIXTURE_TEST_CASE(a_schema_fault_has_its_line_and_nothing_follows_it, World)
{
    write_file_atomically(temp.path() / "numbers.xsd",
        R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:l" elementFormDefault="qualified">
<xs:element name="list"><xs:complexType><xs:sequence>
<xs:element name="entry" type="xs:unsignedInt" maxOccurs="unbounded"/>
<xs:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="skip"/></xs:sequence></xs:complexType></xs:element></xs:schema>)");
    auto const schema = test::must(xml::Schema::load(temp.path() / "numbers.xsd"));
    auto const limits = Limits::foreign();
    std::vector<model::Sha256> const pinned{signatory.digest()};
    std::string seen;
    auto const read_numbers = [&](std::string const& text) {
        seen.clear();
        return xml::read_signed(text, {"urn:l", "list", schema, limits, pinned}, "in.xml",
            [&](xml::Node const& child) { seen += child.text() + "@" + child.place() + " "; });
    };
    auto const signed_list = [&](std::string const& entries) {
        return test::must(xml::sign_enveloped("<list xmlns=\"urn:l\">\n" + entries + "</list>", signatory.signer()));
    };
    auto const good = signed_list("<entry>1</entry>\n<entry>2</entry>\n");
    BOOST_CHECK(read_numbers(good).signature);
    BOOST_CHECK_EQUAL(seen, "1@in.xml:2 2@in.xml:3 ");
    auto const pass = read_numbers(signed_list("<entry>1</entry>\n<entry>x</entry>\n<entry>3</entry>"));
    BOOST_REQUIRE(pass.faults.has_errors());
    BOOST_CHECK_EQUAL(pass.faults.all().front().rule, "schema");
    BOOST_CHECK_EQUAL(pass.faults.all().front().where, "in.xml:3");
    BOOST_CHECK_EQUAL(seen, "1@in.xml:2 ");
    // A reader asked only "is it valid?" says yes to half a file.
    for (std::size_t size = 1; size + 1 < good.size(); size += 7) {
        auto const half = read_numbers(good.substr(0, size));
        BOOST_REQUIRE(half.faults.has_errors() && !half.signature);
    }
}

BOOST_FIXTURE_TEST_CASE(what_the_reader_throws_comes_out, World)
{
    auto const good = test::must(xml::sign_enveloped("<list xmlns=\"urn:l\"><e/><e/></list>", signatory.signer()));
    auto const schema = test::must(xml::Schema::load(temp.path() / "any.xsd"));
    std::vector<model::Sha256> const pinned{signatory.digest()};
    auto const limits = Limits::foreign();
    BOOST_CHECK_THROW(xml::read_signed(good, {"urn:l", "list", schema, limits, pinned}, "in.xml",
                          [](xml::Node const&) { throw std::runtime_error("the disc is full"); }),
        std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
