#include <model/region_code.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::RegionCode;

BOOST_AUTO_TEST_SUITE(region_code_test)

BOOST_AUTO_TEST_CASE(counties_are_never_judged_provinces_are)
{
    BOOST_CHECK_EQUAL(test::must(RegionCode::parse("369999")).province_name(), "江西省");
    BOOST_CHECK_EQUAL(test::must(RegionCode::parse("１１０１０５")).text(), "110105");
    BOOST_CHECK_EQUAL(test::must(RegionCode::parse("710000")).province(), "71");
}

BOOST_DATA_TEST_CASE(other_shapes_are_refused,
    boost::unit_test::data::make({"", "36", "3608", "3608021", "36O802", "100000", "990000", "000000", "-10105"}))
{
    test::check_refused(RegionCode::parse(sample), Fault::BadInput, "region");
}

BOOST_AUTO_TEST_CASE(a_county_lies_within_its_city_and_province)
{
    auto const region = [](char const* text) {
        return test::must(RegionCode::parse(text));
    };
    BOOST_CHECK(region("360802").within(region("360800")));
    BOOST_CHECK(region("360802").within(region("360000")));
    BOOST_CHECK(region("360802").within(region("360802")));
    BOOST_CHECK(!region("360802").within(region("360900")));
    BOOST_CHECK(!region("360000").within(region("360800")));
    BOOST_CHECK(!region("350802").within(region("360000")));
}

BOOST_AUTO_TEST_SUITE_END()
