#include <document/layout.h>

#include <support/laid_out.h>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace xindang;
using namespace xindang::document;
using test::check_near;
using test::check_refused;
using test::em_of;
using test::items_of;
using test::layout_of_xml;
using test::left_of;
using test::must;
using test::runs_of;

BOOST_AUTO_TEST_SUITE(tables_test)

namespace {

std::string section_with(std::string const& body)
{
    return "<section form=\"summary\"><title>表</title><body>" + body + "</body></section>";
}

std::string table_of(std::size_t rows, std::string const& cell)
{
    std::string text =
        "<table size=\"small\"><column share=\"1\"/><column share=\"4\"/>"
        "<row kind=\"head\"><cell kind=\"label\"><p>号</p></cell><cell kind=\"label\"><p>名</p></cell></row>";
    for (std::size_t i = 0; i < rows; ++i)
        text += "<row><cell kind=\"centre\"><p>" + std::to_string(i) + "</p></cell><cell>" + cell + "</cell></row>\n";
    return text + "</table>";
}

std::string text_of(GlyphRun const& run)
{
    std::string text;
    for (auto const& cluster : run.clusters)
        text += cluster.text;
    return text;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_head_stands_on_every_page_and_counts_as_text_once)
{
    auto const layout = must(layout_of_xml(section_with(table_of(80, "<p>字</p>"))));
    BOOST_REQUIRE_GE(layout.pages.size(), 3U);
    std::size_t as_text = 0;
    std::set<std::string> numbers;
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        auto const& page = layout.pages[i];
        as_text += runs_of(page, Part::TableHeader).size();
        for (auto const& run : runs_of(page, Part::TableCell))
            if (text_of(run) != "字") numbers.insert(text_of(run));
        if (i == 0) continue;
        auto const first = items_of<GlyphRun>(page).front();
        BOOST_CHECK_EQUAL(text_of(first), "号");
        BOOST_CHECK(first.place.part == Part::RepeatedHead);
        for (auto const& run : runs_of(page, Part::TableCell))
            BOOST_CHECK_MESSAGE(run.top_mm > first.top_mm + em_of(first), "a row lies on the head");
        auto const rules = items_of<Rule>(page);
        check_near(rules.front().y1_mm, 37, 0.001, "the table goes on at the top of the type area");
    }
    BOOST_CHECK_EQUAL(as_text, 2U);
    BOOST_CHECK_EQUAL(numbers.size(), 80U);
}

BOOST_AUTO_TEST_CASE(a_head_is_never_alone_at_the_foot_of_a_page)
{
    for (std::size_t lines = 10; lines < 24; ++lines) {
        auto const layout =
            must(layout_of_xml(section_with(test::paragraphs(lines, 20) + table_of(3, "<p>字</p><p>字</p><p>字</p>"))));
        for (auto const& page : layout.pages)
            if (!runs_of(page, Part::TableHeader).empty())
                BOOST_CHECK_MESSAGE(!runs_of(page, Part::TableCell).empty(), lines);
    }
}

BOOST_AUTO_TEST_CASE(a_cell_higher_than_a_page_goes_on_under_the_head)
{
    std::string cell;
    for (auto i = 0; i < 120; ++i)
        cell += "<p>第" + std::to_string(i) + "段</p>";
    auto const layout = must(layout_of_xml(section_with(table_of(1, cell))));
    BOOST_REQUIRE_GE(layout.pages.size(), 3U);
    std::size_t lines = 0;
    for (auto const& page : layout.pages)
        for (auto const& run : runs_of(page, Part::TableCell)) {
            if (text_of(run) != "0") ++lines;
            BOOST_CHECK_LE(run.top_mm + em_of(run), 262);
        }
    BOOST_CHECK_EQUAL(lines, 120U);
}

// GB/T 9704-2012 7.3.7.
BOOST_AUTO_TEST_CASE(an_annex_has_its_label_on_the_first_line_and_its_title_on_the_third)
{
    auto const layout = must(layout_of_xml(test::plain("<p>字</p>") +
                                           "<section form=\"annex\"><annex-label>附件</annex-label><title>清单</title>"
                                           "<body><p>字</p></body></section>"));
    BOOST_REQUIRE_EQUAL(layout.pages.size(), 2U);
    auto const label = runs_of(layout.pages[1], Part::AnnexLabel).front();
    auto const title = runs_of(layout.pages[1], Part::Title).front();
    check_near(label.top_mm, 37, 0.001, "the label's top");
    check_near(left_of(label), 28, 0.001, "the label's left");
    BOOST_CHECK(label.role == FontRole::HeiTi);
    BOOST_CHECK_EQUAL(label.size_pt, 16);
    check_near(title.top_mm, 37 + 2 * 10.446, 0.01, "the title's line");
    check_near((left_of(title) + test::right_of(title)) / 2, 28 + 78, 0.1, "the title's middle");
}

BOOST_AUTO_TEST_CASE(a_head_among_the_rows_a_table_of_heads_and_an_annex_without_label_are_refused)
{
    std::string const column = "<table><column share=\"1\"/>", row = "<row><cell><p>字</p></cell></row>";
    std::string const head = "<row kind=\"head\"><cell><p>字</p></cell></row>";
    check_refused(layout_of_xml(section_with(column + row + "\n" + head + "</table>")), Fault::BadInput, "gongwen:3");
    check_refused(layout_of_xml(section_with(column + head + "</table>")), Fault::BadInput, "gongwen:2");
    check_refused(layout_of_xml("<section form=\"annex\"><title>清单</title><body><p>字</p></body></section>"),
        Fault::BadInput, "gongwen:2");
}

BOOST_AUTO_TEST_SUITE_END()
