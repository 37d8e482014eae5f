// One case for each way to cheat with a signed document: tests/attacks/README.md has the table.
#include <base/files.h>
#include <crypto/cms.h>
#include <crypto/hash.h>
#include <document/extend.h>
#include <document/verify.h>
#include <pdf/reader.h>
#include <pdf/revisions.h>
#include <pdf/update.h>
#include <pdf/update_writer.h>
#include <support/proof_world.h>
#include <support/signatory.h>

#include <boost/test/unit_test.hpp>

#include <map>

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

ProofWorld const& world()
{
    static ProofWorld const made(NOW);
    return made;
}

Bytes const& good(Level level)
{
    static auto const made = [] {
        auto const facts = must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20));
        auto printed = must(press().print({"ban-decision", facts, NOW, "局"}));
        auto const b = document::sign(std::move(printed.document), world().signer(world().office));
        std::map<Level, Bytes> levels;
        for (auto const each : {Level::B, Level::T, Level::LT, Level::LTA})
            levels[each] = must(world().extended(b, each));
        return levels;
    }();
    return made.at(level);
}

/// The file must not pass, and this finding must say why.
void check_caught(BytesView file, std::string const& rule, std::string const& where)
{
    auto const answer = must(document::verify(file, world().trust(), NOW.plus_seconds(60), press()));
    BOOST_CHECK(!answer.all_good());
    bool found = false;
    std::string said;
    for (auto const& finding : answer.proof.all()) {
        said += "\n" + finding.rule + " at " + finding.where + ": " + finding.text;
        found = found || (finding.severity == Severity::Error && finding.rule == rule && finding.where == where);
    }
    BOOST_CHECK_MESSAGE(found, rule << " at " << where << " expected, said:" << said);
}

void check_refused(BytesView file)
{
    auto const answer = document::verify(file, world().trust(), NOW.plus_seconds(60), press());
    BOOST_REQUIRE(!answer);
    BOOST_CHECK(answer.refusal().fault == Fault::BadInput);
    BOOST_CHECK(answer.refusal().where.starts_with("offset "));
}

/// An update as a cheat writes it: well-formed, with whatever objects he likes.
template <class Write> Bytes updated(BytesView file, Write write)
{
    auto const revisions = pdf::revisions_of(file);
    pdf::UpdateWriter writer(revisions.last());
    write(writer, revisions.last());
    return std::move(writer).finish();
}

pdf::ObjectId id_of(pdf::Object const& reference)
{
    return pdf::ObjectId{std::get<pdf::Reference>(reference.value).number};
}
pdf::Object catalogue_of(pdf::ObjectFile const& file)
{
    return file.resolved(file.at(file.trailer(), "Root"));
}
pdf::ObjectId root_of(pdf::ObjectFile const& file)
{
    return id_of(file.trailer().dictionary()->at("Root"));
}
pdf::Object first_page(pdf::ObjectFile const& file)
{
    return file.array_at(file.at(catalogue_of(file), "Pages"), "Kids")->at(0);
}
std::string with(pdf::Object const& dictionary, std::string const& key, std::string const& value)
{
    std::string text = "<<";
    for (auto const& [name, held] : *dictionary.dictionary())
        if (name != key) text += "/" + name + " " + pdf::text_of(held) + " ";
    return text + (value.empty() ? "" : "/" + key + " " + value) + ">>";
}
Bytes with_catalogue(BytesView file, std::string const& key, std::string const& value)
{
    return updated(file, [&](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        writer.write(root_of(last), with(catalogue_of(last), key, value));
    });
}
std::string replaced(std::string text, std::string const& what, std::string const& by)
{
    auto const at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}
/// The file with another CMS in the place of its first signature.
Bytes with_cms(Bytes file, BytesView cms)
{
    auto const range = must(pdf::read_document(file)).signatures.front().byte_range;
    auto const hex = to_hex(cms);
    file.replace(range[1] + 1, range[2] - range[1] - 2, hex + std::string(range[2] - range[1] - 2 - hex.size(), '0'));
    return file;
}
model::Sha256 first_digest(BytesView file)
{
    auto const read = must(pdf::read_document(file));
    crypto::Hasher hasher;
    for (auto const stretch : read.covered(file, read.signatures.front()))
        hasher.update(stretch);
    return hasher.finish();
}

} // namespace

