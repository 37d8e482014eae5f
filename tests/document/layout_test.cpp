#include <document/layout.h>

#include <base/files.h>
#include <xml/document.h>
#include <xml/schema.h>
#include <xml/stylesheet.h>

#include <support/document_kinds.h>
#include <support/golden.h>
#include <support/gongwen_of.h>
#include <support/laid_out.h>
#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace xindang;
using namespace xindang::document;
using test::check_near;
using test::em_of;
using test::gongwen_schema;
using test::items_of;
using test::layout_of_xml;
using test::left_of;
using test::paragraphs;
using test::plain;
using test::right_of;
using test::runs_of;

BOOST_AUTO_TEST_SUITE(layout_test)

namespace {

std::filesystem::path const SOURCE = XD_SOURCE_DIR;

/// Facts to layout tree, as the press does it.
Layout layout_of(std::string const& kind)
{
    auto const schema = test::must(xml::Schema::load(SOURCE / "xsd" / ("facts-" + kind + ".xsd")));
    auto const facts =
        test::must(xml::Document::load(SOURCE / "tests/fixtures/document" / (kind + ".xml"), xml::Limits::own_file()));
    test::must(schema.check(facts));
    auto const gongwen = test::must(read_gongwen(test::gongwen_of(kind, facts), gongwen_schema()));
    return test::must(lay_out(gongwen, test::FakeMetrics()));
}

char const* const SIGNATURE =
    "<signature seal=\"own\"><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>";

} // namespace

BOOST_DATA_TEST_CASE(documents_keep_their_layout, boost::unit_test::data::make(test::document_kinds()))
{
    test::check_golden(std::string("document/") + sample + ".layout", dump(layout_of(sample)));
}

// The fixtures have sentences that somebody wrote with and without the mark at the end.
BOOST_DATA_TEST_CASE(no_sentence_ends_twice, boost::unit_test::data::make(test::document_kinds()))
{
    auto const text = dump(layout_of(sample));
    for (auto const* const twice : {"。。", "。；", "；。", "；；"})
        BOOST_CHECK_MESSAGE(text.find(twice) == text.npos, twice << " is printed");
}

// GB/T 9704-2012 5.2: the type area and its grid.
BOOST_AUTO_TEST_CASE(a_full_page_fills_the_type_area)
{
    auto const layout = test::must(layout_of_xml(plain(paragraphs(1, 28 * 60))));
    BOOST_REQUIRE_GE(layout.pages.size(), 3U);
    auto const runs = runs_of(layout.pages[1], Part::Paragraph);
    BOOST_REQUIRE_EQUAL(runs.size(), 22U);
    check_near(runs.front().top_mm, 37, 0.1, "the top of the first line");
    check_near(runs.back().top_mm + em_of(runs.back()), 262, 0.2, "the bottom of the last line");
    check_near(left_of(runs[5]), 28, 0.001, "the left edge");
    check_near(right_of(runs[5]), 184, 0.2, "the right edge");
    BOOST_CHECK_EQUAL(runs[5].clusters.size(), 28U);
    check_near(runs[5].baseline_mm - runs[5].top_mm, 0.88 * em_of(runs[5]), 0.001, "the ascent");
}

BOOST_AUTO_TEST_CASE(the_letterhead_stands_where_the_standard_says)
{
    auto const layout = layout_of("interview-notice");
    auto const& page = layout.pages.front();
    auto const mark = runs_of(page, Part::OrganMark).front();
    auto const number = runs_of(page, Part::DocumentNumber).front();
    auto const title = runs_of(page, Part::Title).front();
    check_near(mark.top_mm, 72, 0.5, "7.2.4: the top of the organ mark");
    BOOST_CHECK(mark.colour == Colour::Red);
    check_near((left_of(mark) + right_of(mark)) / 2, 28 + 78, 0.1, "the middle of the mark");
    check_near(number.top_mm - (mark.top_mm + em_of(mark)), 20.78, 0.3, "7.2.5: two lines above the number");
    auto const rules = items_of<Rule>(page);
    auto const rule = std::find_if(rules.begin(), rules.end(), [](Rule const& r) { return r.colour == Colour::Red; });
    BOOST_REQUIRE(rule != rules.end());
    check_near(rule->y1_mm - (number.top_mm + em_of(number)), 4, 0.1, "7.2.7: from number to red rule");
    check_near(rule->x2_mm - rule->x1_mm, 156, 0.1, "7.2.7: the length of the red rule");
    check_near(title.top_mm - rule->y1_mm, 20.78, 0.3, "7.3.1: two lines above the title");
    BOOST_CHECK_EQUAL(title.size_pt, 22);
    BOOST_CHECK_MESSAGE(!runs_of(page, Part::Paragraph).empty(), "7.3.3: page 1 shows text");
}

