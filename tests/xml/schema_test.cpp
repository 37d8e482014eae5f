#include <xml/schema.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

using namespace xindang;
using xml::Document;
using xml::Limits;
using xml::Schema;

BOOST_AUTO_TEST_SUITE(schema_test)

namespace {

constexpr char LIST[] = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:l" targetNamespace="urn:l"
  elementFormDefault="qualified"><xs:include schemaLocation="types.xsd"/>
<xs:element name="list"><xs:complexType><xs:sequence>
  <xs:element name="entry" type="Number" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>)";
constexpr char TYPES[] =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:l" targetNamespace="urn:l">
<xs:simpleType name="Number"><xs:restriction base="xs:unsignedInt"/></xs:simpleType></xs:schema>)";

struct Folder {
    Folder()
    {
        write_file_atomically(temp.path() / "list.xsd", LIST);
        write_file_atomically(temp.path() / "types.xsd", TYPES);
    }
    Schema schema() const { return test::must(Schema::load(temp.path() / "list.xsd")); }
    test::TempFolder temp;
};

std::string list(std::string const& entries)
{
    return "<list xmlns=\"urn:l\">\n" + entries + "</list>";
}

Document parsed(std::string const& text)
{
    return test::must(Document::parse(text, Limits::foreign(), "in.xml"));
}

} // namespace

BOOST_FIXTURE_TEST_CASE(every_fault_is_found_with_its_line, Folder)
{
    auto const findings = schema().validate(parsed(list("<entry>1</entry>\n<entry>x</entry>\n<entry>-1</entry>\n")));
    BOOST_REQUIRE(findings.all().size() >= 2);
    BOOST_CHECK_EQUAL(findings.all().front().where, "in.xml:3");
    BOOST_CHECK_EQUAL(findings.all().back().where, "in.xml:4");
    BOOST_CHECK_EQUAL(findings.all().front().rule, "schema");
    BOOST_CHECK(!schema().validate(parsed(list("<entry>1</entry>"))).has_errors());
    test::check_refused(schema().check(parsed("<other/>")), Fault::BadInput, "in.xml:1");
}

BOOST_FIXTURE_TEST_CASE(includes_come_from_the_same_folder_only, Folder)
{
    write_file_atomically(temp.path() / "deep/list.xsd", [] {
        std::string text = LIST;
        return text.replace(text.find("types.xsd"), 9, "../types.xsd");
    }());
    BOOST_CHECK(!Schema::load(temp.path() / "deep/list.xsd"));
    std::string remote = LIST;
    remote.replace(remote.find("types.xsd"), 9, "http://127.0.0.1:9/types.xsd");
    write_file_atomically(temp.path() / "remote.xsd", remote);
    BOOST_CHECK(!Schema::load(temp.path() / "remote.xsd"));
}

BOOST_FIXTURE_TEST_CASE(what_is_no_schema_is_refused, Folder)
{
    test::check_refused(Schema::load(temp.path() / "none.xsd"), Fault::NotFound, "none.xsd");
    write_file_atomically(temp.path() / "bad.xsd",
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<xs:element name=\"a\" "
        "type=\"none\"/></xs:schema>");
    test::check_refused(Schema::load(temp.path() / "bad.xsd"), Fault::BadInput, "bad.xsd:2");
}

BOOST_AUTO_TEST_SUITE_END()
