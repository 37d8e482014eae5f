#include <support/judge.h>
#include <support/list_world.h>
#include <support/memory.h>

#include <boost/test/data/test_case.hpp>
#include <chrono>
#include <functional>

using namespace xindang;
using namespace xindang::exchange;
using test::KeyPair;
using test::ListWorld;
using test::with;

BOOST_AUTO_TEST_SUITE(list_attacks_test)

namespace {

/// One way to cheat: what is done to a good publication, and why it must be refused.
struct Attack {
    char const* name;
    ReasonCode expected;
    std::function<void(ListWorld&)> make;
};
std::ostream& operator<<(std::ostream& out, Attack const& attack)
{
    return out << attack.name;
}

constexpr char PART[] = "list-1-1.xml";

/// Changes head.xml as an attacker without any key can.
std::function<void(ListWorld&)> head_with(std::string old, std::string by)
{
    return [old, by](ListWorld& world) {
        world.put("head.xml", with(world.file("head.xml"), old, by));
    };
}

/// Changes the part and lets the head say so: what only somebody with the head key could do. The list key still guards
/// it.
std::function<void(ListWorld&)> part_with(std::string old, std::string by)
{
    return [old, by](ListWorld& world) {
        world.replace_part(PART, with(world.file(PART), old, by), world.head);
    };
}

/// The head signed by somebody else's key, and KeyInfo saying so.
void head_signed_by(ListWorld& world, KeyPair const& signer)
{
    world.put(
        "head.xml", test::must(xml::sign_enveloped(ListWorld::unsigned_text(world.file("head.xml")), signer.signer())));
}

/// Signature wrapping: the signed original is moved into an extension of a forged document, where the signature still
/// finds it, while the data is read from the forged part.
void wrap_whole(ListWorld& world)
{
    auto const signed_head = world.file("head.xml");
    auto forged = with(ListWorld::unsigned_text(signed_head), "<EntryCount>2<", "<EntryCount>0<");
    auto const root = signed_head.substr(signed_head.find("<ListHead"));
    world.put("head.xml", with(forged, "</ListHead>", "<Ext xmlns=\"urn:x-jdl:1\">" + root + "</Ext></ListHead>"));
}

/// The signature moved deeper, over the signed original, with a forged sibling before it.
void wrap_in_object(ListWorld& world)
{
    auto const signed_head = world.file("head.xml");
    auto const begin = signed_head.find("<Signature ");
    auto const end = signed_head.find("</Signature>");
    auto const signature = signed_head.substr(begin, end - begin);
    auto const original = ListWorld::unsigned_text(signed_head);
    auto const object = "<Object>" + original.substr(original.find("<ListHead")) + "</Object></Signature>";
    auto const forged = with(original, "<HeadNo>1<", "<HeadNo>9<");
    world.put("head.xml", with(forged, "</ListHead>", signature + object + "</ListHead>"));
}

std::string attributes(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += " a" + std::to_string(i) + "=\"1\"";
    return text;
}

/// A later publication of the same issuer, so that there is something to roll back to.
void next_publication(ListWorld& world, int entries)
{
    world.now = world.now.plus_seconds(60);
    world.publish(ListWorld::entries(entries));
}

Attack const ATTACKS[] = {
    {"xxe", ReasonCode::Prescan,
        [](ListWorld& world) {
            auto const text = world.file("head.xml");
            auto const at = text.find("<ListHead");
            world.put("head.xml", text.substr(0, at) +
                                      "<!DOCTYPE ListHead [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" +
                                      with(text.substr(at), "测试局", "&x;"));
        }},
    {"billion-laughs", ReasonCode::Prescan,
        [](ListWorld& world) {
            std::string entities = "<!ENTITY l0 \"lol\">";
            for (int i = 1; i < 10; ++i) {
                auto const inner = "&l" + std::to_string(i - 1) + ";";
                entities += "<!ENTITY l" + std::to_string(i) + " \"";
                for (int k = 0; k < 10; ++k)
                    entities += inner;
                entities += "\">";
            }
            world.put("head.xml", "<!DOCTYPE ListHead [" + entities + "]><ListHead>&l9;</ListHead>");
        }},
    {"forty-thousand-attributes", ReasonCode::Size, head_with("<HeadNo>", "<HeadNo" + attributes(40000) + ">")},
    {"deep-nesting", ReasonCode::Size,
        [](ListWorld& world) {
            std::string open;
            for (int i = 0; i < 100; ++i)
                open += "<ListHead>";
            world.put("head.xml", open);
        }},
    {"oversized-head", ReasonCode::Size,
        [](ListWorld& world) {
            world.put("head.xml", world.file("head.xml") + std::string(300'000, ' '));
        }},
    {"wrapped-signature-in-extension", ReasonCode::Signature, wrap_whole},
    {"wrapped-signature-in-object", ReasonCode::Signature, wrap_in_object},
    {"two-signatures", ReasonCode::Signature,
        [](ListWorld& world) {
            auto const text = world.file("head.xml");
            auto const begin = text.find("<Signature ");
            auto const signature = text.substr(begin, text.find("</Signature>") + 12 - begin);
            world.put("head.xml", with(text, "</ListHead>", signature + "</ListHead>"));
        }},
    {"no-signature", ReasonCode::Signature,
        [](ListWorld& world) {
            world.put("head.xml", ListWorld::unsigned_text(world.file("head.xml")));
        }},
    {"foreign-certificate-in-key-info", ReasonCode::Key,
        [](ListWorld& world) {
            head_signed_by(world, KeyPair{"攻击者"});
        }},
    {"foreign-key-value", ReasonCode::Signature,
        head_with("<KeyInfo>", "<KeyInfo><KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent>"
                               "</RSAKeyValue></KeyValue>")},
    {"key-of-another-role", ReasonCode::Key,
        [](ListWorld& world) {
            head_signed_by(world, world.list);
        }},
    {"key-set-of-a-stranger", ReasonCode::Key,
        [](ListWorld& world) {
            world.put(
                "keyset-1.xml", test::must(xml::sign_enveloped(
                                    ListWorld::unsigned_text(world.file("keyset-1.xml")), KeyPair{"攻击者"}.signer())));
        }},
    {"only-a-part-signed", ReasonCode::Signature, head_with("URI=\"\"", "URI=\"#header\"")},
    {"xpath-transform", ReasonCode::Signature,
        head_with("<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">",
            "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>false()</XPath></Transform>"
            "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">")},
    {"weak-digest", ReasonCode::Signature,
        head_with("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1")},
    {"comment-in-text", ReasonCode::Prescan, head_with("<HeadNo>1", "<HeadNo>1<!-- -->")},
    {"instruction-in-text", ReasonCode::Prescan, head_with("<HeadNo>1", "<HeadNo>1<?x?>")},
    {"cdata-in-text", ReasonCode::Prescan, head_with("<HeadNo>1", "<HeadNo><![CDATA[1]]>")},
    {"altered-head", ReasonCode::Signature, head_with("<HeadNo>1<", "<HeadNo>2<")},
    {"altered-entry", ReasonCode::FileDigest,
        [](ListWorld& world) {
            world.put(PART, with(world.file(PART), "测试人员100001", "测试人员999999"));
        }},
    {"altered-entry-with-head-key", ReasonCode::Signature, part_with("测试人员100001", "测试人员999999")},
    {"part-signed-with-head-key", ReasonCode::Key,
        [](ListWorld& world) {
            auto const text = with(ListWorld::unsigned_text(world.file(PART)), "测试人员100001", "测试人员999999");
            world.replace_part(PART, test::must(xml::sign_enveloped(text, world.head.signer())), world.head);
        }},
    {"entry-digest-not-its-own", ReasonCode::State,
        [](ListWorld& world) {
            auto const text = with(ListWorld::unsigned_text(world.file(PART)), "测试人员100001", "测试人员999999");
            world.replace_part(PART, test::must(xml::sign_enveloped(text, world.list.signer())), world.head);
        }},
    {"entry-left-out", ReasonCode::Count,
        [](ListWorld& world) {
            auto text = ListWorld::unsigned_text(world.file(PART));
            auto const begin = text.find("<Entry ");
            text.erase(begin, text.find("</Entry>") + 8 - begin);
            text = with(text, "count=\"2\"", "count=\"1\"");
            world.replace_part(PART, test::must(xml::sign_enveloped(text, world.list.signer())), world.head);
        }},
    {"entries-swapped", ReasonCode::Rule,
        [](ListWorld& world) {
            auto text = ListWorld::unsigned_text(world.file(PART));
            auto const begin = text.find("<Entry ");
            auto const end = text.find("</Entry>") + 8;
            auto const entry = text.substr(begin, end - begin);
            text = with(text.erase(begin, entry.size()), "</DisciplineList>", entry + "</DisciplineList>");
            world.replace_part(PART, test::must(xml::sign_enveloped(text, world.list.signer())), world.head);
        }},
    {"unknown-element", ReasonCode::Schema,
        [](ListWorld& world) {
            auto const text = with(ListWorld::unsigned_text(world.file(PART)), "<Category>", "<Extra/><Category>");
            world.replace_part(PART, test::must(xml::sign_enveloped(text, world.list.signer())), world.head);
        }},
    {"truncated-head", ReasonCode::Truncated,
        [](ListWorld& world) {
            world.put("head.xml", world.file("head.xml").substr(0, 1000));
        }},
    {"truncated-part", ReasonCode::Truncated,
        [](ListWorld& world) {
            auto const text = world.file(PART);
            world.put(PART, text.substr(0, text.size() / 2));
        }},
    {"truncated-part-with-head-key", ReasonCode::Truncated,
        [](ListWorld& world) {
            auto const text = world.file(PART);
            world.replace_part(PART, text.substr(0, text.find("</Entry>")), world.head);
        }},
    {"html-error-page-for-head", ReasonCode::NotXml,
        [](ListWorld& world) {
            world.put("head.xml", "<!DOCTYPE html>\n<html><body><h1>502 Bad Gateway</h1></body></html>");
        }},
    {"html-error-page-for-part", ReasonCode::NotXml,
        [](ListWorld& world) {
            world.put(PART, "<html><body>404</body></html>");
        }},
    {"git-lfs-pointer", ReasonCode::NotXml,
        [](ListWorld& world) {
            world.put(PART, "version https://git-lfs.github.com/spec/v1\noid sha256:00\n");
        }},
    {"missing-part", ReasonCode::Fetch,
        [](ListWorld& world) {
            std::filesystem::remove(world.folder() / PART);
        }},
    {"expired-head", ReasonCode::Stale,
        [](ListWorld& world) {
            world.now = world.now.plus_seconds(49 * 3600);
        }},
    {"older-head", ReasonCode::Rollback,
        [](ListWorld& world) {
            auto const old_head = world.file("head.xml");
            next_publication(world, 3);
            world.import();
            world.put("head.xml", old_head);
        }},
    {"fork-at-equal-seq", ReasonCode::Fork,
        [](ListWorld& world) {
            world.import();
            std::filesystem::remove(world.folder() / "head.xml"); // the issuer has two heads
            world.publish(ListWorld::entries(1));
        }},
    {"branch-that-does-not-follow", ReasonCode::Fork,
        [](ListWorld& world) {
            world.import();
            std::filesystem::remove(world.folder() / "head.xml");
            world.publish(ListWorld::entries(1));
            next_publication(world, 2);
        }},
    {"wrong-audience", ReasonCode::Audience,
        [](ListWorld& world) {
            world.audience = {"PARTNER-C"};
            next_publication(world, 3);
        }},
    {"wrong-environment", ReasonCode::Environment,
        [](ListWorld& world) {
            world.environment = Environment::Production;
        }},
    {"gb18030", ReasonCode::Prescan, head_with("encoding=\"UTF-8\"", "encoding=\"GB18030\"")},
    {"byte-order-mark", ReasonCode::Prescan,
        [](ListWorld& world) {
            world.put("head.xml", "\xEF\xBB\xBF" + world.file("head.xml"));
        }},
    {"nul-octet", ReasonCode::Prescan, head_with("<HeadNo>1", std::string("<HeadNo>1\0", 10))},
    {"path-in-file-name", ReasonCode::Schema,
        [](ListWorld& world) {
            auto const text = with(ListWorld::unsigned_text(world.file("head.xml")), PART, "../../etc/passwd");
            world.put("head.xml", test::must(xml::sign_enveloped(text, world.head.signer())));
        }},
};

} // namespace

BOOST_DATA_TEST_CASE(an_attack_is_refused_in_a_second_and_the_old_list_stays, boost::unit_test::data::make(ATTACKS))
{
    ListWorld world;
    world.publish(ListWorld::entries(2));
    sample.make(world);
    auto const before = test::must(ListStore::open(world.store_file())).find(world.list_id);
    auto const begin = std::chrono::steady_clock::now();
    test::PeakMemory const memory;
    auto const report = world.import();
    auto const took = std::chrono::steady_clock::now() - begin;
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
    BOOST_CHECK_MESSAGE(report.reasons.front().code == sample.expected, report.text());
    BOOST_CHECK(!report.reasons.front().where.empty());
    BOOST_CHECK(report.exit_code() >= 10);
    BOOST_CHECK(took < std::chrono::seconds{1});
    // The figures of the table in docs/partners/attacks.md.
    if (test::PeakMemory::can_measure()) BOOST_CHECK_LT(memory.megabytes(), 50);
    BOOST_TEST_MESSAGE("ATTACK " << sample.name << " " << word_of(sample.expected) << " "
                                 << std::chrono::duration<double>(took).count() << " s " << memory.megabytes()
                                 << " MB");
    auto const after = test::must(ListStore::open(world.store_file())).find(world.list_id);
    BOOST_CHECK(before.has_value() == after.has_value());
    if (before && after) BOOST_CHECK(before->head_digest == after->head_digest);
}

BOOST_AUTO_TEST_CASE(the_default_parser_falls_for_xxe_and_ours_does_not)
{
    if (!test::has_judge("xmllint")) return;
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "secret.txt", "the-secret");
    auto const text = "<!DOCTYPE a [<!ENTITY x SYSTEM \"secret.txt\">]><a>&x;</a>";
    write_file_atomically(folder.path() / "a.xml", text);
    auto const theirs = test::judge("cd '" + folder.path().string() + "' && xmllint --noent a.xml");
    BOOST_CHECK(theirs.words.find("<a>the-secret</a>") != std::string::npos);
    test::check_refused(
        xml::Document::load(folder.path() / "a.xml", xml::Limits::own_file()), Fault::BadInput, "a.xml:1");
}

BOOST_FIXTURE_TEST_CASE(the_default_verifier_falls_for_a_key_in_the_document_and_ours_does_not, ListWorld)
{
    if (!test::has_judge("xmlsec1") || !test::has_judge("openssl")) return;
    publish(entries(2));
    put("head.pem", head.certificate.pem());
    auto const in = "cd '" + folder().string() + "' && ";
    // The attacker's own key, and KeyValue in the template: xmlsec1 writes it there when it signs.
    BOOST_REQUIRE(test::judge(in + "openssl genrsa -out attacker.key 3072").status == 0);
    auto forged = with(unsigned_text(file("head.xml")), "<EntryCount>2<", "<EntryCount>0<");
    put("template.xml",
        with(forged, "</ListHead>",
            "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo><CanonicalizationMethod "
            "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/><SignatureMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/><Reference URI=\"\"><Transforms>"
            "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/><Transform "
            "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/></Transforms><DigestMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue/></Reference></SignedInfo>"
            "<SignatureValue/><KeyInfo><KeyValue/></KeyInfo></Signature></ListHead>"));
    auto const signing = test::judge(in + "xmlsec1 --sign --privkey-pem attacker.key --output head.xml template.xml");
    BOOST_REQUIRE_MESSAGE(signing.status == 0, signing.words);
    auto const theirs = test::judge(in + "xmlsec1 --verify --trusted-pem head.pem head.xml");
    BOOST_CHECK_MESSAGE(theirs.status == 0, theirs.words);
    auto const report = import();
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), "E-SIG");
}

BOOST_FIXTURE_TEST_CASE(the_default_verifier_falls_for_an_xpath_that_hides_all_and_ours_does_not, ListWorld)
{
    if (!test::has_judge("xmlsec1")) return;
    publish(entries(2));
    // The issuer's own key signed this, once, for some other purpose; everything in the document may then be changed.
    test::TempFolder const keys;
    auto const key_file = keys.path() / "issuer.key";
    auto const key = test::must(crypto::create_key_file(key_file, crypto::KeyKind::Rsa3072));
    auto const certificate = crypto::make_self_signed(
        {"issuer", "测试", test::LIST_NOW.plus_seconds(-86400), test::LIST_NOW.plus_seconds(86400 * 3650)}, *key,
        random);
    put("issuer.pem", certificate.pem());
    put("template.xml",
        with(unsigned_text(file("head.xml")), "</ListHead>",
            "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo><CanonicalizationMethod "
            "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/><SignatureMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/><Reference URI=\"\"><Transforms>"
            "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>false()</XPath></Transform>"
            "</Transforms><DigestMethod "
            "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue/></Reference>"
            "</SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></ListHead>"));
    auto const in = "cd '" + folder().string() + "' && ";
    auto const signing = test::judge(
        in + "xmlsec1 --sign --privkey-pem '" + key_file.string() + "',issuer.pem --output signed.xml template.xml");
    BOOST_REQUIRE_MESSAGE(signing.status == 0, signing.words);
    put("altered.xml", with(file("signed.xml"), "<EntryCount>2<", "<EntryCount>0<"));
    auto const theirs = test::judge(in + "xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty "
                                         "--trusted-pem issuer.pem altered.xml");
    BOOST_CHECK_MESSAGE(theirs.status == 0, theirs.words);
    auto const ours = xml::verify_enveloped(
        test::must(xml::Document::load(folder() / "altered.xml", xml::Limits::foreign())), {certificate.digest()});
    BOOST_REQUIRE(!ours);
    BOOST_CHECK_EQUAL(name_of(ours.refusal().fault), "untrusted");
}

BOOST_AUTO_TEST_SUITE_END()
