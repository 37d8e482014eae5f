// Files of other makers, measured from what `mutool trace` tells of them.
#include <document/conformance.h>

#include <base/files.h>
#include <document/press.h>
#include <support/clause_book.h>
#include <support/judge.h>
#include <support/outcome.h>
#include <support/signatory.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace xindang;
using namespace xindang::document;
using test::clause_book;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

ClauseResult const& result(ConformanceReport const& report, std::string const& id)
{
    for (auto const& one : report.results)
        if (one.clause.id == id) return one;
    throw std::out_of_range(id);
}

std::string text(double x, double y, double size, std::string const& color, std::string const& words)
{
    std::string spans;
    double at = x;
    for (std::size_t i = 0; i < words.size(); i += 3, at += size)
        spans += "<g unicode=\"" + words.substr(i, 3) + "\" glyph=\"1\" x=\"" + std::to_string(at) + "\" y=\"" +
                 std::to_string(y) + "\" adv=\"1\"/>";
    return "<fill_text colorspace=\"DeviceRGB\" color=\"" + color +
           "\" transform=\"1 0 0 1 0 0\"><span "
           "font=\"ABCDEF+FZXBSJW--GB1-0\" wmode=\"0\" bidi=\"0\" trm=\"" +
           std::to_string(size) + " 0 0 " + std::to_string(-size) + "\">" + spans + "</span></fill_text>";
}

std::string page(std::string const& items)
{
    return "<document filename=\"a.pdf\"><page number=\"1\" mediabox=\"0 0 595.276 841.89\">" + items +
           "</page></document>";
}

} // namespace

BOOST_AUTO_TEST_SUITE(traced_pages_test)

BOOST_AUTO_TEST_CASE(paper_mark_and_rule_of_a_stranger_are_measured)
{
    // The mark's em box begins 72 mm from the edge; a stroked line of 0.35 mm and 156 mm is the red rule.
    double const pt = 72 / 25.4;
    auto const mark = text(148.8, 72 * pt + 0.88 * 36, 36, ".9 0 .07", "东屿省药监局文件");
    auto const rule =
        "<stroke_path linewidth=\"1\" colorspace=\"DeviceCMYK\" color=\"0 .8 .8 0\" transform=\"1 0 0 1 0 0\">"
        "<moveto x=\"79.37\" y=\"300\"/><lineto x=\"521.57\" y=\"300\"/></stroke_path>";
    auto const report = must(measure_traced(page(mark + rule), clause_book()));
    BOOST_CHECK(report.traced);
    BOOST_CHECK_EQUAL(report.pages, 1U);
    BOOST_CHECK(result(report, "paper-width").verdict == Verdict::Conforms);
    BOOST_REQUIRE(result(report, "mark-top").farthest);
    BOOST_CHECK_SMALL(result(report, "mark-top").farthest->value - 72, 0.01);
    BOOST_CHECK(result(report, "mark-face").verdict == Verdict::Conforms);
    BOOST_CHECK(result(report, "mark-red").verdict == Verdict::Conforms);
    BOOST_REQUIRE(result(report, "red-rule-length").farthest);
    BOOST_CHECK_SMALL(result(report, "red-rule-length").farthest->value - 156, 0.01);
    // Nothing in it speaks of a seal.
    BOOST_CHECK(result(report, "seal-centred").verdict == Verdict::NotApplicable);
}

BOOST_AUTO_TEST_CASE(what_is_no_trace_is_refused)
{
    test::check_refused(measure_traced("", clause_book()), Fault::BadInput, "trace:1");
    test::check_refused(measure_traced("<document/>", clause_book()), Fault::BadInput, "trace:1");
    test::check_refused(
        measure_traced("<document><page mediabox=\"0 0 nan\"/></document>", clause_book()), Fault::BadInput, "trace:1");
    std::string many = "<document>";
    for (int i = 0; i < 501; ++i)
        many += "<page mediabox=\"0 0 1 1\"/>";
    test::check_refused(measure_traced(many + "</document>", clause_book()), Fault::TooLarge, "trace:1");
    // Odd, but a trace: nothing in it can be measured, and nothing breaks.
    must(
        measure_traced(page("<fill_text color=\"x\" transform=\"1\"><span trm=\"\"><g unicode=\"\"/></span></fill_text>"
                            "<fill_path><lineto x=\"1e999\"/></fill_path><stroke_path/><fill_image transform=\"0\"/>"),
            clause_book()));
}

/// Our own file, read by MuPDF instead of us: two readers that share nothing must measure the same.
BOOST_AUTO_TEST_CASE(mupdf_measures_our_own_files_as_we_do)
{
    if (!test::has_judge("mutool")) return;
    auto const press = must(Press::open(HOME));
    for (std::string const kind : {"bulletin", "joint-bulletin", "suspension-order", "case-transfer", "ban-decision"}) {
        auto const facts = must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
        auto printed = must(press.print({kind, facts, test::NOW, "局"}));
        auto const file = sign(std::move(printed.document), test::signatory(crypto::KeyKind::EcP256).signer());
        test::TempFolder const folder;
        write_file_atomically(folder.path() / "a.pdf", file);
        auto const trace = test::judge("mutool trace '" + (folder.path() / "a.pdf").string() + "'").words;
        auto const ours = measure(file, clause_book());
        auto const theirs = must(measure_traced(trace, clause_book()));
        for (std::size_t i = 0; i < ours.results.size(); ++i) {
            auto const &one = ours.results[i], &other = theirs.results[i];
            BOOST_CHECK_MESSAGE(one.verdict == other.verdict, kind << ": " << one.clause.id << " is "
                                                                   << word_of(one.verdict) << " to us and "
                                                                   << word_of(other.verdict) << " to MuPDF");
            if (one.farthest && other.farthest)
                BOOST_CHECK_MESSAGE(std::abs(one.farthest->value - other.farthest->value) < 0.02,
                    kind << ": " << one.clause.id << " " << one.farthest->value << " " << other.farthest->value);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
