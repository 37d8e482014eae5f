#include <grading/scheme.h>

#include <grading/support.h>

#include <boost/test/data/test_case.hpp>

#include <algorithm>
#include <ostream>

using namespace xindang;
using grading::Scheme;

namespace {

std::string minimal()
{
    return test::must(read_file(std::string(XD_SOURCE_DIR) + "/tests/fixtures/grading/minimal.xml", 1 << 20));
}

/// One alteration of the minimal scheme and the rule that must refuse it, at the line of the alteration plus `below`.
struct Alteration {
    char const* what;
    char const* find;
    char const* replace;
    char const* rule;
    int below = 0;
};

std::ostream& operator<<(std::ostream& out, Alteration const& fault)
{
    return out << fault.what;
}

std::vector<Alteration> const FAULTS{
    {"unknown kind", "kind=\"penalty\" result=\"罚款\"", "kind=\"fine\" result=\"罚款\"", "schema"},
    {"unknown field", "kind=\"penalty\" result=\"罚款\"", "kind=\"penalty\" field=\"food\" result=\"罚款\"", "schema"},
    {"unknown function", "function=\"count\" cap", "function=\"average\" cap", "schema"},
    {"unknown attribute", "function=\"count\" cap", "function=\"count\" weight=\"2\" cap", "schema"},
    {"unknown result", "result=\"罚款\" within", "result=\"罚金\" within", "scheme-word", -2},
    {"result of another kind", "result=\"罚款\" within", "result=\"不符合要求\" within", "scheme-word", -2},
    {"unknown post", "post=\"法定代表人\"", "post=\"董事长\"", "scheme-word", -1},
    {"unknown enterprise type", "function=\"count\" cap", "function=\"count\" types=\"食品生产企业\" cap",
        "scheme-word"},
    {"unknown dimension", "dimension=\"violation\" effect=\"loss\" function=\"count\" cap",
        "dimension=\"society\" effect=\"loss\" function=\"count\" cap", "scheme-word"},
    {"unknown grade", "at-most=\"D\"", "at-most=\"E\"", "schema"},
    {"duplicate id of indicators", "id=\"I2\"", "id=\"I1\"", "scheme-id"},
    {"duplicate id of a limit and an indicator", "id=\"I2\"", "id=\"V1\"", "scheme-id"},
    {"missing basis", "basis=\"行政处罚法第九条\"", "", "scheme-basis"},
    {"basis in no article of the scheme", "basis=\"本方案第1条\"", "basis=\"本方案第2条\"", "scheme-basis"},
    {"overlapping tier", "amount-from=\"1万\"", "amount-from=\"9000\"", "scheme-tier"},
    {"gap between tiers", "amount-from=\"1万\"", "amount-from=\"2万\"", "scheme-tier"},
    {"last tier closed", "amount-from=\"1万\" points", "amount-from=\"1万\" amount-below=\"2万\" points",
        "scheme-tier"},
    {"empty tier", "amount-from=\"0\" amount-below=\"1万\"", "amount-from=\"1万\" amount-below=\"1万\"", "scheme-tier"},
    {"higher tier with fewer points", "amount-from=\"1万\" points=\"10\"", "amount-from=\"1万\" points=\"4\"",
        "scheme-tier"},
    {"gap between bands", "below=\"90\"", "below=\"85\"", "scheme-band"},
    {"overlapping bands", "below=\"90\"", "below=\"95\"", "scheme-band"},
    {"unreachable band", "<band grade=\"A\" from=\"90\"/>", "<band grade=\"A\" from=\"101\"/>", "scheme-band"},
    {"two bands of a grade", "<band grade=\"B\"", "<band grade=\"A\"", "scheme-band"},
    {"bands worst first", "<band grade=\"C\"", "<band grade=\"A\"", "scheme-band"},
    {"best band closed", "<band grade=\"A\" from=\"90\"/>", "<band grade=\"A\" from=\"90\" below=\"100\"/>",
        "scheme-band"},
    {"points in two ways", "function=\"count\" cap=\"60\"", "function=\"count\" points=\"1\" cap=\"60\"",
        "scheme-points"},
    {"points of a function that cannot", "function=\"count\" points=\"2\"", "function=\"sum\" points=\"2\"",
        "scheme-points"},
    {"free where nothing is counted", "function=\"count\" points=\"2\"", "function=\"exists\" free=\"1\" points=\"2\"",
        "scheme-points"},
    {"again-within where nothing repeats", "function=\"count\" points=\"2\"",
        "function=\"count\" again-within=\"12m\" points=\"2\"", "scheme-points"},
    {"repeated-within without its span", "function=\"count\" points=\"2\"", "function=\"repeated-within\" points=\"2\"",
        "scheme-points"},
    {"latest without results",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\"",
        "function=\"latest\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\"",
        "scheme-points"},
    {"decay that keeps everything", "percent=\"50\"", "percent=\"100\"", "schema"},
    {"decay after the window", "after=\"12m\"", "after=\"36m\"", "scheme-dead"},
    {"dead indicator: no points", "points=\"2\"", "points=\"0\"", "scheme-dead"},
    {"dead indicator: no cap", "cap=\"60\"", "cap=\"0\"", "scheme-dead"},
    {"dead indicator: posts without persons", "result=\"警告\" within", "result=\"警告\" post=\"法定代表人\" within",
        "scheme-dead", -2},
    {"dead indicator: impossible amounts", "result=\"警告\" within",
        "result=\"警告\" amount-from=\"5万\" amount-below=\"2万\" within", "scheme-dead", -2},
    {"dead tier: below what the condition asks", "result=\"罚款\" within", "result=\"罚款\" amount-from=\"1万\" within",
        "scheme-dead", 1},
    {"twin indicators",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/>",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"罚款\" within=\"36m\"/>",
        "scheme-dead"},
    {"dead limit", "at-most=\"D\"", "at-most=\"A\"", "scheme-dead"},
    {"dead dimension", "<dimension id=\"violation\" name=\"违法违规\"/>",
        "<dimension id=\"x\" name=\"空\"/><dimension id=\"violation\" name=\"违法违规\"/>", "scheme-dead"},
    {"two dimensions of one name", "<dimension id=\"violation\" name=\"违法违规\"/>",
        "<dimension id=\"violation\" name=\"违法违规\"/><dimension id=\"x\" name=\"违法违规\"/>", "scheme-id"},
    {"yields to nobody", "function=\"count\" points=\"2\"", "function=\"count\" yields-to=\"X*\" points=\"2\"",
        "scheme-word"},
    {"yields to itself", "function=\"count\" points=\"2\"", "function=\"count\" yields-to=\"I2\" points=\"2\"",
        "scheme-yield"},
    {"yields to a shorter window: a record is lost",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/>",
        "function=\"count\" yields-to=\"I1\" points=\"2\" basis=\"行政处罚法第九条\">\n    "
        "<measures>每次警告</measures>\n  "
        "  <records kind=\"penalty\" result=\"警告\" within=\"60m\"/>",
        "scheme-yield"},
    {"window of zero", "result=\"警告\" within=\"12m\"", "result=\"警告\" within=\"0m\"", "schema"},
    {"dead kind: no record of it has the result", "kind=\"penalty\" result=\"警告\"",
        "kind=\"penalty inspection\" result=\"警告\"", "scheme-dead", -2},
    {"dead tier: points beyond the cap", "cap=\"60\"", "cap=\"9\"", "scheme-dead", 4},
    {"dead indicator: points beyond the cap", "points=\"2\"", "points=\"2\" cap=\"1\"", "scheme-dead"},
    {"dead limit: posts without persons", "source=\"person\" post", "post", "scheme-dead", -1},
    {"dead limit: another holds for the same records", "<limit id=\"V1\"",
        "<limit id=\"V0\" name=\"禁业\" basis=\"药品管理法第一百四十条\" at-most=\"D\"><records kind=\"penalty\" "
        "source=\"person\" post=\"法定代表人\" result=\"限制从业\" validity=\"in-force\"/></limit><limit id=\"V1\"",
        "scheme-dead"},
    {"dead floor", "at-most=\"D\"", "at-least=\"D\"", "scheme-dead"},
    {"ceiling above every band", "at-most=\"D\"", "at-most=\"A\"", "scheme-dead"},
    {"latest that looks for every result",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告"
        "</measures>\n    <records kind=\"penalty\" result=\"警告\"",
        "function=\"latest\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告 罚款 限制从业\"",
        "scheme-dead"},
    {"dead tier: a share above the whole",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/>",
        "function=\"ratio\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/><tier from=\"0\" below=\"1001\" points=\"1\"/><tier "
        "from=\"1001\" points=\"2\"/>",
        "scheme-dead", 2},
    {"dead tier: days after the window",
        "function=\"count\" points=\"2\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/>",
        "function=\"days-since\" basis=\"行政处罚法第九条\">\n    <measures>每次警告</measures>\n    <records "
        "kind=\"penalty\" result=\"警告\" within=\"12m\"/><tier from=\"0\" below=\"400\" points=\"1\"/><tier "
        "from=\"400\" points=\"2\"/>",
        "scheme-dead", 2},
    {"bands of kinds that have others above", "<bands>",
        "<bands types=\"药品生产企业\"><band grade=\"A\" from=\"95\"/><band grade=\"D\" below=\"95\"/></bands><bands "
        "types=\"药品生产企业\"><band grade=\"A\" from=\"96\"/><band grade=\"D\" below=\"96\"/></bands><bands>",
        "scheme-band"},
    {"limit both ways", "at-most=\"D\"", "at-most=\"D\" at-least=\"C\"", "scheme-limit"},
    {"not well-formed", "</article>", "</articel>", "xml"},
};

struct Altered {
    std::string text;
    int line;
};

Altered altered(Alteration const& fault)
{
    auto text = minimal();
    auto const at = text.find(fault.find);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "the fixture has no " << fault.find);
    auto const line =
        1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    text.replace(at, std::string(fault.find).size(), fault.replace);
    return {text, line + fault.below};
}

} // namespace

