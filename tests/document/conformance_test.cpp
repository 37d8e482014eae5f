#include <document/conformance.h>

#include <base/files.h>
#include <document/conformance_report.h>
#include <document/press.h>

#include <support/clause_book.h>
#include <support/document_kinds.h>
#include <support/outcome.h>
#include <support/signatory.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

using namespace xindang;
using namespace xindang::document;
using test::clause_book;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

auto const KINDS = boost::unit_test::data::make(test::document_kinds());

} // namespace

BOOST_AUTO_TEST_SUITE(conformance_test)

namespace {

Press const& press()
{
    static auto const opened = must(Press::open(HOME));
    return opened;
}

Bytes fixture(std::string const& kind)
{
    return must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
}

} // namespace

BOOST_DATA_TEST_CASE(every_kind_conforms_as_it_is_drawn_and_as_it_is_laid_out, KINDS, kind)
{
    CheckMark const mark{"https://gs.example.gov.cn/check/#4QK2-81RW-HT6M-09CA", "4QK2-81RW-HT6M-09CA"};
    auto printed = must(press().print({kind, fixture(kind), test::NOW, "东屿省药品监督管理局", mark}));
    auto const layout = must(press().layout_of(printed.gongwen));
    auto const file = sign(std::move(printed.document), test::signatory(crypto::KeyKind::EcP256).signer());
    auto const drawn = measure(file, clause_book());
    BOOST_CHECK_EQUAL(drawn.unreadable, "");
    BOOST_CHECK_EQUAL(test::deviations(drawn), "");
    auto const laid = measure(layout, clause_book());
    BOOST_CHECK_EQUAL(test::deviations(laid), "");
    BOOST_CHECK_GT(drawn.count(Verdict::Conforms), 25U);
    for (std::size_t i = 0; i < drawn.results.size(); ++i)
        BOOST_CHECK_MESSAGE(drawn.results[i].verdict == laid.results[i].verdict,
            drawn.results[i].clause.id << " is judged otherwise in the PDF than in the layout");
}

BOOST_AUTO_TEST_CASE(a_file_of_another_making_is_reported_as_not_measurable)
{
    auto const report = measure("%PDF-1.4\nsomething", clause_book());
    BOOST_CHECK_EQUAL(report.unreadable, "offset 0: the file does not begin like one of ours");
    BOOST_CHECK_EQUAL(report.count(Verdict::NotMeasurable), clause_book().clauses().size());
    BOOST_CHECK(to_html(report, "foreign.pdf").find("无法测量") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_clause_that_nothing_measures_is_refused)
{
    test::TempFolder const folder;
    auto text = must(read_file(HOME / "conf/layout/gongwen-clauses.xml", 1 << 20));
    auto const at = text.find("id=\"paper-width\"");
    text.replace(at, 16, "id=\"paper-smell\"");
    auto const file = folder.path() / "gongwen-clauses.xml";
    write_file_atomically(file, text, Durable::No);
    auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    test::check_refused(ClauseBook::load(file, HOME / "xsd/gongwen-clauses.xsd"), Fault::BadInput,
        "gongwen-clauses.xml:" + std::to_string(line));
}

BOOST_AUTO_TEST_SUITE_END()
