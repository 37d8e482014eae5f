#include <document/structure.h>

#include <document/layout.h>

#include <support/fake_metrics.h>
#include <support/outcome.h>
#include <xml/schema.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

using namespace xindang;
using namespace xindang::document;
using test::must;

namespace {

Structure structure_of_xml(std::string const& sections)
{
    static auto const schema = must(xml::Schema::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd/gongwen.xsd"));
    auto const gongwen = must(read_gongwen(
        "<gongwen xmlns=\"urn:xindang:gongwen:1\" version=\"1\" title=\"试\">" + sections + "</gongwen>", schema));
    return structure_of(must(lay_out(gongwen, test::FakeMetrics())));
}

std::string section(std::string const& body, std::string const& after = "")
{
    return "<section form=\"plain\"><title>决定书</title><body>" + body + "</body>" + after + "</section>";
}

std::string word_of(Element const& element)
{
    switch (element.role) {
    case Role::Document:
        return "document";
    case Role::Section:
        return "section";
    case Role::Heading:
        return "h" + std::to_string(element.level);
    case Role::Paragraph:
        return "p";
    case Role::List:
        return "list";
    case Role::ListItem:
        return "item";
    case Role::Table:
        return "table";
    case Role::TableHead:
        return "head";
    case Role::TableBody:
        return "body";
    case Role::Row:
        return "row";
    case Role::HeaderCell:
        return element.scope == Scope::Row ? "th-row" : "th-column";
    case Role::DataCell:
        return element.columns > 1 ? "td*" + std::to_string(element.columns) : "td";
    case Role::Figure:
        return "figure";
    case Role::Seal:
        return "seal";
    }
    return {};
}

/// "document(h1 p)".
std::string shown(Structure const& structure, std::size_t at = 0)
{
    std::string children;
    for (std::size_t i = at + 1; i < structure.elements.size(); ++i)
        if (structure.elements[i].parent == at) children += (children.empty() ? "" : " ") + shown(structure, i);
    auto const word = word_of(structure.elements[at]);
    return children.empty() ? word : word + "(" + children + ")";
}

} // namespace

BOOST_AUTO_TEST_SUITE(structure_test)

BOOST_AUTO_TEST_CASE(headings_never_skip_a_level)
{
    auto const structure = structure_of_xml(
        section("<p>一</p><heading level=\"3\">1.三层</heading><p>二</p>"
                "<heading level=\"1\">一、一层</heading><heading level=\"2\">（一）二层</heading><p>三</p>"));
    BOOST_CHECK_EQUAL(shown(structure), "document(h1 p h2 p h2 h3 p)");
}

BOOST_AUTO_TEST_CASE(several_sections_are_sections_and_one_is_none)
{
    BOOST_CHECK_EQUAL(shown(structure_of_xml(section("<p>一</p>"))), "document(h1 p)");
    BOOST_CHECK_EQUAL(
        shown(structure_of_xml(section("<p>一</p>") + section("<p>二</p>"))), "document(section(h1 p) section(h1 p))");
}

BOOST_AUTO_TEST_CASE(a_paragraph_over_two_pages_is_one_element)
{
    std::string text;
    for (auto i = 0; i < 1000; ++i)
        text += "字";
    auto const structure = structure_of_xml(section("<p>" + text + "</p>"));
    BOOST_CHECK_EQUAL(shown(structure), "document(h1 p)");
    BOOST_CHECK_EQUAL(structure.of_block.size(), 2U);
}

BOOST_AUTO_TEST_CASE(tables_have_their_head_their_row_labels_their_spans_and_their_empty_cells)
{
    auto const structure = structure_of_xml(section(
        "<table><column share=\"1\"/><column share=\"1\"/><column share=\"2\"/>"
        "<row><cell kind=\"label\"><p>序号</p></cell><cell kind=\"label\"><p>项目</p></cell>"
        "<cell kind=\"label\"><p>结果</p></cell></row>"
        "<row><cell kind=\"label\"><p>1</p></cell><cell><p>含量</p></cell><cell><p></p></cell></row>"
        "<row><cell kind=\"label\"><p>2</p></cell><cell columns=\"2\"><p>甲</p><p>乙</p></cell></row></table>"));
    BOOST_CHECK_EQUAL(shown(structure), "document(h1 table(head(row(th-column(p) th-column(p) th-column(p))) "
                                        "body(row(th-row(p) td(p) td(p)) row(th-row(p) td*2(p p)))))");
}

BOOST_AUTO_TEST_CASE(attachments_are_a_list_and_the_seal_has_words)
{
    auto const structure = structure_of_xml(
        section("<p>一</p>", "<attachment>清单</attachment><attachment>报告</attachment><signature seal=\"own\">"
                             "<organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>"));
    BOOST_CHECK_EQUAL(shown(structure), "document(h1 p list(item item) p p seal)");
    BOOST_CHECK_EQUAL(structure.elements.back().words, "印章：东屿省药品监督管理局");
}

BOOST_AUTO_TEST_CASE(a_cell_names_the_label_beside_it_and_the_heads_above_it)
{
    auto const label = [](std::string const& text) {
        return "<cell kind=\"label\"><p>" + text + "</p></cell>";
    };
    auto const tree = structure_of_xml(section(
        "<table><column share=\"1\"/><column share=\"1\"/><column share=\"1\"/><row>" + label("项目") + label("本期") +
        label("上期") + "</row><row>" + label("件数") + "<cell><p>1</p></cell><cell><p>2</p></cell></row>" +
        "<row><cell columns=\"2\"><p>3</p></cell><cell><p>4</p></cell></row></table>"));
    std::vector<std::size_t> heads, labels;
    std::vector<std::vector<std::size_t>> named;
    for (std::size_t i = 0; i < tree.elements.size(); ++i) {
        auto const& element = tree.elements[i];
        if (element.role == Role::HeaderCell) (element.scope == Scope::Column ? heads : labels).push_back(i);
        if (element.role == Role::DataCell) named.push_back(element.headers);
    }
    BOOST_REQUIRE_EQUAL(heads.size(), 3U);
    BOOST_REQUIRE_EQUAL(labels.size(), 1U);
    std::vector<std::vector<std::size_t>> const meant{
        {labels[0], heads[1]}, {labels[0], heads[2]}, {heads[0], heads[1]}, {heads[2]}};
    BOOST_CHECK(named == meant);
}

BOOST_AUTO_TEST_SUITE_END()