BOOST_AUTO_TEST_SUITE(scheme_test)

BOOST_AUTO_TEST_CASE(the_scheme_that_ships_is_taken_and_has_at_least_sixty_indicators)
{
    auto const scheme = test::general_scheme();
    BOOST_CHECK_EQUAL(scheme.id(), "general");
    BOOST_CHECK_GE(scheme.definition().indicators.size(), 60U);
    BOOST_CHECK_GE(scheme.definition().limits.size(), 10U);
    BOOST_CHECK_EQUAL(scheme.definition().dimensions.size(), 8U);
}

BOOST_AUTO_TEST_CASE(the_minimal_scheme_is_taken)
{
    auto const scheme = test::must(Scheme::load(minimal(), "minimal.xml", test::scheme_schema()));
    BOOST_CHECK_EQUAL(scheme.definition().indicators.size(), 2U);
    BOOST_CHECK(Scheme::lint(minimal(), "minimal.xml", test::scheme_schema()).all().empty());
}

BOOST_DATA_TEST_CASE(a_bad_scheme_is_refused_with_its_line, boost::unit_test::data::make(FAULTS), fault)
{
    auto const [text, line] = altered(fault);
    auto const place = "bad.xml:" + std::to_string(line);
    auto const refused = Scheme::load(text, "bad.xml", test::scheme_schema());
    BOOST_REQUIRE(!refused);
    BOOST_CHECK_EQUAL(name_of(refused.refusal().fault), name_of(Fault::BadInput));
    auto const findings = Scheme::lint(text, "bad.xml", test::scheme_schema());
    std::string told;
    auto const fits = std::any_of(findings.all().begin(), findings.all().end(), [&](Finding const& finding) {
        told += "\n  " + finding.rule + " at " + finding.where + ": " + finding.text;
        return finding.rule == fault.rule && finding.where == place;
    });
    BOOST_CHECK_MESSAGE(fits, fault.what << " should be " << fault.rule << " at " << place << "; told:" << told);
}

BOOST_AUTO_TEST_CASE(lint_tells_every_fault_at_once)
{
    auto text = minimal();
    for (auto const& [from, to] :
        {std::pair{"id=\"I2\"", "id=\"I1\""}, {"below=\"90\"", "below=\"85\""}, {"points=\"2\"", "points=\"0\""}})
        text.replace(text.find(from), std::string(from).size(), to);
    BOOST_CHECK_EQUAL(Scheme::lint(text, "bad.xml", test::scheme_schema()).all().size(), 3U);
}

BOOST_AUTO_TEST_SUITE_END()