BOOST_AUTO_TEST_CASE(levels_have_their_typefaces)
{
    auto const layout = test::must(
        layout_of_xml(plain("<heading level=\"1\">一、甲</heading><heading level=\"2\">（一）乙</heading>"
                            "<heading level=\"3\">1.丙</heading><heading level=\"4\">（1）丁</heading><p>戊</p>")));
    auto const headings = runs_of(layout.pages.front(), Part::Heading);
    BOOST_REQUIRE_EQUAL(headings.size(), 4U);
    BOOST_CHECK(headings[0].role == FontRole::HeiTi);
    BOOST_CHECK(headings[1].role == FontRole::KaiTi);
    BOOST_CHECK(headings[2].role == FontRole::FangSong);
    BOOST_CHECK(headings[3].role == FontRole::FangSong);
    check_near(left_of(headings[0]), 28 + 2 * 156.0 / 28, 0.001, "7.3.3: the indent");
}

// GB/T 9704-2012 7.3.5.1.
BOOST_AUTO_TEST_CASE(the_seal_is_pressed_on_name_and_date)
{
    for (std::size_t lines = 1; lines < 48; ++lines) {
        auto const layout = test::must(layout_of_xml(plain(paragraphs(lines, 20), SIGNATURE)));
        auto const& page = layout.pages.back();
        auto const seals = items_of<SealPlacement>(page);
        BOOST_REQUIRE_MESSAGE(seals.size() == 1, lines << " lines: the last page has no seal");
        auto const& seal = seals.front();
        auto const organ = runs_of(page, Part::OrganName).front();
        auto const date = runs_of(page, Part::Date).front();
        auto const text = runs_of(page, Part::Paragraph);
        BOOST_REQUIRE_MESSAGE(text.size() >= (lines > 1 ? 2U : 1U), lines << " lines: the signature is lonely");
        auto const middle = (left_of(date) + right_of(date)) / 2;
        check_near(right_of(date), 184 - 4 * 156.0 / 28, 0.001, "成文日期右空四字");
        check_near((left_of(organ) + right_of(organ)) / 2, middle, 0.001, "the name over the date");
        check_near(seal.centre_x_mm, middle, 0.001, "the seal over the date");
        auto const gap = seal.centre_y_mm - seal.diameter_mm / 2 - (text.back().top_mm + em_of(text.back()));
        BOOST_CHECK_MESSAGE(gap > 0 && gap <= 10.39, lines << " lines: the seal is " << gap << " mm under the text");
        BOOST_CHECK_MESSAGE(seal.centre_y_mm < (organ.top_mm + date.top_mm + em_of(date)) / 2, "居中下压");
        BOOST_CHECK_MESSAGE(seal.centre_y_mm + seal.diameter_mm / 2 <= 262.001, lines << ": the seal leaves the area");
        BOOST_CHECK_MESSAGE(std::holds_alternative<SealPlacement>(page.items.front()), "the seal is under the print");
    }
}

BOOST_AUTO_TEST_CASE(unsealed_names_and_dates_stand_to_the_right)
{
    auto const layout = test::must(layout_of_xml(
        plain("<p>字</p>", "<signature><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>")));
    auto const organ = runs_of(layout.pages.back(), Part::OrganName).front();
    auto const date = runs_of(layout.pages.back(), Part::Date).front();
    auto const cell = 156.0 / 28;
    check_near(right_of(organ), 184 - 2 * cell, 0.001, "7.3.5.2: 署名右空二字");
    check_near(left_of(date) - left_of(organ), 2 * cell, 0.001, "7.3.5.2: the date two characters to the right");
}

BOOST_AUTO_TEST_CASE(the_imprint_closes_an_even_page)
{
    std::string const imprint = std::string(SIGNATURE) +
                                "<imprint><copies-to>甲局</copies-to><copies-to>乙局</copies-to><printed-by>办公室</"
                                "printed-by><printed-on>2026年1月5日</printed-on></imprint>";
    for (std::size_t lines = 1; lines < 60; lines += 3) {
        auto const layout = test::must(layout_of_xml(plain(paragraphs(lines, 20), imprint)));
        BOOST_CHECK_EQUAL(layout.pages.size() % 2, 0U);
        std::vector<Rule> rules;
        for (auto const& rule : items_of<Rule>(layout.pages.back()))
            if (rule.x2_mm - rule.x1_mm > 150) rules.push_back(rule);
        BOOST_REQUIRE_EQUAL(rules.size(), 3U);
        check_near(rules[2].y1_mm, 262, 0.1, "7.4.1: the last rule");
        check_near(rules[0].width_mm, 0.35, 0.001, "7.4.1: the first rule");
        check_near(rules[1].width_mm, 0.25, 0.001, "7.4.1: the middle rule");
        check_near(rules[2].width_mm, 0.35, 0.001, "7.4.1: the last rule");
        for (auto const& run : items_of<GlyphRun>(layout.pages.back()))
            BOOST_CHECK(run.place.part == Part::Imprint || run.place.part == Part::PageNumber ||
                        run.top_mm + em_of(run) < rules[0].y1_mm);
    }
}

