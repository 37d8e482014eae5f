#include <base/clock.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(clock_test)

BOOST_AUTO_TEST_CASE(a_moment_reads_back_in_both_zones)
{
    auto const moment = test::must(Instant::parse("2026-01-05T09:00:00+08:00"));
    BOOST_CHECK_EQUAL(moment.unix_seconds(), 1767574800);
    BOOST_CHECK_EQUAL(moment.text(), "2026-01-05T09:00:00+08:00");
    BOOST_CHECK_EQUAL(moment.utc_text(), "2026-01-05T01:00:00Z");
    BOOST_CHECK(test::must(Instant::parse(moment.utc_text())) == moment);
}

BOOST_DATA_TEST_CASE(what_is_not_rfc_3339_with_a_zone_is_refused,
    boost::unit_test::data::make(
        {"", "2026-01-05", "2026-01-05T09:00:00", "2026-02-30T09:00:00Z", "2026-01-05T24:00:00Z",
            "2026-01-05T09:00:00.5Z", "2026-01-05T09:00:00+8:00", "2026-01-05 09:00:00Z", "x026-01-05T09:00:00Z"}))
{
    test::check_refused(Instant::parse(sample), Fault::BadInput, "");
}

BOOST_AUTO_TEST_SUITE_END()
