#include <xml/stylesheet.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <boost/test/data/test_case.hpp>

using namespace xindang;
using xml::Document;
using xml::Limits;
using xml::Stylesheet;

BOOST_AUTO_TEST_SUITE(stylesheet_test)

namespace {

struct Folder {
    Outcome<Stylesheet> load(std::string const& body, std::string const& name = "s.xsl") const
    {
        write_file_atomically(
            temp.path() / name, "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" "
                                "xmlns:exsl=\"http://exslt.org/common\" extension-element-prefixes=\"exsl\">\n" +
                                    body + "</xsl:stylesheet>");
        return Stylesheet::load(temp.path() / name);
    }
    test::TempFolder temp;
};

Document input()
{
    return test::must(Document::parse("<f>\n <n>信档</n>\n</f>", Limits::own_file(), "f.xml"));
}

} // namespace

BOOST_FIXTURE_TEST_CASE(parameters_are_strings_never_expressions, Folder)
{
    auto const sheet =
        test::must(load("<xsl:param name='p'/><xsl:strip-space elements='*'/>"
                        "<xsl:template match='/'><o a=\"{$p}\"><xsl:value-of select='.'/></o></xsl:template>"));
    auto const source = input();
    auto const result = test::must(sheet.transform(source, {{"p", "concat('a',\"b\")"}}));
    BOOST_CHECK_EQUAL(result.root().attribute("a"), "concat('a',\"b\")");
    BOOST_CHECK_EQUAL(result.root().text(), "信档");
    // The stylesheet strips white space; the document it was given does not change.
    BOOST_CHECK_EQUAL(source.root().text(), "\n 信档\n");
    BOOST_CHECK_EQUAL(test::must(sheet.transform_to_bytes(source)), test::must(sheet.transform_to_bytes(source)));
}

BOOST_DATA_TEST_CASE_F(Folder, nothing_is_read_or_written_while_it_runs,
    boost::unit_test::data::make({"<xsl:copy-of select=\"document('/etc/hostname')\"/>",
        "<xsl:copy-of select=\"document('s.xsl')\"/>", "<xsl:copy-of select=\"document('http://127.0.0.1:9/')\"/>",
        "<exsl:document href='/tmp/xindang-written'>x</exsl:document>", "<xsl:value-of select='generate-id()'/>",
        "<xsl:message terminate='yes'>no</xsl:message>"}))
{
    auto const sheet = test::must(load(std::string("<xsl:template match='/'><o>") + sample + "</o></xsl:template>"));
    test::check_refused(sheet.transform(input()), Fault::BadInput, "s.xsl");
    BOOST_CHECK(!std::filesystem::exists("/tmp/xindang-written"));
}

BOOST_FIXTURE_TEST_CASE(a_terminating_message_is_the_reason, Folder)
{
    auto const sheet = test::must(load("<xsl:template match='/'><xsl:message terminate='yes'>缺少当事人</xsl:message>"
                                       "</xsl:template>"));
    auto const outcome = sheet.transform(input());
    test::check_refused(outcome, Fault::BadInput, "s.xsl");
    BOOST_CHECK(outcome.refusal().reason.find("缺少当事人") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_message_that_does_not_terminate_is_no_fault, Folder)
{
    auto const sheet = test::must(load("<xsl:template match='/'><o><xsl:message>hm</xsl:message></o></xsl:template>"));
    BOOST_CHECK_EQUAL(test::must(sheet.transform(input())).root().name(), "o");
}

BOOST_FIXTURE_TEST_CASE(imports_come_from_the_same_folder, Folder)
{
    test::must(load("<xsl:template name='t'><o/></xsl:template>", "common.xsl"));
    auto const sheet = test::must(
        load("<xsl:import href='common.xsl'/><xsl:template match='/'><xsl:call-template name='t'/></xsl:template>"));
    BOOST_CHECK_EQUAL(test::must(sheet.transform(input())).root().name(), "o");
    BOOST_CHECK(!load("<xsl:import href='../common.xsl'/>"));
    BOOST_CHECK(!load("<xsl:import href='none.xsl'/>"));
}

BOOST_FIXTURE_TEST_CASE(endless_recursion_ends, Folder)
{
    auto const sheet =
        test::must(load("<xsl:template match='/' name='t'><o><xsl:call-template name='t'/></o></xsl:template>"));
    test::check_refused(sheet.transform(input()), Fault::BadInput, "s.xsl");
}

BOOST_FIXTURE_TEST_CASE(a_bad_stylesheet_names_its_line, Folder)
{
    auto const outcome = load("<xsl:template match='/'><xsl:value-of select='('/></xsl:template>");
    BOOST_REQUIRE(!outcome);
    BOOST_CHECK_EQUAL(name_of(outcome.refusal().fault), name_of(Fault::BadInput));
    BOOST_CHECK(!outcome.refusal().reason.empty());
}

BOOST_AUTO_TEST_SUITE_END()
