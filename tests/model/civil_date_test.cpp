#include <model/civil_date.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::CivilDate;

BOOST_AUTO_TEST_SUITE(civil_date_test)

BOOST_DATA_TEST_CASE(the_forms_of_spreadsheets_are_one_day,
    boost::unit_test::data::make(
        {"2024-02-09", "2024/2/9", "2024.02.09", "20240209", "2024年2月9日", "2024年02月09日"}))
{
    auto const day = test::must(CivilDate::parse(sample));
    BOOST_CHECK_EQUAL(day.text(), "2024-02-09");
    BOOST_CHECK_EQUAL(day.chinese(), "2024年2月9日");
}

BOOST_DATA_TEST_CASE(days_that_do_not_exist_are_refused,
    boost::unit_test::data::make({"", "2023-02-29", "2024-13-01", "2024-00-10", "1899-12-31", "2200-01-01",
        "2999-12-31", "2024-2", "24-02-09", "2024-02/09", "2024年2月9", "2024-02-09T00:00", "２０２４-02-09"}))
{
    test::check_refused(CivilDate::parse(sample), Fault::BadInput, "date");
}

BOOST_AUTO_TEST_CASE(a_term_of_years_ends_on_the_corresponding_day_and_29_february_on_28)
{
    BOOST_CHECK_EQUAL(test::must(CivilDate::parse("2024-02-29")).plus_years(3).text(), "2027-02-28");
    BOOST_CHECK_EQUAL(test::must(CivilDate::parse("2024-01-31")).plus_months(1).text(), "2024-02-29");
    BOOST_CHECK_EQUAL(test::must(CivilDate::parse("2024-12-31")).plus_days(1).text(), "2025-01-01");
}

BOOST_AUTO_TEST_CASE(the_day_in_shanghai_begins_at_16_utc)
{
    BOOST_CHECK_EQUAL(CivilDate::on(test::must(Instant::parse("2026-01-04T15:59:59Z"))).text(), "2026-01-04");
    BOOST_CHECK_EQUAL(CivilDate::on(test::must(Instant::parse("2026-01-04T16:00:00Z"))).text(), "2026-01-05");
}

BOOST_AUTO_TEST_SUITE_END()