// 7.5: 版记页前有空白页的, 空白页和版记页均不编排页码.
BOOST_AUTO_TEST_CASE(a_blank_page_before_the_imprint_and_the_imprint_have_no_number)
{
    auto const numbered = [](Page const& page) {
        auto const runs = runs_of(page, Part::PageNumber);
        return !runs.empty();
    };
    auto blank_pages = 0;
    for (std::size_t lines = 20; lines < 48; ++lines) {
        auto const layout = test::must(layout_of_xml(
            plain(paragraphs(lines, 20), std::string(SIGNATURE) + "<imprint><copies-to>甲局</copies-to>"
                                                                  "<printed-by>办公室</printed-by><printed-on>"
                                                                  "2026年1月5日</printed-on></imprint>")));
        auto const& before = layout.pages[layout.pages.size() - 2];
        if (!before.items.empty()) {
            BOOST_CHECK(numbered(layout.pages.back()));
            continue;
        }
        ++blank_pages;
        BOOST_CHECK(!numbered(layout.pages.back()));
    }
    BOOST_CHECK_GT(blank_pages, 0);
}

BOOST_AUTO_TEST_CASE(a_cell_higher_than_a_page_goes_on_overleaf)
{
    std::string cell;
    for (auto i = 0; i < 60; ++i)
        cell += "<p>第" + std::to_string(i) + "段</p>";
    auto const layout = test::must(layout_of_xml(
        "<section form=\"summary\"><title>表</title><body><table><column share=\"1\"/><column share=\"2\"/><row><cell "
        "kind=\"label\"><p>标签</p></cell><cell>" +
        cell + "</cell></row></table></body></section>"));
    std::size_t lines = 0;
    for (auto const& page : layout.pages) {
        lines += runs_of(page, Part::TableCell).size();
        for (auto const& run : runs_of(page, Part::TableCell))
            BOOST_CHECK_LE(run.top_mm + em_of(run), 262);
    }
    BOOST_CHECK_EQUAL(lines, 60U);
}

BOOST_AUTO_TEST_CASE(an_office_may_divide_the_area_by_22)
{
    PageProfile profile;
    profile.pitch = LinePitch::Divide22;
    auto const gongwen =
        test::must(read_gongwen("<gongwen xmlns=\"urn:xindang:gongwen:1\" version=\"1\" title=\"试\">" +
                                    plain(paragraphs(1, 28 * 60)) + "</gongwen>",
            gongwen_schema()));
    auto const layout = test::must(lay_out(gongwen, test::FakeMetrics(), profile));
    auto const runs = runs_of(layout.pages[1], Part::Paragraph);
    BOOST_REQUIRE_EQUAL(runs.size(), 22U);
    check_near(runs[1].top_mm - runs[0].top_mm, 225.0 / 22, 0.001, "the pitch");
}

BOOST_AUTO_TEST_CASE(page_numbers_stand_outside_and_change_sides)
{
    auto const layout = test::must(layout_of_xml(plain(paragraphs(1, 28 * 60))));
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        auto const rules = items_of<Rule>(layout.pages[i]);
        BOOST_REQUIRE_EQUAL(rules.size(), 2U);
        check_near(rules[0].y1_mm, 269, 0.3, "7.5: the middle of the dash");
        auto const em = 14 * 25.4 / 72;
        if (i % 2 == 0)
            check_near(rules[1].x2_mm, 184 - em, 0.001, "7.5: 单页码居右空一字");
        else
            check_near(rules[0].x1_mm, 28 + em, 0.001, "7.5: 双页码居左空一字");
    }
}

