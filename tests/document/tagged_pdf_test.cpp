// What the printed files say to somebody who hears them and to programs that take the text out: every kind, judged by
// tests/judges/tagged_pdf.py (which reads through qpdf and shares no code with us), poppler and mupdf.

#include <document/press.h>

#include <base/files.h>
#include <pdf/reader.h>
#include <support/document_kinds.h>
#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <sstream>

using namespace xindang;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

Bytes printed(std::string const& kind)
{
    static auto const press = must(document::Press::open(HOME));
    auto const facts = must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
    auto const at = must(Instant::parse("2026-01-05T09:00:00+08:00"));
    return must(press.print({kind, facts, at, "东屿省药品监督管理局"})).document.bytes;
}

class Saved {
public:
    explicit Saved(std::string const& kind) : m_bytes(printed(kind))
    {
        write_file_atomically(path(), m_bytes, Durable::No);
    }
    Bytes const& bytes() const { return m_bytes; }
    std::filesystem::path path() const { return m_folder.path() / "a.pdf"; }
    test::Judgement judged(std::string const& program, std::string const& behind = "") const
    {
        return test::judge(program + " " + path().string() + behind);
    }

private:
    test::TempFolder m_folder;
    Bytes m_bytes;
};

std::string const JUDGE = "python3 " + (HOME / "tests/judges/tagged_pdf.py").string();

std::set<std::string> lines_of(std::string const& text)
{
    std::set<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        // Blank fields of forms are ideographic spaces, which poppler leaves off.
        for (auto const* const blank : {"\f", " ", "　"})
            while (line.ends_with(blank))
                line.erase(line.size() - std::string_view(blank).size());
        line.erase(0, line.find_first_not_of(" \f"));
        lines.insert(line);
    }
    return lines;
}

auto const KINDS = boost::unit_test::data::make(test::document_kinds());

} // namespace

BOOST_AUTO_TEST_SUITE(tagged_pdf_test)

BOOST_DATA_TEST_CASE(an_independent_judge_finds_no_fault_and_every_text_of_the_source, KINDS, kind)
{
    if (!test::has_judge("qpdf") || !test::has_judge("python3")) return;
    auto const answer = Saved(kind).judged(JUDGE + " --gongwen");
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK_EQUAL(answer.status, 0);
}

BOOST_DATA_TEST_CASE(pdftotext_gives_back_every_line_exactly, KINDS, kind)
{
    if (!test::has_judge("pdftotext")) return;
    Saved const file(kind);
    auto const extracted = lines_of(file.judged("pdftotext -raw", " -").words);
    auto const document = must(pdf::read_document(file.bytes()));
    for (auto const& page : document.pages)
        for (auto const& line : lines_of(page)) {
            // Two cells or the ends of 版记 stand on one line, far apart.
            if (extracted.contains(line)) continue;
            auto const parted = std::any_of(extracted.begin(), extracted.end(), [&](std::string const& part) {
                return part.find(' ') != std::string::npos && [&] {
                    auto joined = part;
                    std::erase(joined, ' ');
                    auto plain = line;
                    std::erase(plain, ' ');
                    return joined == plain;
                }();
            });
            BOOST_CHECK_MESSAGE(parted, kind + ": pdftotext has no line \"" + line + "\"");
        }
}

BOOST_DATA_TEST_CASE(mutool_gives_back_every_character_of_every_page, KINDS, kind)
{
    if (!test::has_judge("mutool")) return;
    Saved const file(kind);
    auto const strip = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
        constexpr std::string_view BLANK = "　";
        for (auto at = text.find(BLANK); at != std::string::npos; at = text.find(BLANK, at))
            text.erase(at, BLANK.size());
        return text;
    };
    std::string meant;
    for (auto const& page : must(pdf::read_document(file.bytes())).pages)
        meant += page;
    auto const text = file.path().string() + ".txt";
    BOOST_REQUIRE_EQUAL(file.judged("mutool draw -q -F txt -o " + text).status, 0);
    BOOST_CHECK_EQUAL(strip(must(read_file(text, 1 << 20))), strip(meant));
}

BOOST_DATA_TEST_CASE(a_text_alone_is_pdf_a_2a_with_nothing_embedded_signed_or_sealed, KINDS, kind)
{
    static auto const press = must(document::Press::open(HOME));
    auto const facts = must(read_file(HOME / "tests/fixtures/document" / (kind + ".xml"), 1 << 20));
    auto const at = must(Instant::parse("2026-01-05T09:00:00+08:00"));
    auto const gongwen = must(press.gongwen(kind, facts));
    auto const alone = must(press.typeset(gongwen, at));
    auto const& file = alone.document.bytes;
    BOOST_CHECK(!alone.document.slot);
    BOOST_CHECK(file.find("<pdfaid:part>2</pdfaid:part>") != Bytes::npos);
    for (auto const* what : {"/AF [", "/EmbeddedFiles", "/Sig", "/AcroForm", "/Figure"})
        BOOST_CHECK_MESSAGE(file.find(what) == Bytes::npos, what);
    BOOST_CHECK(must(press.typeset(gongwen, at)).document.bytes == file);
    if (!test::has_judge("qpdf") || !test::has_judge("python3")) return;
    test::TempFolder const folder;
    auto const path = folder.path() / "alone.pdf";
    write_file_atomically(path, file, Durable::No);
    auto const answer = test::judge(JUDGE + " " + path.string());
    BOOST_CHECK_MESSAGE(answer.status == 0, answer.words);
    BOOST_CHECK_EQUAL(test::judge("qpdf --check " + path.string()).status, 0);
}

BOOST_AUTO_TEST_CASE(the_judge_is_no_yes_man)
{
    if (!test::has_judge("qpdf") || !test::has_judge("python3")) return;
    test::TempFolder const folder;
    auto const good = printed("admonition");
    auto const broken = [&](std::string const& what, std::string const& by) {
        auto bytes = good;
        auto const at = bytes.rfind(what);
        BOOST_REQUIRE_MESSAGE(at != Bytes::npos, "the file has no " + what);
        BOOST_REQUIRE_EQUAL(what.size(), by.size());
        bytes.replace(at, what.size(), by);
        auto const path = folder.path() / "broken.pdf";
        write_file_atomically(path, bytes, Durable::No);
        return test::judge(JUDGE + " " + path.string());
    };
    auto const told = [](test::Judgement const& answer, std::string const& words) {
        BOOST_TEST_INFO(answer.words);
        BOOST_CHECK_EQUAL(answer.status, 1);
        BOOST_CHECK(answer.words.find(words) != std::string::npos);
    };
    told(broken("/Marked true", "/Marked null"), "MarkInfo: not marked");
    told(broken("/S /H1", "/S /H5"), "skips a level");
    told(broken("/S /Figure", "/S /Thigur"), "no standard type");
    told(broken("/S /Form", "/S /Span"), "not in the tree");
    told(broken("/Tabs /S", "/Tabs /R"), "tab order");
    told(broken("<pdfuaid:part>1", "<pdfuaid:part>2"), "no pdfuaid:part");
    told(broken("/Block /BBox", "/Block /BOXB"), "no bounding box");
}

BOOST_AUTO_TEST_SUITE_END()