BOOST_AUTO_TEST_SUITE(pdf_attacks_test)

BOOST_AUTO_TEST_CASE(incremental_saving_attack)
{
    for (auto const level : {Level::B, Level::LTA}) {
        auto const& file = good(level);
        auto const page = updated(file, [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
            auto const content = writer.write_stream("", "BT ET");
            writer.write(
                id_of(first_page(last)), with(last.resolved(first_page(last)), "Contents", content.reference()));
        });
        check_caught(page, "forbidden-change", level == Level::B ? "revision 2" : "revision 4");
    }
    // The same without a table, so that a lenient reader repairs it.
    auto const at = "offset " + std::to_string(good(Level::B).size());
    check_caught(good(Level::B) + "9 0 obj\n<</Type /Catalog>>\nendobj\n", "later-octets", at);
    check_caught(
        good(Level::B) + "9 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n1\n%%EOF\n", "later-octets", at);
}

BOOST_AUTO_TEST_CASE(object_override)
{
    auto const content = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        writer.write(id_of(last.at(first_page(last), "Contents")), "<</Length 5>>\nstream\nBT ET\nendstream");
    });
    check_caught(content, "forbidden-change", "revision 2");
    check_caught(with_catalogue(good(Level::B), "OpenAction", "<</S /JavaScript /JS (app.alert)>>"), "forbidden-change",
        "revision 2");
}

BOOST_AUTO_TEST_CASE(shadow_attacks)
{
    // Hide: what lies over the text is taken away by a later revision.
    auto const hide = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const kids = last.array_at(last.at(catalogue_of(last), "Pages"), "Kids");
        for (auto const& page : *kids)
            if (last.find(page, "Annots")) writer.write(id_of(page), with(last.resolved(page), "Annots", ""));
    });
    check_caught(hide, "forbidden-change", "revision 2");
    // Replace: a font that draws other shapes.
    auto const replace = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const fonts = last.resolved(last.at(last.at(first_page(last), "Resources"), "Font"));
        writer.write(
            id_of(fonts.dictionary()->begin()->second), "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
    });
    check_caught(replace, "forbidden-change", "revision 2");
    // Hide and replace: a whole second page tree, prepared and switched to.
    auto const switched = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const tree = writer.write("<</Type /Pages /Kids [] /Count 0>>");
        writer.write(root_of(last), with(catalogue_of(last), "Pages", tree.reference()));
    });
    check_caught(switched, "forbidden-change", "revision 2");
    // Prepared only: objects nobody needs, waiting for the next update.
    auto const prepared = updated(
        good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const&) { writer.write("<</Type /Catalog>>"); });
    check_caught(prepared, "forbidden-change", "revision 2");
}

BOOST_AUTO_TEST_CASE(universal_signature_forgery)
{
    auto const& file = good(Level::B);
    auto const range = file.find("/ByteRange [");
    auto const with_range = [&](std::string text) {
        auto forged = file;
        text.resize(forged.find(']', range) + 1 - range, ' ');
        return forged.replace(range, text.size(), text);
    };
    auto const numbers = must(pdf::read_document(file)).signatures.front().byte_range;
    auto const list = [&](std::array<std::int64_t, 4> const& add) {
        std::string text = "/ByteRange [";
        for (std::size_t i = 0; i < 4; ++i)
            text += std::to_string(static_cast<std::int64_t>(numbers[i]) + add[i]) + (i < 3 ? " " : "]");
        return text;
    };
    check_refused(with_range("/ByteRangf [0 1 2 3]"));           // missing
    check_refused(with_range("/ByteRange []"));                  // empty
    check_refused(with_range("/ByteRange null"));                // null
    check_refused(with_range("/ByteRange [0 -1 2 3]"));          // negative
    check_refused(with_range(list({0, 8, 0, 0})));               // overlapping /Contents
    check_refused(with_range(list({0, 0, -8, 8})));              // overlapping from behind
    check_refused(with_range(list({0, 0, 8, -8})));              // a gap
    check_refused(with_range(list({0, 0, 0, -1})));              // an end left out
    check_refused(with_range("/ByteRange [0 99999999999 1 1]")); // out of the file
    auto const contents = file.find("/Contents <", range);
    check_refused(Bytes(file).replace(contents, 11, "/Contentz <"));
    check_refused(Bytes(file).replace(contents + 11, 4, "zzzz"));
    auto zeros = file;
    zeros.replace(contents + 11, 64, std::string(64, '0'));
    check_caught(zeros, "not-intact", "signature 1");
}

