#include <app/stream_log.h>

#include <boost/test/unit_test.hpp>

#include <sstream>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(stream_log_test)

BOOST_AUTO_TEST_CASE(a_message_is_one_line_with_time_and_level)
{
    std::ostringstream stream;
    FixedClock const clock{Instant{1'767'571'200}};
    app::StreamLog log{stream, clock, LogLevel::Info};
    log.warning("first\nsecond\tthird");
    BOOST_CHECK_EQUAL(stream.str(), "2026-01-05T08:00:00+08:00 warning first second third\n");
}

BOOST_AUTO_TEST_CASE(what_is_under_the_least_level_is_dropped)
{
    std::ostringstream stream;
    FixedClock const clock{Instant{0}};
    app::StreamLog log{stream, clock, LogLevel::Warning};
    log.info("quiet");
    BOOST_CHECK(stream.str().empty());
}

BOOST_AUTO_TEST_SUITE_END()
