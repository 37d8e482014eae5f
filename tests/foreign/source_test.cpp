#include <foreign/source.h>

#include <law/catalogue.h>
#include <support/outcome.h>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

std::filesystem::path const HOME{XD_SOURCE_DIR};

std::string source_text(std::string const& attributes, std::string const& fields)
{
    return "<source xmlns=\"urn:x-xindang:foreign:1\" id=\"court\" agency=\"court\" list=\"失信被执行人\" "
           "missing=\"removed\" "
           "mass-change=\"20\" " +
           attributes + ">\n<record kind=\"listing\" result=\"失信\" gravity=\"serious\" field=\"drug\"/>\n" + fields +
           "\n</source>";
}

Outcome<foreign::Source> read(std::string const& attributes, std::string const& fields)
{
    return foreign::read_source(source_text(attributes, fields), HOME / "xsd", {"court"}, "court.xml");
}

constexpr char const* GOOD =
    "<field name=\"entry\"><from>编号</from></field><field name=\"name\"><from>名称</from></field>"
    "<field name=\"listed_on\"><from>日期</from></field>";

} // namespace

BOOST_AUTO_TEST_SUITE(source_test)

BOOST_AUTO_TEST_CASE(the_shipped_sources_load_and_name_agencies_of_the_law)
{
    auto const law = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    std::set<std::string> codes;
    for (auto const& agency : law.agencies().all())
        codes.insert(agency.code);
    auto const sources = must(foreign::Sources::load(HOME, codes));
    BOOST_CHECK_EQUAL(sources.all().size(), 4U);
    auto const court = must(sources.find("court-defaulters"));
    BOOST_CHECK_EQUAL(court.encoding, "gb18030");
    BOOST_CHECK(court.record_kind == model::RecordKind::CourtJudgment);
    BOOST_CHECK(court.missing == foreign::Missing::Removed);
    BOOST_CHECK(must(sources.find("tax-violations")).missing == foreign::Missing::Kept);
    check_refused(sources.find("police"), Fault::NotFound, "source");
    check_refused(foreign::Sources::load(HOME, {"dongyu-tax"}), Fault::BadInput, "court-defaulters.xml:4");
}

BOOST_AUTO_TEST_CASE(a_source_that_does_not_suffice_is_refused_with_its_line)
{
    must(read("format=\"csv\" identity=\"entry\"", GOOD));
    check_refused(read("format=\"csv\" identity=\"number\"", GOOD), Fault::BadInput, "court.xml:1");
    check_refused(read("format=\"csv\"", GOOD), Fault::BadInput, "court.xml:1");
    check_refused(read("format=\"xml\" identity=\"entry\"", GOOD), Fault::BadInput, "court.xml:1");
    check_refused(read("format=\"jdl\"", GOOD), Fault::BadInput, "court.xml:1");
    check_refused(read("format=\"csv\" identity=\"entry\"",
                      "<field name=\"entry\"><from>编号</from></field>\n<field name=\"name\"><from>编 号</from></field>"
                      "<field name=\"listed_on\"><from>日期</from></field>"),
        Fault::BadInput, "court.xml:4");
    check_refused(read("format=\"csv\" identity=\"entry\"", "<field name=\"salary\"><from>月薪</from></field>"),
        Fault::BadInput, "court.xml:3");
    check_refused(read("format=\"csv\" identity=\"entry\" encoding=\"ebcdic\"", GOOD), Fault::BadInput, "court.xml:1");
}

BOOST_AUTO_TEST_SUITE_END()
