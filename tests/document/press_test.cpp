#include <document/press.h>

#include <base/files.h>
#include <pdf/reader.h>
#include <support/document_kinds.h>
#include <support/judge.h>
#include <support/signatory.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace xindang;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

document::Press const& press()
{
    static auto const opened = must(document::Press::open(HOME));
    return opened;
}

Bytes fixture(std::string const& kind)
{
    return must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
}

Bytes issued(std::string const& kind)
{
    auto printed = must(press().print({kind, fixture(kind), test::NOW, "东屿省药品监督管理局"}));
    return document::sign(std::move(printed.document), test::signatory(crypto::KeyKind::EcP256).signer());
}

/// Where a document of the kind lies for the judges, and for whoever wants to look at it.
std::string laid_out(std::string const& kind)
{
    auto const path = std::filesystem::path(XD_BINARY_DIR) / "look" / (kind + ".pdf");
    write_file_atomically(path, issued(kind), Durable::No);
    return path.string();
}

std::string without_space(std::string text)
{
    constexpr std::string_view WIDE = "\xE3\x80\x80"; // U+3000
    for (auto at = text.find(WIDE); at != std::string::npos; at = text.find(WIDE))
        text.erase(at, WIDE.size());
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\f'; });
    return text;
}

auto const KINDS = boost::unit_test::data::make(test::document_kinds());

} // namespace

BOOST_AUTO_TEST_SUITE(press_test)

BOOST_AUTO_TEST_CASE(the_kinds_are_those_with_schema_and_template)
{
    BOOST_TEST(press().kinds() == test::document_kinds(), boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(equal_jobs_give_equal_files, KINDS, kind)
{
    document::PrintJob const job{kind, fixture(kind), test::NOW, "局"};
    BOOST_CHECK(must(press().print(job)).document.bytes == must(press().print(job)).document.bytes);
}

BOOST_DATA_TEST_CASE(qpdf_pdfsig_and_mutool_agree, KINDS, kind)
{
    auto const path = laid_out(kind);
    if (test::has_judge("qpdf")) BOOST_CHECK_EQUAL(test::judge("qpdf --check " + path).status, 0);
    if (test::has_judge("pdfsig"))
        BOOST_CHECK(test::judge("pdfsig " + path).words.find("Signature is Valid.") != std::string::npos);
    if (test::has_judge("mutool"))
        BOOST_CHECK(test::judge("mutool sign -v " + path).words.find("unchanged since signing") != std::string::npos);
}

BOOST_DATA_TEST_CASE(poppler_reads_exactly_what_the_facts_print, KINDS, kind)
{
    if (!test::has_judge("pdftotext")) return;
    std::string expected;
    for (auto const& page : must(press().text(kind, fixture(kind))))
        expected += page;
    auto const found = test::judge("pdftotext -raw " + laid_out(kind) + " -").words;
    // Order of far columns is the judge's guess; the characters are not.
    auto sorted = [](std::string text) {
        text = without_space(std::move(text));
        std::sort(text.begin(), text.end());
        return text;
    };
    BOOST_CHECK_EQUAL(sorted(found), sorted(expected));
}

BOOST_DATA_TEST_CASE(our_reader_reads_the_same_lines, KINDS, kind)
{
    auto const file = issued(kind);
    auto const document = must(pdf::read_document(file));
    BOOST_TEST(document.pages == must(press().text(kind, fixture(kind))), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(document.files.size(), 2U);
    BOOST_CHECK(document.files[0].content == fixture(kind));
}

BOOST_AUTO_TEST_CASE(threads_share_one_press)
{
    document::PrintJob const job{"ban-decision", fixture("ban-decision"), test::NOW, "局"};
    auto const expected = must(press().print(job)).document.bytes;
    std::atomic<int> equal = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 10; ++round) {
                auto const printed = press().print(job);
                if (printed && printed->document.bytes == expected) ++equal;
            }
        });
    for (auto& thread : threads)
        thread.join();
    BOOST_CHECK_EQUAL(equal.load(), 40);
}

BOOST_AUTO_TEST_CASE(an_unknown_kind_and_broken_facts_are_refused)
{
    test::check_refused(press().print({"love-letter", "<a/>", test::NOW, ""}), Fault::NotFound, "kind");
    test::check_refused(press().print({"ban-decision", "<a/>", test::NOW, ""}), Fault::BadInput, "facts.xml:1");
    test::check_refused(press().kind_of("<a/>"), Fault::BadInput, "facts");
}

BOOST_AUTO_TEST_CASE(facts_know_their_kind)
{
    BOOST_CHECK_EQUAL(must(press().kind_of(fixture("interview-notice"))), "interview-notice");
}

BOOST_AUTO_TEST_SUITE_END()
