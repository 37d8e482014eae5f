#include <xml/document.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <boost/test/data/test_case.hpp>
#include <chrono>

using namespace xindang;
using xml::Document;
using xml::Limits;

BOOST_AUTO_TEST_SUITE(document_test)

namespace {

Outcome<Document> parse_foreign(std::string const& text)
{
    return Document::parse(text, Limits::foreign(), "list.xml");
}

std::string many_attributes(int count)
{
    std::string text = "<a";
    for (int i = 0; i < count; ++i)
        text += " a" + std::to_string(i) + "=\"1\"";
    return text + "/>";
}

std::string nested(int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i)
        text += "<a>";
    for (int i = 0; i < depth; ++i)
        text += "</a>";
    return text;
}

struct Refused {
    char const* what;
    std::string text;
    Fault fault;
    std::string where;
};
std::ostream& operator<<(std::ostream& out, Refused const& refused)
{
    return out << refused.what;
}

Refused const REFUSED[] = {
    {"doctype", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<a>&x;</a>", Fault::BadInput,
        "list.xml:1"},
    {"bomb", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY l \"l\"><!ENTITY m \"&l;&l;\">]><a>&m;</a>",
        Fault::BadInput, "list.xml:2"},
    {"comment", "<a>\n<!-- --></a>", Fault::BadInput, "list.xml:2"},
    {"instruction", "<a><?x?></a>", Fault::BadInput, "list.xml:1"},
    {"stylesheet instruction", "<?xml-stylesheet href='x'?><a/>", Fault::BadInput, "list.xml:1"},
    {"cdata", "<a><![CDATA[x]]></a>", Fault::BadInput, "list.xml:1"},
    {"forty thousand attributes", many_attributes(40000), Fault::TooLarge, "list.xml:1"},
    {"deep", nested(33), Fault::TooLarge, "list.xml:1"},
    {"gb18030", "<?xml version=\"1.0\" encoding=\"GB18030\"?><a>\xC4\xE3</a>", Fault::BadInput, "list.xml"},
    {"gb18030 in ascii", "<?xml version='1.0' encoding = 'GB18030'?><a/>", Fault::BadInput, "list.xml:1"},
    {"byte order mark", "\xEF\xBB\xBF<a/>", Fault::BadInput, "list.xml:1"},
    {"nul", std::string("<a>\0</a>", 8), Fault::BadInput, "list.xml:1"},
    {"utf-16", std::string("\xFF\xFE<\0a\0", 6), Fault::BadInput, "list.xml:1"},
    {"bad utf-8", "<a>\xC0\xAF</a>", Fault::BadInput, "list.xml"},
    {"cut short", "<a>\n<b>", Fault::BadInput, "list.xml:2"},
    {"cut in a tag", "<a>\n<b x=\"", Fault::BadInput, "list.xml:2"},
    {"second root", "<a/><b/>", Fault::BadInput, "list.xml:1"},
    {"tag in tag", "<a b='<c>'/>", Fault::BadInput, "list.xml:1"},
    {"no xml", "version https://git-lfs.github.com/spec/v1\n", Fault::BadInput, "list.xml:1"},
    {"nothing", "", Fault::BadInput, "list.xml:1"},
    {"prefix nobody declared", "<a>\n<p:b/></a>", Fault::BadInput, "list.xml:2"},
    {"attribute of a prefix nobody declared", "<a>\n<b p:c=\"\"/></a>", Fault::BadInput, "list.xml:2"},
    {"two attributes of one name", "<a xmlns:p='urn:p' xmlns:q='urn:p'>\n<b p:c='' q:c=''/></a>", Fault::BadInput,
        "list.xml:2"},
    {"entity", "<a>&x;</a>", Fault::BadInput, "list.xml:1"},
};

} // namespace

BOOST_DATA_TEST_CASE(hostile_texts_are_refused_quickly, boost::unit_test::data::make(REFUSED))
{
    auto const begin = std::chrono::steady_clock::now();
    test::check_refused(parse_foreign(sample.text), sample.fault, sample.where);
    BOOST_CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{1});
}

BOOST_AUTO_TEST_CASE(a_size_limit_is_kept)
{
    auto limits = Limits::foreign();
    limits.bytes = 5;
    test::must(Document::parse("<ab/>", limits, "x"));
    test::check_refused(Document::parse("<abc/>", limits, "x"), Fault::TooLarge, "x");
}

BOOST_AUTO_TEST_CASE(own_files_may_have_comments_but_no_doctype)
{
    auto const document = test::must(Document::parse(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- > --><a>x<!--y-->z</a>", Limits::own_file(), "own.xml"));
    BOOST_CHECK_EQUAL(document.root().text(), "xz");
    BOOST_REQUIRE_EQUAL(document.root().contents().size(), 1);
    test::check_refused(
        Document::parse("<!DOCTYPE a><a/>", Limits::own_file(), "own.xml"), Fault::BadInput, "own.xml:1");
}

BOOST_AUTO_TEST_CASE(a_cursor_walks_names_attributes_and_places)
{
    auto const document = test::must(parse_foreign("<l xmlns='urn:l' xmlns:o='urn:o'>\n"
                                                   "  <e n='1' o:n='2'>信&amp;档</e>\n"
                                                   "  <e n=''> t <b/> u</e>\n"
                                                   "  <o:f/>\n</l>"));
    auto const root = document.root();
    BOOST_CHECK(root.is("urn:l", "l"));
    BOOST_CHECK(!root.is("", "l"));
    auto const first = root.child("e");
    BOOST_CHECK_EQUAL(first.text(), "信&档");
    BOOST_CHECK_EQUAL(first.attribute("n"), "1");
    BOOST_CHECK_EQUAL(first.attribute("urn:o", "n"), "2");
    BOOST_CHECK(first.has_foreign_attributes());
    BOOST_CHECK_EQUAL(first.place(), "list.xml:2");
    auto const second = first.next_sibling();
    BOOST_CHECK_EQUAL(second.path(), "/l/e[2]");
    BOOST_CHECK(second.has_attribute("n"));
    BOOST_CHECK_EQUAL(second.attribute("n"), "");
    BOOST_CHECK_EQUAL(second.contents().size(), 3);
    BOOST_CHECK_EQUAL(second.trimmed_text(), "t  u");
    BOOST_CHECK(root.child("urn:l", "f") == xml::Node());
    BOOST_CHECK(root.child("urn:o", "f"));
    BOOST_CHECK_EQUAL(root.children("e").size(), 2);
    BOOST_CHECK_EQUAL(root.child("x").child("y").text(), "");
    std::size_t children = 0;
    for (auto const child : root.children())
        children += child ? 1 : 0;
    BOOST_CHECK_EQUAL(children, 3);
}

BOOST_AUTO_TEST_CASE(lines_over_65535_are_counted)
{
    std::string text = "<a>";
    for (int i = 0; i < 70000; ++i)
        text += "<c>x</c>\n";
    auto const document = test::must(parse_foreign(text + "<b>x</b></a>"));
    BOOST_CHECK_EQUAL(document.root().child("b").place(), "list.xml:70001");
}

BOOST_AUTO_TEST_CASE(a_file_is_named_without_its_folder)
{
    test::TempFolder const folder;
    test::check_refused(Document::load(folder.path() / "no.xml", Limits::own_file()), Fault::NotFound, "no.xml");
    write_file_atomically(folder.path() / "a.xml", "<a>\n</b>");
    test::check_refused(Document::load(folder.path() / "a.xml", Limits::own_file()), Fault::BadInput, "a.xml:2");
}

BOOST_AUTO_TEST_SUITE_END()
