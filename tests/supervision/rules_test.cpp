#include <supervision/rules.h>

#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::must;
using test::SupervisionWorld;

namespace {

struct Wrong {
    char const* what;
    char const* from;
    char const* to;
    char const* where;
};

Wrong const WRONG[] = {
    {"a trait nothing declares", "traits=\"植入\"", "traits=\"植人\"", "rules.xml:7"},
    {"an attribute nothing declares", "attribute=\"operations\" has", "attribute=\"size\" has", "rules.xml:9"},
    {"a word the attribute does not have", "has=\"委托生产\"", "has=\"委托\"", "rules.xml:9"},
    {"a factor that asks for nothing", " products-from=\"2\"", "", "rules.xml:10"},
    {"a factor that changes nothing", "points=\"5\"", "points=\"0\"", "rules.xml:11"},
    {"an unknown risk level of a factor", "at-least=\"high\"", "at-least=\"top\"", "rules.xml:7"},
    {"an unknown supervision level in the matrix", "risk=\"high\" A=\"2\"", "risk=\"high\" A=\"9\"", "rules.xml:16"},
    {"an unknown risk level in the matrix", "<row risk=\"medium\"", "<row risk=\"middle\"", "rules.xml:16"},
    {"a risk level without a row", "<row risk=\"low\" A=\"1\" B=\"1\" C=\"2\" D=\"2\" ungraded=\"1\"/>", "",
        "rules.xml:16"},
    {"a worse grade with a lower level", "risk=\"medium\" A=\"1\" B=\"2\"", "risk=\"medium\" A=\"2\" B=\"1\"",
        "rules.xml:16"},
    {"a lower risk with a higher level", "risk=\"low\" A=\"1\" B=\"1\" C=\"2\" D=\"2\"",
        "risk=\"low\" A=\"1\" B=\"1\" C=\"3\" D=\"3\"", "rules.xml:16"},
    {"risk levels out of order", "id=\"medium\" name=\"中\" from=\"10\"", "id=\"medium\" name=\"中\" from=\"60\"",
        "rules.xml:5"},
    {"a statute nobody knows", "statute=\"device-production-measures\"", "statute=\"device-measures\"", "rules.xml:8"},
    {"an article of the rules that is not there", "traits=\"植入\"><basis house=\"1\"",
        "traits=\"植入\"><basis house=\"2\"", "rules.xml:7"},
    {"a reason that lists everybody", " grades=\"D\"", "", "rules.xml:18"},
    {"a reason with an unknown factor", "factors=\"F1\"", "factors=\"F9\"", "rules.xml:19"},
    {"an alternation that is half said", " alternate-kind=\"全项目\"", "", "rules.xml:14"},
    {"what the schema refuses", "field=\"device\"", "field=\"food\"", "rules.xml:5"},
};

} // namespace

BOOST_AUTO_TEST_SUITE(rules_test)

BOOST_FIXTURE_TEST_CASE(rules_that_fit_are_taken, SupervisionWorld)
{
    BOOST_CHECK_EQUAL(rules.groups().size(), 1U);
    BOOST_CHECK_EQUAL(rules.groups()[0].factors[1].basis[0].text, "《医疗器械生产监督管理办法》第四十九条");
    BOOST_CHECK_EQUAL(rules.groups()[0].factors[0].basis[0].text, "本规则第一条");
    BOOST_CHECK(!rules.in_force_on(day("2025-12-31")));
    BOOST_CHECK(rules.in_force_on(day("2026-01-01")));
}

BOOST_AUTO_TEST_CASE(every_mistake_is_refused_with_its_line)
{
    SupervisionWorld const world;
    for (auto const& wrong : WRONG) {
        auto text = SupervisionWorld::rules_text();
        auto const at = text.find(wrong.from);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, wrong.what);
        text.replace(at, std::string_view(wrong.from).size(), wrong.to);
        auto const read = world.read_rules(text);
        BOOST_REQUIRE_MESSAGE(!read, wrong.what << " was taken");
        BOOST_TEST_CONTEXT(wrong.what << ": " << read.refusal().reason)
        {
            BOOST_CHECK(read.refusal().fault == Fault::BadInput);
            BOOST_CHECK_EQUAL(read.refusal().where, wrong.where);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(the_shipped_rules_and_offices_fit_together, SupervisionWorld)
{
    auto const file = must(read_file(home / "conf/supervision/rules.xml", 1 << 20));
    auto const shipped = must(read_rules(file));
    BOOST_CHECK_GE(shipped.groups().size(), 8U);
    auto const offices = must(read_file(home / "conf/supervision/offices.xml", 1 << 20));
    BOOST_CHECK(supervision::Offices::load(offices, "offices.xml", offices_schema, shipped));
}

BOOST_FIXTURE_TEST_CASE(offices_need_a_route_for_everybody_and_known_words, SupervisionWorld)
{
    auto const refused = [&](std::string const& from, std::string const& to, std::string const& where) {
        auto text = offices_text(10);
        text.replace(text.find(from), from.size(), to);
        auto const read = read_offices(text);
        BOOST_REQUIRE(!read);
        BOOST_CHECK(read.refusal().fault == Fault::BadInput);
        BOOST_CHECK_EQUAL(read.refusal().where, where);
    };
    refused("<route office=\"branch\"/>", "", "offices.xml:1");
    refused("risks=\"high\"", "risks=\"higher\"", "offices.xml:1");
    refused("office=\"head\"/>", "office=\"heads\"/>", "offices.xml:1");
    refused("<route risks=\"high\" office=\"head\"/>", "<route office=\"head\"/>", "offices.xml:1");
    refused("id=\"branch\" name", "id=\"head\" name", "offices.xml:1");
}

BOOST_AUTO_TEST_SUITE_END()