BOOST_AUTO_TEST_CASE(signature_wrapping)
{
    // The signed revision is kept whole, but moved behind another one that a reader finds first.
    auto const& file = good(Level::B);
    check_refused(Bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n") + file);
    // Octets slipped between the objects of an update.
    auto const lta = good(Level::LTA);
    auto const end = must(pdf::read_document(lta)).revisions.front().end;
    auto gap = lta;
    gap.insert(end, "\n");
    check_caught(gap, "later-octets", "offset " + std::to_string(end));
}

BOOST_AUTO_TEST_CASE(evil_annotation_overlay)
{
    auto const overlay = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const note = writer.write("<</Type /Annot /Subtype /FreeText /Rect [0 0 500 800] /Contents (x) /F 4>>");
        auto const page = last.resolved(first_page(last));
        auto annotations = last.find(page, "Annots") ? pdf::text_of(last.resolved(last.at(page, "Annots"))) : "[]";
        annotations.insert(annotations.size() - 1, " " + note.reference());
        writer.write(id_of(first_page(last)), with(page, "Annots", annotations));
    });
    check_caught(overlay, "forbidden-change", "revision 2");
    // A further signature that is seen, over the text.
    auto const open =
        must(pdf::with_signature_field(good(Level::B), {pdf::SignatureEntries::Kind::Signature, NOW, {}, {}, 4096}));
    check_caught(replaced(open.bytes, "/Rect [-1 -1 -1 -1]", "/Rect [-1 -1 99 99]"), "forbidden-change", "revision 2");
}

BOOST_AUTO_TEST_CASE(a_second_signature_that_alters_content)
{
    auto const altered = updated(good(Level::B), [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const content = writer.write_stream("", "BT ET");
        writer.write(id_of(first_page(last)), with(last.resolved(first_page(last)), "Contents", content.reference()));
    });
    // Signed by the office itself, over all of it: intact, trusted, and still not what was issued.
    auto const open = pdf::with_signature_field(altered, {pdf::SignatureEntries::Kind::Signature, NOW, {}, {}, 4096});
    auto const slot = must(open);
    crypto::Hasher hasher;
    for (auto const stretch : slot.slot.covered(slot.bytes))
        hasher.update(stretch);
    auto const signer = world().signer(world().office);
    auto const file = slot.slot.filled(
        slot.bytes, crypto::cms_sign_detached(hasher.finish(), signer.key, signer.certificate, signer.chain));
    check_caught(file, "forbidden-change", "revision 2");
    // Our own services build nothing on it.
    test::check_refused(world().extended(file, Level::LTA), Fault::Conflict, "document");
}

BOOST_AUTO_TEST_CASE(swapped_store_and_forged_vri)
{
    auto const& lt = good(Level::LT);
    check_caught(with_catalogue(lt, "DSS", "<</Type /DSS>>"), "forbidden-change", "revision 3");
    check_caught(with_catalogue(lt, "DSS", ""), "forbidden-change", "revision 3");
    auto const emptied = updated(lt, [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const store = writer.write("<</Type /DSS /Certs []>>");
        writer.write(root_of(last), with(catalogue_of(last), "DSS", store.reference()));
    });
    check_caught(emptied, "forbidden-change", "revision 3");
    auto const forged = updated(lt, [](pdf::UpdateWriter& writer, pdf::ObjectFile const& last) {
        auto const elsewhere = writer.write_stream("", "evidence of my own");
        auto const vri = writer.write("<</Type /VRI /OCSP [" + elsewhere.reference() + "]>>");
        auto const old = last.resolved(last.at(catalogue_of(last), "DSS"));
        auto const known = pdf::text_of(last.at(old, "VRI"));
        auto const store = writer.write(with(old, "VRI",
            known.substr(0, known.size() - 2) + " /0123456789ABCDEF0123456789ABCDEF01234567 " + vri.reference() +
                ">>"));
        writer.write(root_of(last), with(catalogue_of(last), "DSS", store.reference()));
    });
    check_caught(forged, "forbidden-change", "revision 3");
    // Evidence of strangers may be put in; it counts for nothing.
    ProofWorld const stranger(NOW);
    auto const ocsp = crypto::make_ocsp_response(world().office.certificate, NOW.plus_seconds(-60),
        stranger.middle.certificate, *stranger.middle.key, {NOW, NOW.plus_seconds(600)});
    auto const file = must(pdf::with_security_store(lt, {{}, {ocsp}, {}}, {}));
    BOOST_CHECK(must(document::verify(file, world().trust(), NOW.plus_seconds(60), press())).all_good());
}

