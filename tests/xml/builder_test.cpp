#include <xml/builder.h>
#include <xml/canonical.h>
#include <xml/document.h>

#include <support/outcome.h>

using namespace xindang;
using xml::Builder;

BOOST_AUTO_TEST_SUITE(builder_test)

BOOST_AUTO_TEST_CASE(what_is_written_canonical_is_the_canonical_form)
{
    auto const write = [](Builder::Layout layout) {
        Builder builder(layout);
        builder.open("Entry").declare("", "urn:a").attribute("ver", "1").attribute("id", "a\"<&>\t\n\r");
        builder.open("Term").attribute("to", "2").attribute("from", "1").attribute("condition", "x").close();
        builder.element("Text", "1 < 2 & 3 > 2 \r\n\t \"𠮷\"").element("Empty", "").open("None").close();
        return builder.close().fragment();
    };
    auto const compact = write(Builder::Layout::Compact);
    auto const document = test::must(xml::Document::parse(compact, xml::Limits::foreign(), "x"));
    BOOST_CHECK_EQUAL(write(Builder::Layout::Canonical), xml::exclusive_canonical(document.root()));
}

BOOST_AUTO_TEST_CASE(lines_stand_between_elements_and_never_inside_text)
{
    auto const text = Builder()
                          .open("a")
                          .declare("", "urn:a")
                          .attribute("x", "<\"&\n>")
                          .element("b", "1 < 2 & 3 > 2")
                          .open("c")
                          .text("mixed ")
                          .element("d", "content")
                          .close()
                          .optional_element("e", "")
                          .open("f")
                          .close()
                          .close()
                          .finish();
    BOOST_CHECK_EQUAL(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<a xmlns=\"urn:a\" x=\"&lt;&quot;&amp;&#xA;>\">\n"
                            "  <b>1 &lt; 2 &amp; 3 &gt; 2</b>\n"
                            "  <c>mixed <d>content</d></c>\n"
                            "  <f/>\n</a>\n");
    auto const document = test::must(xml::Document::parse(text, xml::Limits::foreign(), "x"));
    BOOST_CHECK_EQUAL(document.root().attribute("x"), "<\"&\n>");
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_replaced)
{
    BOOST_CHECK_EQUAL(xml::escaped_text(std::string("a\0b\x01", 4)), "a\xEF\xBF\xBD"
                                                                     "b\xEF\xBF\xBD");
    BOOST_CHECK_EQUAL(xml::escaped_text("\xEF\xBF\xBE"), "\xEF\xBF\xBD");
    BOOST_CHECK_EQUAL(xml::escaped_text("𬱖\r"), "𬱖&#xD;");
}

BOOST_AUTO_TEST_CASE(misuse_is_a_bug)
{
    BOOST_CHECK_THROW(Builder().finish(), std::logic_error);
    BOOST_CHECK_THROW(Builder().open("a").finish(), std::logic_error);
    BOOST_CHECK_THROW(Builder().open("a").text("x").attribute("b", "c"), std::logic_error);
    BOOST_CHECK_THROW(Builder().open("a").close().open("b"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_part_has_the_same_canonical_form_anywhere)
{
    auto const parse = [](char const* text) {
        return test::must(xml::Document::parse(text, xml::Limits::foreign(), "x"));
    };
    auto const inside = parse("<l xmlns='urn:l' xmlns:z='urn:z'><e  b='2' a='1' >x<f/></e></l>");
    auto const alone = parse("<e xmlns=\"urn:l\" a=\"1\" b=\"2\">x<f></f></e>");
    auto const expected = "<e xmlns=\"urn:l\" a=\"1\" b=\"2\">x<f></f></e>";
    BOOST_CHECK_EQUAL(xml::exclusive_canonical(inside.root().child("e")), expected);
    BOOST_CHECK_EQUAL(xml::exclusive_canonical(alone.root()), expected);
    BOOST_CHECK_EQUAL(xml::exclusive_canonical_without(alone.root(), "b"), "<e xmlns=\"urn:l\" a=\"1\">x<f></f></e>");
}

BOOST_AUTO_TEST_SUITE_END()