BOOST_AUTO_TEST_CASE(the_last_line_of_a_paragraph_is_never_alone_on_a_page)
{
    for (std::size_t filler = 10; filler < 24; ++filler) {
        auto const layout = test::must(layout_of_xml(plain(paragraphs(filler, 20) + paragraphs(3, 70))));
        for (std::size_t i = 1; i < layout.pages.size(); ++i) {
            auto const runs = runs_of(layout.pages[i], Part::Paragraph);
            BOOST_REQUIRE(!runs.empty());
            auto const same = std::count_if(runs.begin(), runs.end(),
                [&](GlyphRun const& run) { return run.place.block == runs.front().place.block; });
            BOOST_CHECK_MESSAGE(
                runs.front().line == 0 || same >= 2, filler << ": a line stands alone on page " << i + 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_character_no_font_has_is_refused_with_its_line_and_number)
{
    auto const layout = layout_of_xml(plain("<p>甲</p>\n<p>乙☃</p>"));
    test::check_refused(layout, Fault::BadInput, "gongwen:3");
    BOOST_CHECK(layout.refusal().reason.find("U+2603") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_placed_is_refused_with_its_line)
{
    std::string const long_text = std::string(paragraphs(1, 60)).substr(3, 180);
    test::check_refused(layout_of_xml("<section form=\"plain\"><number>" + long_text +
                                      "</number><title>书</title><body><p>字</p></body></section>"),
        Fault::BadInput, "gongwen:2");
    std::string title;
    for (auto i = 0; i < 40; ++i)
        title += long_text;
    test::check_refused(
        layout_of_xml("<section form=\"plain\"><title>" + title + "</title><body><p>字</p></body></section>"),
        Fault::BadInput, "gongwen:2");
    test::check_refused(
        layout_of_xml(
            plain("\n<table><column share=\"1\"/><column share=\"200\"/><row><cell><p>字</p></cell><cell><p>字"
                  "</p></cell></row></table>")),
        Fault::BadInput, "gongwen:3");
    test::check_refused(layout_of_xml(plain("<p>字</p>",
                            "\n<signature seal=\"own\"><organ>局</organ><date>" + long_text + "</date></signature>")),
        Fault::BadInput, "gongwen:3");
}

BOOST_AUTO_TEST_CASE(characters_from_a_fallback_font_are_reported_once)
{
    auto const layout = test::must(layout_of_xml(plain("<p>𬱖𬱖𠮷</p>")));
    BOOST_REQUIRE_EQUAL(layout.substitutions.size(), 2U);
    BOOST_CHECK_EQUAL(layout.substitutions[0].text, "𬱖");
    BOOST_CHECK_EQUAL(layout.substitutions[1].text, "𠮷");
}

BOOST_AUTO_TEST_CASE(the_page_reads_back_as_it_was_written)
{
    auto const layout =
        test::must(layout_of_xml(plain("<p>依据《办法》（试行）第一百二十四条第一款第（五）项，约翰·史密斯"
                                       "——甲公司的“负责人”，应于2026年1月5日前缴纳50,000.00元。</p>")));
    std::string text;
    for (auto const& run : runs_of(layout.pages.front(), Part::Paragraph))
        for (auto const& cluster : run.clusters)
            text += cluster.text;
    BOOST_CHECK_EQUAL(text, "依据《办法》（试行）第一百二十四条第一款第（五）项，约翰·史密斯——甲公司的“负责人”，"
                            "应于2026年1月5日前缴纳50,000.00元。");
}

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_tree)
{
    BOOST_CHECK_EQUAL(dump(layout_of("ban-decision")), dump(layout_of("ban-decision")));
}

// 7.3.5.5: 采取调整行距、字距的措施解决.
BOOST_AUTO_TEST_CASE(lines_and_then_characters_stand_closer_where_that_keeps_the_seal_with_its_text)
{
    std::size_t usual = 0, lines = 0, characters = 0;
    for (std::size_t length = 300; length < 1500; length += 9) {
        auto const layout = test::must(layout_of_xml(plain(paragraphs(1, length),
            "<signature seal=\"own\"><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>")));
        auto const runs = runs_of(layout.pages.front(), Part::Paragraph);
        BOOST_REQUIRE_GE(runs.size(), 3U);
        auto const cell = runs[1].clusters[2].x_mm - runs[1].clusters[1].x_mm;
        auto const pitch = runs[2].top_mm - runs[1].top_mm;
        bool const close_lines = pitch < 10.4;
        bool const close_characters = cell < 5.5;
        if (close_characters) {
            check_near(cell, 156.0 / 29, 0.001, "the cell");
            BOOST_CHECK(close_lines); // lines first
        }
        if (close_lines) check_near(pitch, (225 - 16 * 25.4 / 72) / 22, 0.001, "the pitch");
        ++(close_characters ? characters : close_lines ? lines : usual);
        // Wherever the seal stands, text stands with it.
        auto const& last = layout.pages.back();
        BOOST_CHECK_EQUAL(items_of<SealPlacement>(last).size(), 1U);
        BOOST_CHECK_GE(runs_of(last, Part::Paragraph).size(), 1U);
    }
    BOOST_CHECK_GT(usual, 60U);
    BOOST_CHECK_GT(lines, 0U);
    BOOST_CHECK_GT(characters, 0U);
}

BOOST_AUTO_TEST_SUITE_END()
