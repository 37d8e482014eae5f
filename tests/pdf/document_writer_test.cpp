#include <pdf/document_writer.h>

#include <support/fonts.h>
#include <support/judge.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using namespace xindang;
using test::line;

namespace {

constexpr char RARE[] = "𬱖䶮㛃𠮷𬭎";
constexpr char MARKS[] = "（一）“信档”——〔2026〕1号，罚款50,000.00元；Abc…";

Bytes sample()
{
    std::vector<pdf::Item> items{line("biaosong", "禁止从业决定书", 200000, 100000, 22000)};
    pdf::Length y = 140000;
    for (auto const* role : {"fangsong", "heiti", "kaiti", "songti", "babelstone"}) {
        items.push_back(line(role, RARE, 80000, y += 30000));
        items.push_back(line(role, MARKS, 80000, y += 30000));
    }
    items.push_back(pdf::Rule{79370, 120000, 442205, 1000, pdf::RED});
    return pdf::write_document(test::sample_drawing(std::move(items)), test::fonts(), test::colour_profile()).bytes;
}

std::filesystem::path saved(test::TempFolder const& folder, Bytes const& bytes)
{
    auto const path = folder.path() / "a.pdf";
    write_file_atomically(path, bytes, Durable::No);
    return path;
}

} // namespace

BOOST_AUTO_TEST_SUITE(document_writer_test)

BOOST_AUTO_TEST_CASE(equal_drawings_give_equal_bytes)
{
    BOOST_CHECK(sample() == sample());
}

BOOST_AUTO_TEST_CASE(text_comes_back_exactly_rare_characters_too)
{
    if (!test::has_judge("pdftotext")) return;
    test::TempFolder const folder;
    auto const text = test::judge("pdftotext -layout " + saved(folder, sample()).string() + " -").words;
    std::size_t rare = 0, marks = 0;
    for (auto at = text.find(RARE); at != std::string::npos; at = text.find(RARE, at + 1))
        ++rare;
    for (auto at = text.find(MARKS); at != std::string::npos; at = text.find(MARKS, at + 1))
        ++marks;
    BOOST_CHECK_EQUAL(rare, 5U);
    BOOST_CHECK_EQUAL(marks, 5U);
}

BOOST_AUTO_TEST_CASE(qpdf_finds_no_fault)
{
    if (!test::has_judge("qpdf")) return;
    test::TempFolder const folder;
    auto const answer = test::judge("qpdf --check " + saved(folder, sample()).string());
    BOOST_CHECK_EQUAL(answer.status, 0);
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK(answer.words.find("No syntax or stream encoding errors found") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(mutool_finds_no_fault)
{
    if (!test::has_judge("mutool")) return;
    test::TempFolder const folder;
    auto const path = saved(folder, sample()).string();
    auto const answer = test::judge("mutool draw -q -F png -o " + path + ".png " + path);
    BOOST_CHECK_EQUAL(answer.status, 0);
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK(answer.words.find("error") == std::string::npos); // it warns of missing ICC support
}

BOOST_AUTO_TEST_CASE(every_font_is_embedded_as_a_subset_with_unicode)
{
    if (!test::has_judge("pdffonts")) return;
    test::TempFolder const folder;
    auto const answer = test::judge("pdffonts " + saved(folder, sample()).string() + " | tail -n +3");
    std::size_t fonts = 0, good = 0;
    for (std::size_t at = 0; at < answer.words.size(); at = answer.words.find('\n', at) + 1, ++fonts)
        if (answer.words.substr(at, answer.words.find('\n', at) - at).find("yes yes yes") != std::string::npos) ++good;
    BOOST_TEST_INFO(answer.words);
    BOOST_CHECK_EQUAL(fonts, 6U);
    BOOST_CHECK_EQUAL(good, fonts);
}

BOOST_AUTO_TEST_CASE(a_missing_glyph_is_a_broken_promise_never_a_blank)
{
    auto run = line("fangsong", "空", 0, 100000);
    run.glyphs.front().glyph = pdf::GlyphId{0};
    BOOST_CHECK_THROW(
        pdf::write_document(test::sample_drawing({run}), test::fonts(), test::colour_profile()), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_glyph_standing_for_two_texts_keeps_both)
{
    // One glyph serves U+5927 and the radical U+2F24; what was written must come back.
    auto first = line("songti", "大小", 80000, 100000);
    auto second = line("songti", "大小", 80000, 140000);
    second.glyphs.front().text = "⼤";
    if (!test::has_judge("pdftotext")) return;
    test::TempFolder const folder;
    auto const path = saved(folder,
        pdf::write_document(test::sample_drawing({first, second}), test::fonts(), test::colour_profile()).bytes);
    auto const text = test::judge("pdftotext " + path.string() + " -").words;
    BOOST_CHECK(text.find("大小") != std::string::npos);
    BOOST_CHECK(text.find("⼤") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
