#include <cli/run.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(law_commands_test)

namespace {

test::Run law(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), {"--home", XD_SOURCE_DIR, "law"});
    return test::Run{arguments};
}

} // namespace

BOOST_AUTO_TEST_CASE(the_shipped_catalogue_holds_together)
{
    auto const run = law({"check"});
    BOOST_CHECK_EQUAL(run.code, 0);
    BOOST_CHECK_NE(run.out.find("61 bans"), std::string::npos);
    BOOST_CHECK_NE(run.out.find("no fault"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(bans_are_listed_by_field_and_day)
{
    auto const drugs = law({"bans", "--field", "drug"});
    BOOST_CHECK_NE(drugs.out.find("D118  "), std::string::npos);
    BOOST_CHECK_EQUAL(drugs.out.find("C59P"), std::string::npos);
    BOOST_CHECK_EQUAL(law({"bans", "--on", "2019-11-30"}).out.find("D118"), std::string::npos);
    BOOST_CHECK_EQUAL(law({"bans", "--field", "food"}).code, 4);
    BOOST_CHECK_NE(law({"bans", "--json"}).out.find("\"quote\": \"终身禁止从事药品生产经营活动\""), std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_deadline_is_told_or_refused_with_its_place)
{
    BOOST_CHECK(law({"due", "publication-same-province", "2025-09-26"}).out.starts_with("2025-10-30  "));
    auto const unknown = law({"due", "fine-payment", "2026-12-28"});
    BOOST_CHECK_EQUAL(unknown.code, 75);
    BOOST_CHECK(unknown.err.starts_with("xindang: calendar:2027: "));
    auto const estimate = law({"due", "fine-payment", "2026-12-28", "--estimate"});
    BOOST_CHECK_EQUAL(estimate.code, 3);
    BOOST_CHECK(estimate.out.starts_with("2027-01-12 (provisional)"));
    BOOST_CHECK_EQUAL(law({"due", "siesta"}).code, 6);
    BOOST_CHECK_EQUAL(law({"due", "suit", "yesterday"}).code, 4);
    BOOST_CHECK_NE(law({"deadlines"}).out.find("listing-term"), std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