BOOST_AUTO_TEST_CASE(time_stamp_of_other_data)
{
    auto const& file = good(Level::B);
    auto const token = must(world().stamper(world().stamps).stamp(crypto::sha256("something else")));
    auto const cms = crypto::cms_with_time_stamp(must(pdf::read_document(file)).signatures[0].cms, token);
    check_caught(with_cms(file, cms), "bad-time-stamp", "signature 1");
    // And an archive time-stamp of another file.
    auto const open =
        must(pdf::with_signature_field(good(Level::LT), {pdf::SignatureEntries::Kind::TimeStamp, {}, {}, {}, 8192}));
    check_caught(open.slot.filled(open.bytes, token), "bad-time-stamp", "archive time-stamp 1");
}

BOOST_AUTO_TEST_CASE(time_stamp_authority_without_its_purpose)
{
    // The office's own certificate is trusted, but not for time: its development stamper refuses, so by hand.
    auto const& file = good(Level::B);
    auto const wrong = world().stamper(world().office);
    auto const digest = crypto::sha256(
        must(crypto::cms_verify_detached(must(pdf::read_document(file)).signatures[0].cms, first_digest(file)))
            .signature);
    auto const response = wrong.answer(crypto::time_stamp_request(digest, "12345678"));
    // TimeStampResp ::= SEQUENCE { status SEQUENCE { INTEGER }, token }: four octets of head, five of status.
    auto const token = response.substr(4 + 5);
    auto const cms = crypto::cms_with_time_stamp(must(pdf::read_document(file)).signatures[0].cms, token);
    check_caught(with_cms(file, cms), "bad-time-stamp", "signature 1");
}

BOOST_AUTO_TEST_CASE(certificate_swapped_in_the_cms)
{
    // Another certificate of the same authority, number and key, for another name: only the ESS attribute notices.
    struct SameSerial final : Random {
        Bytes bytes(std::size_t) override { return *from_hex(world().office.certificate.serial()); }
    } same;
    auto const& office = world().office;
    auto const twin = [&] {
        while (true) { // an ECDSA signature has 70 to 72 octets
            auto made = crypto::make_leaf(
                {"西屿省药品监督管理局", "信档测试", office.certificate.not_before(), office.certificate.not_after()},
                office.key->public_key(), world().middle.certificate, *world().middle.key, same);
            if (made.der().size() == office.certificate.der().size()) return made;
        }
    }();
    BOOST_CHECK_EQUAL(twin.serial(), office.certificate.serial());
    auto const cms = must(pdf::read_document(good(Level::B))).signatures[0].cms;
    check_caught(
        with_cms(good(Level::B), replaced(cms, office.certificate.der(), twin.der())), "not-intact", "signature 1");
}

BOOST_AUTO_TEST_CASE(a_signature_taken_from_another_document)
{
    auto const other = crypto::cms_sign_detached(
        crypto::sha256("another"), *world().office.key, world().office.certificate, {world().middle.certificate});
    check_caught(with_cms(good(Level::B), other), "not-intact", "signature 1");
}

BOOST_AUTO_TEST_CASE(a_stamper_s_certificate_signs_no_document)
{
    auto const cms = crypto::cms_sign_detached(
        first_digest(good(Level::B)), *world().stamps.key, world().stamps.certificate, {world().middle.certificate});
    check_caught(with_cms(good(Level::B), cms), "not-trusted", "signature 1");
}

BOOST_AUTO_TEST_SUITE_END()
