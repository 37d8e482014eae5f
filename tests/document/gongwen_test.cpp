#include <document/gongwen.h>

#include <base/utf8.h>
#include <support/outcome.h>
#include <xml/schema.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <ostream>
#include <string>

using namespace xindang;
using namespace xindang::document;

BOOST_AUTO_TEST_SUITE(gongwen_test)

namespace {

Outcome<Gongwen> read(std::string const& inside)
{
    static auto const schema = test::must(xml::Schema::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd/gongwen.xsd"));
    return read_gongwen(
        "<gongwen xmlns=\"urn:xindang:gongwen:1\" version=\"1\" title=\"试\">\n" + inside + "</gongwen>", schema);
}

} // namespace

BOOST_AUTO_TEST_CASE(white_space_between_Han_is_nothing_and_spans_are_code_points)
{
    auto const document = test::must(read("<section form=\"plain\"><title>题</title><body>"
                                          "<p>甲\n    乙<nobreak>𠮷丙</nobreak> AB\n CD</p></body></section>"));
    auto const& text = std::get<Paragraph>(document.sections.front().body.front()).text;
    BOOST_CHECK_EQUAL(utf8::encode(text.characters), "甲乙𠮷丙 AB CD");
    BOOST_REQUIRE_EQUAL(text.spans.size(), 1U);
    BOOST_CHECK((text.spans.front() == TextSpan{2, 4, SpanKind::Whole}));
    BOOST_CHECK_EQUAL(text.line, 2);
}

struct Bad {
    char const* what;
    char const* xml;
    char const* where;
};
std::ostream& operator<<(std::ostream& out, Bad const& row)
{
    return out << row.what;
}

Bad const BAD[] = {
    {"no section", "", "gongwen:1"},
    {"unknown element", "<section form=\"plain\"><title>题</title><body><q/></body></section>", "gongwen:2"},
    {"unknown form", "<section form=\"poster\"><title>题</title><body><p>甲</p></body></section>", "gongwen:2"},
    {"level 5", "<section form=\"plain\"><title>题</title><body>\n<heading level=\"5\">甲</heading></body></section>",
        "gongwen:3"},
    {"empty title", "<section form=\"plain\">\n<title/><body><p>甲</p></body></section>", "gongwen:2"},
    {"red head without a number", "<section form=\"general\"><title>题</title><body><p>甲</p></body></section>",
        "gongwen:2"},
    {"signature without a date",
        "<section form=\"plain\"><title>题</title><body><p>甲</p></body>\n<signature><organ>甲</organ><date/></"
        "signature></section>",
        "gongwen:3"},
    {"ragged table",
        "<section form=\"plain\"><title>题</title><body><table><column share=\"1\"/><column share=\"1\"/>\n"
        "<row><cell><p>甲</p></cell></row></table></body></section>",
        "gongwen:3"},
    {"huge column span",
        "<section form=\"plain\"><title>题</title><body><table><column share=\"1\"/>\n"
        "<row><cell columns=\"99999999999999999999\"><p>甲</p></cell></row></table></body></section>",
        "gongwen:3"},
};

BOOST_DATA_TEST_CASE(what_is_no_gongwen_is_refused_with_its_line, boost::unit_test::data::make(BAD))
{
    test::check_refused(read(sample.xml), Fault::BadInput, sample.where);
}

BOOST_AUTO_TEST_SUITE_END()
