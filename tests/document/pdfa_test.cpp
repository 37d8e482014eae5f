// The rules of ISO 19005-3 that a generator can break, checked on every kind of document as it is issued. Our
// own files are plain enough to be looked at as text; qpdf unpacks them for what lies inside streams. veraPDF is in no
// Debian package; it is run by hand on what these tests leave in the build folder.

#include <document/press.h>

#include <base/files.h>
#include <pdf/reader.h>
#include <support/document_kinds.h>
#include <support/judge.h>
#include <support/signatory.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <regex>

using namespace xindang;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

Bytes issued(std::string const& kind)
{
    static auto const press = must(document::Press::open(HOME));
    auto const facts = must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
    auto printed = must(press.print({kind, facts, test::NOW, "东屿省药品监督管理局"}));
    return document::sign(std::move(printed.document), test::signatory(crypto::KeyKind::Rsa3072).signer());
}

std::size_t count(Bytes const& text, std::string_view what)
{
    std::size_t found = 0;
    for (auto at = text.find(what); at != Bytes::npos; at = text.find(what, at + what.size()))
        ++found;
    return found;
}

/// The file without the contents of its packed streams, whose octets may spell anything.
Bytes without_streams(Bytes const& file)
{
    Bytes plain;
    std::size_t at = 0;
    while (true) {
        auto const begin = file.find("\nstream\n", at);
        auto const end = begin == Bytes::npos ? begin : file.find("\nendstream\n", begin);
        plain += file.substr(at, begin == Bytes::npos ? begin : begin - at);
        if (end == Bytes::npos) return plain;
        at = end;
    }
}

auto const KINDS = boost::unit_test::data::make(test::document_kinds());

} // namespace

BOOST_AUTO_TEST_SUITE(pdfa_test)

BOOST_DATA_TEST_CASE(file_structure_of_6_1, KINDS, kind)
{
    auto const file = issued(kind);
    auto const plain = without_streams(file);
    BOOST_CHECK(file.starts_with("%PDF-1.7\n%")); // 6.1.2
    BOOST_CHECK(std::all_of(file.begin() + 10, file.begin() + 14, [](char c) { return c < 0; }));
    BOOST_CHECK(std::regex_search(plain, std::regex("/ID \\[<[0-9a-f]{32}><[0-9a-f]{32}>\\]"))); // 6.1.3
    BOOST_CHECK_EQUAL(count(plain, "/Encrypt"), 0U);
    BOOST_CHECK(file.ends_with("\n%%EOF\n"));
    BOOST_CHECK_EQUAL(count(plain, " obj\n"), count(plain, "\nendobj\n"));                                   // 6.1.9
    BOOST_CHECK_EQUAL(count(plain, "/LZWDecode"), 0U);                                                       // 6.1.7.2
    BOOST_CHECK_EQUAL(count(plain, "/JavaScript") + count(plain, "/OpenAction") + count(plain, "/AA "), 0U); // 6.5
}

BOOST_DATA_TEST_CASE(colour_of_6_2_and_metadata_of_6_6, KINDS, kind)
{
    auto const file = issued(kind);
    auto const plain = without_streams(file);
    BOOST_CHECK_EQUAL(count(plain, "/S /GTS_PDFA1"), 1U); // 6.2.3
    BOOST_CHECK_EQUAL(count(plain, "/DestOutputProfile"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "<< /N 3 "), 1U);
    // 6.6.2.1: metadata can be read without any filter, and says what Info says.
    BOOST_CHECK(std::regex_search(plain, std::regex("/Type /Metadata /Subtype /XML /Length [0-9]+>>")));
    BOOST_CHECK_EQUAL(count(file, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"), 1U);
    BOOST_CHECK_EQUAL(count(file, "<xmp:CreateDate>2026-01-05T09:00:00+08:00</xmp:CreateDate>"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/CreationDate (D:20260105090000+08'00')"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/Producer (Xindang)"), 1U);
    BOOST_CHECK_EQUAL(count(file, "<pdf:Producer>Xindang</pdf:Producer>"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/Lang (zh-CN)"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/DisplayDocTitle true"), 1U);
    auto const title = must(pdf::read_document(file)).title;
    BOOST_CHECK_EQUAL(count(file, "<rdf:li xml:lang=\"x-default\">" + title + "</rdf:li>"), 1U);
}

BOOST_DATA_TEST_CASE(fonts_of_6_2_11, KINDS, kind)
{
    auto const plain = without_streams(issued(kind));
    auto const fonts = count(plain, "/Subtype /Type0");
    BOOST_CHECK_GE(fonts, 2U);
    BOOST_CHECK_EQUAL(count(plain, "/FontFile3 "), fonts); // 6.2.11.4: all embedded
    BOOST_CHECK_EQUAL(count(plain, "/Subtype /CIDFontType0C"), fonts);
    BOOST_CHECK_EQUAL(count(plain, "/ToUnicode "), fonts); // and extractable (level U)
    BOOST_CHECK_EQUAL(count(plain, "/Encoding /Identity-H"), fonts);
    BOOST_CHECK_EQUAL(count(plain, "/CIDSet"), 0U); // optional, and wrong ones are what validators find
}

BOOST_DATA_TEST_CASE(annotations_of_6_3_and_forms_of_6_4, KINDS, kind)
{
    auto const plain = without_streams(issued(kind));
    BOOST_CHECK_EQUAL(count(plain, "/Type /Annot"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/F 132 "), 1U); // Print and Locked; not hidden
    BOOST_CHECK_EQUAL(count(plain, "/AP <</N "), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/SigFlags 3"), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/NeedAppearances"), 0U);
    BOOST_CHECK_EQUAL(count(plain, "/SubFilter /ETSI.CAdES.detached"), 1U);
}

BOOST_DATA_TEST_CASE(embedded_files_of_6_8, KINDS, kind)
{
    auto const plain = without_streams(issued(kind));
    auto const files = count(plain, "/Type /Filespec");
    BOOST_CHECK_EQUAL(files, 2U);
    BOOST_CHECK_EQUAL(count(plain, "/AFRelationship /Data"), files);
    BOOST_CHECK_EQUAL(count(plain, "/Type /EmbeddedFile /Subtype /application#2Fxml /Params <</Size "), files);
    BOOST_CHECK_EQUAL(count(plain, "/AF ["), 1U);
    BOOST_CHECK_EQUAL(count(plain, "/EmbeddedFiles <</Names ["), 1U);
}

BOOST_AUTO_TEST_SUITE_END()
