#include <law/calendar.h>

#include <law/conf.h>

using namespace xindang;
using test::day;

BOOST_AUTO_TEST_SUITE(calendar_test)

BOOST_AUTO_TEST_CASE(holidays_are_skipped_and_weekends_worked_in_exchange_count)
{
    auto const calendar = test::shipped().calendars().national();
    struct Row {
        char const* event;
        int count;
        char const* due;
    };
    Row const rows[] = {
        {"2025-09-30", 1, "2025-10-09"}, // 国庆 and 中秋, 1 to 8 October
        {"2025-09-30", 2, "2025-10-10"},
        {"2025-09-30", 3, "2025-10-11"}, // a Saturday, worked
        {"2025-09-30", 4, "2025-10-13"},
        {"2025-09-26", 1, "2025-09-28"}, // a Sunday, worked
        {"2025-09-26", 20, "2025-10-30"},
        {"2024-02-02", 1, "2024-02-04"}, // a Sunday, worked
        {"2024-02-08", 1, "2024-02-09"}, // 除夕 of 2024 was no holiday by the notice
        {"2024-02-09", 1, "2024-02-18"},
        {"2026-02-13", 1, "2026-02-14"},
        {"2026-02-13", 2, "2026-02-24"},
        {"2025-12-31", 1, "2026-01-04"},
        {"2026-11-20", 3, "2026-11-25"},
        {"2026-11-20", 0, "2026-11-20"},
    };
    for (auto const& row : rows) {
        auto const due = test::must(calendar.working_days_after(day(row.event), row.count));
        BOOST_CHECK_EQUAL(due.day.text(), row.due);
        BOOST_CHECK(!due.provisional());
    }
}

BOOST_AUTO_TEST_CASE(counting_back_reaches_the_day_that_counting_on_left)
{
    auto const calendar = test::shipped().calendars().national();
    BOOST_CHECK_EQUAL(test::must(calendar.working_days_before(day("2025-10-13"), 4)).day.text(), "2025-09-30");
    BOOST_CHECK_EQUAL(test::must(calendar.working_days_before(day("2025-10-13"), 7)).day.text(), "2025-09-26");
}

BOOST_AUTO_TEST_CASE(calendar_periods_roll_off_days_off)
{
    auto const calendar = test::shipped().calendars().national();
    BOOST_CHECK_EQUAL(test::must(calendar.calendar_days_after(day("2025-09-16"), 15)).day.text(), "2025-10-09");
    BOOST_CHECK_EQUAL(test::must(calendar.calendar_days_after(day("2025-09-13"), 15)).day.text(), "2025-09-28");
    BOOST_CHECK_EQUAL(test::must(calendar.months_after(day("2025-08-31"), 6)).day.text(), "2026-02-28");
    BOOST_CHECK_EQUAL(test::must(calendar.months_after(day("2025-04-01"), 6)).day.text(), "2025-10-09");
    BOOST_CHECK_EQUAL(test::must(calendar.rolled_forward(day("2026-11-20"))).day.text(), "2026-11-20");
}

BOOST_AUTO_TEST_CASE(a_year_that_is_not_announced_is_refused_or_marked)
{
    auto const calendar = test::shipped().calendars().national();
    test::check_refused(calendar.working_days_after(day("2026-12-30"), 5), Fault::Unavailable, "calendar:2027");
    test::check_refused(calendar.calendar_days_after(day("2026-12-01"), 60), Fault::Unavailable, "calendar:2027");
    test::check_refused(calendar.working_days_before(day("2024-01-03"), 5), Fault::Unavailable, "calendar:2023");
    test::check_refused(calendar.is_working_day(day("2023-06-01")), Fault::Unavailable, "calendar:2023");
    auto const due = test::must(calendar.estimating().working_days_after(day("2026-12-30"), 5));
    BOOST_CHECK(due.provisional());
    BOOST_CHECK(due.unknown_years == std::set<int>{2027});
    BOOST_CHECK_EQUAL(due.day.text(), "2027-01-06");
    BOOST_CHECK(!test::must(calendar.estimating().working_days_after(day("2026-11-20"), 5)).provisional());
}

BOOST_AUTO_TEST_CASE(a_province_adds_days_of_its_own)
{
    test::AlteredConf const conf("calendars.xml", "</calendars>",
        "<calendar province=\"45\"><year number=\"2026\" notice=\"示例\" certainty=\"memory\"><off from=\"2026-04-20\" "
        "to=\"2026-04-21\"/></year></calendar></calendars>");
    auto const catalogue = test::must(conf.load());
    auto const after = [](law::Calendar const& calendar) {
        return test::must(calendar.working_days_after(day("2026-04-17"), 1)).day.text();
    };
    BOOST_CHECK_EQUAL(after(catalogue.calendars().national()), "2026-04-20");
    BOOST_CHECK_EQUAL(after(catalogue.calendars().of_province("45")), "2026-04-22");
    BOOST_CHECK_EQUAL(after(catalogue.calendars().of_province("36")), "2026-04-20");
}

BOOST_AUTO_TEST_SUITE_END()
