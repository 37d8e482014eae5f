#include <document/sign.h>

#include <base/files.h>
#include <crypto/cms.h>
#include <crypto/hash.h>
#include <pdf/reader.h>
#include <support/fonts.h>
#include <support/judge.h>
#include <support/signatory.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::must;
using test::NOW;
using test::signatory;

namespace {

pdf::WrittenDocument unsigned_document()
{
    auto drawing = test::sample_drawing({test::line("fangsong", "当事人：𬱖䶮㛃𠮷𬭎", 80000, 140000)});
    drawing.signature =
        pdf::SignatureField{0, 300000, 600000, 127000, 127000, "东屿省药品监督管理局", "", 8192, 2, test::SAMPLE_FORM};
    return pdf::write_document(drawing, test::fonts(), test::colour_profile());
}

Bytes signed_document(crypto::KeyKind kind)
{
    return document::sign(unsigned_document(), signatory(kind).signer());
}

std::string saved(test::TempFolder const& folder, std::string const& name, BytesView bytes)
{
    write_file_atomically(folder.path() / name, bytes, Durable::No);
    return (folder.path() / name).string();
}

auto const KINDS = boost::unit_test::data::make({crypto::KeyKind::EcP256, crypto::KeyKind::Rsa3072});

} // namespace

BOOST_AUTO_TEST_SUITE(sign_test)

BOOST_DATA_TEST_CASE(pdfsig_finds_the_signature_valid_and_the_document_whole, KINDS, kind)
{
    if (!test::has_judge("pdfsig")) return;
    test::TempFolder const folder;
    auto const answer = test::judge("pdfsig " + saved(folder, "a.pdf", signed_document(kind))).words;
    BOOST_TEST_INFO(answer);
    BOOST_CHECK(answer.find("Signature is Valid.") != std::string::npos);
    BOOST_TEST_INFO(answer);
    BOOST_CHECK(answer.find("Total document signed") != std::string::npos);
    BOOST_TEST_INFO(answer);
    BOOST_CHECK(answer.find("ETSI.CAdES.detached") != std::string::npos);
}

BOOST_DATA_TEST_CASE(pdfsig_notices_a_flipped_octet, KINDS, kind)
{
    if (!test::has_judge("pdfsig")) return;
    test::TempFolder const folder;
    auto file = signed_document(kind);
    auto const at = file.find("<pdfaid:part>3");
    file[at + 13] = '2';
    auto const answer = test::judge("pdfsig " + saved(folder, "a.pdf", file)).words;
    BOOST_TEST_INFO(answer);
    BOOST_CHECK(answer.find("Digest Mismatch") != std::string::npos);
}

BOOST_DATA_TEST_CASE(openssl_verifies_the_extracted_signature_against_the_authority, KINDS, kind)
{
    if (!test::has_judge("openssl")) return;
    test::TempFolder const folder;
    auto const file = signed_document(kind);
    auto const document = must(pdf::read_document(file));
    auto const covered = document.covered(file, document.signatures.at(0));
    saved(folder, "signed.bin", Bytes(covered[0]) + Bytes(covered[1]));
    saved(folder, "cms.der", document.signatures[0].cms);
    saved(folder, "ca.pem", signatory(kind).authority.pem());
    auto const answer = test::judge("cd " + folder.path().string() +
                                    " && openssl cms -verify -cades -binary -inform DER -in cms.der -content signed.bin"
                                    " -CAfile ca.pem -purpose any -attime 1767600000 -out /dev/null");
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK_EQUAL(answer.status, 0);
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK(answer.words.find("CAdES Verification successful") != std::string::npos);
}

BOOST_DATA_TEST_CASE(mutool_and_qpdf_agree, KINDS, kind)
{
    test::TempFolder const folder;
    auto const path = saved(folder, "a.pdf", signed_document(kind));
    if (test::has_judge("mutool")) {
        auto const answer = test::judge("mutool sign -v " + path).words;
        BOOST_TEST_INFO(answer);
        BOOST_CHECK(answer.find("The document is unchanged since signing.") != std::string::npos);
    }
    if (test::has_judge("qpdf")) BOOST_CHECK_EQUAL(test::judge("qpdf --check " + path).status, 0);
}

BOOST_DATA_TEST_CASE(our_own_answer_is_the_same, KINDS, kind)
{
    auto const file = signed_document(kind);
    auto const document = must(pdf::read_document(file));
    crypto::Hasher hasher;
    for (auto const stretch : document.covered(file, document.signatures.at(0)))
        hasher.update(stretch);
    auto const verdict = must(crypto::cms_verify_detached(document.signatures[0].cms, hasher.finish()));
    BOOST_CHECK(verdict.intact());
    BOOST_CHECK_EQUAL(verdict.signer->common_name(), "东屿省药品监督管理局");
}

BOOST_AUTO_TEST_CASE(only_the_signature_differs_between_two_runs)
{
    auto const first = unsigned_document(), second = unsigned_document();
    BOOST_CHECK(first.bytes == second.bytes);
    auto const a = signed_document(crypto::KeyKind::Rsa3072), b = signed_document(crypto::KeyKind::Rsa3072);
    BOOST_CHECK(a == b); // PKCS#1 v1.5 has no random part
}

BOOST_AUTO_TEST_SUITE_END()
