#include <supervision/assess.h>

#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::SupervisionWorld;

namespace {

struct World : SupervisionWorld {
    supervision::FirmFacts maker = firm(1, model::Grade::B);
    supervision::Assessment assessed(char const* on = "2026-06-30") const
    {
        auto all = assess(rules, maker, day(on));
        BOOST_REQUIRE_EQUAL(all.size(), 1U);
        return std::move(all.front());
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(assess_test)

BOOST_FIXTURE_TEST_CASE(a_firm_of_no_group_is_not_assessed, World)
{
    maker.types = {"批发企业"};
    BOOST_CHECK(assess(rules, maker, day("2026-06-30")).empty());
}

BOOST_FIXTURE_TEST_CASE(without_factors_the_risk_is_the_lowest_and_the_matrix_gives_the_level, World)
{
    auto const found = assessed();
    BOOST_CHECK_EQUAL(found.risk_level().id, "low");
    BOOST_CHECK_EQUAL(found.supervision_level().id, "1");
    maker.grade = model::Grade::D;
    BOOST_CHECK_EQUAL(assessed().supervision_level().id, "2");
    maker.grade = std::nullopt;
    BOOST_CHECK_EQUAL(assessed().supervision_level().id, "1");
}

BOOST_FIXTURE_TEST_CASE(points_add_up_to_a_level_and_each_factor_says_why, World)
{
    maker.products = {product({"无菌"}), product({"无菌"})};
    maker.attributes["operations"] = {"委托生产"};
    auto const found = assessed();
    BOOST_CHECK_EQUAL(found.points, 60);
    BOOST_CHECK_EQUAL(found.risk_level().id, "high");
    BOOST_REQUIRE_EQUAL(found.factors.size(), 3U);
    BOOST_CHECK_EQUAL(found.factors[0].because, "某产品：无菌等2个品种");
    BOOST_CHECK_EQUAL(found.factors[1].because, "委托生产");
    BOOST_CHECK_EQUAL(found.factors[2].because, "品种2个");
}

BOOST_FIXTURE_TEST_CASE(a_decisive_factor_lifts_the_level_whatever_the_points, World)
{
    maker.products = {product({"植入"})};
    auto const found = assessed();
    BOOST_CHECK_EQUAL(found.points, 10);
    BOOST_CHECK_EQUAL(found.risk_level().id, "high");
}

BOOST_FIXTURE_TEST_CASE(products_of_another_field_do_not_count, World)
{
    maker.products = {{"某药", model::Field::Drug, {"无菌"}}};
    BOOST_CHECK(assessed().factors.empty());
}

BOOST_FIXTURE_TEST_CASE(a_firm_is_new_until_the_corresponding_day, World)
{
    maker.started_on = day("2024-06-30");
    BOOST_CHECK_EQUAL(assessed("2026-06-29").points, 5);
    BOOST_CHECK_EQUAL(assessed("2026-06-30").points, 0);
    maker.started_on = std::nullopt;
    BOOST_CHECK_EQUAL(assessed().points, 0);
}

BOOST_FIXTURE_TEST_CASE(recalls_count_by_their_share_within_the_months, World)
{
    maker.products = {product({})};
    maker.recalls = {{day("2023-06-30"), model::Field::Device}};
    BOOST_CHECK_EQUAL(assessed().points, 10);
    BOOST_CHECK_EQUAL(assessed("2026-07-01").points, 0);
    maker.products.assign(3, product({}));
    BOOST_CHECK_EQUAL(assessed().factors.size(), 1U); // 多品种; one recall of three products is less than a half
}

BOOST_FIXTURE_TEST_CASE(key_supervision_needs_everything_a_reason_asks, World)
{
    BOOST_CHECK(assessed().key_reasons.empty());
    maker.grade = model::Grade::D;
    maker.products = {product({"植入"})};
    auto const found = assessed();
    BOOST_REQUIRE_EQUAL(found.key_reasons.size(), 2U);
    BOOST_CHECK_EQUAL(found.key_reasons[0].reason->id, "d");
    BOOST_CHECK_EQUAL(found.key_reasons[1].reason->id, "i");
}

BOOST_FIXTURE_TEST_CASE(an_approval_number_tells_traits, World)
{
    BOOST_CHECK(derived_traits(rules, "国械注准20233130001") == std::vector<std::string>{"第三类"});
    BOOST_CHECK(derived_traits(rules, "国械注准20232130001").empty());
}

BOOST_AUTO_TEST_SUITE_END()
