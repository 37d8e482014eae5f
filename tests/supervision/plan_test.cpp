#include <supervision/plan.h>

#include "world.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace xindang;
using supervision::Visit;
using test::must;
using test::SupervisionWorld;

namespace {

struct World : SupervisionWorld {
    std::vector<supervision::FirmFacts> firms;
    law::Calendar calendar = law.calendar();

    void add(std::optional<model::Grade> grade, std::vector<std::string> traits = {})
    {
        firms.push_back(firm(firms.size() + 1, grade));
        if (!traits.empty()) firms.back().products = {product(std::move(traits))};
    }

    struct Made {
        std::vector<supervision::Supervised> supervised;
        supervision::Plan plan;
        std::size_t fallen_out() const
        {
            return static_cast<std::size_t>(
                std::count_if(plan.visits.begin(), plan.visits.end(), [](Visit const& visit) { return !visit.day; }));
        }
        std::vector<model::CivilDate> days_of(std::size_t firm) const
        {
            std::vector<model::CivilDate> days;
            for (auto const& visit : plan.visits)
                if (visit.day && supervised[visit.supervised].firm->id.number() == firm) days.push_back(*visit.day);
            return days;
        }
    };

    Made made(int person_days, char const* on = "2025-12-01", int year = 2026) const
    {
        auto const offices = must(read_offices(offices_text(person_days)));
        auto supervised = supervision::supervise(rules, offices, firms, day(on));
        auto plan = supervision::make_plan(year, day(on), supervised, offices, calendar);
        return {std::move(supervised), std::move(plan)};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(plan_test)

BOOST_FIXTURE_TEST_CASE(four_inspections_stand_in_four_quarters_apart_on_working_days, World)
{
    add(model::Grade::D, {"植入"});
    auto const plan = made(10);
    auto const days = plan.days_of(1);
    BOOST_REQUIRE_EQUAL(days.size(), 4U);
    for (unsigned nth = 0; nth < 4; ++nth) {
        BOOST_CHECK_EQUAL((days[nth].month() - 1) / 3, nth);
        BOOST_CHECK(must(calendar.is_working_day(days[nth])));
    }
    for (unsigned nth = 1; nth < 4; ++nth)
        BOOST_CHECK_GE(days[nth].days_since_epoch() - days[nth - 1].days_since_epoch(), 25);
}

BOOST_FIXTURE_TEST_CASE(no_month_of_an_office_holds_more_than_it_can, World)
{
    std::mt19937 random(7);
    for (int nth = 0; nth < 400; ++nth)
        add(static_cast<model::Grade>(random() % 4),
            random() % 3 == 0 ? std::vector<std::string>{"植入"} : std::vector<std::string>{"无菌"});
    auto const plan = made(60);
    BOOST_CHECK_GT(plan.fallen_out(), 0U);
    std::map<std::pair<std::size_t, unsigned>, int> used;
    int demanded = 0;
    for (auto const& visit : plan.plan.visits) {
        demanded += visit.person_days;
        if (visit.day) used[{plan.supervised[visit.supervised].office, visit.day->month()}] += visit.person_days;
    }
    for (auto const& [month, days] : used)
        BOOST_CHECK_LE(days, 60);
    int told = 0;
    for (auto const& office : plan.plan.offices)
        told += office.demanded;
    BOOST_CHECK_EQUAL(told, demanded);
}

BOOST_FIXTURE_TEST_CASE(what_falls_out_is_never_of_a_higher_level_than_what_stays, World)
{
    for (int nth = 0; nth < 60; ++nth)
        add(nth % 2 ? model::Grade::A : model::Grade::B, {"无菌"}); // level 1 and level 2, one visit a year each
    auto const plan = made(4);
    BOOST_REQUIRE_GT(plan.fallen_out(), 0U);
    // Visits of one size: two days a visit, so that the order is all that decides.
    std::size_t worst_kept = 0;
    for (auto const& visit : plan.plan.visits)
        if (visit.day) worst_kept = std::max(worst_kept, plan.supervised[visit.supervised].assessment.level);
    for (auto const& visit : plan.plan.visits)
        if (!visit.day) BOOST_CHECK_GE(plan.supervised[visit.supervised].assessment.level, worst_kept);
}

BOOST_FIXTURE_TEST_CASE(an_inspection_that_falls_out_says_why, World)
{
    using supervision::Obstacle;
    auto const reasons = [](Made const& made) {
        std::map<Obstacle, int> count;
        for (auto const& visit : made.plan.visits) {
            BOOST_CHECK_EQUAL(visit.day.has_value(), !visit.obstacle.has_value());
            if (visit.obstacle) ++count[*visit.obstacle];
        }
        return count;
    };
    add(model::Grade::D, {"植入"}); // four visits a year
    // Everything fits: nothing to be told.
    BOOST_CHECK(reasons(made(100)).empty());
    // In November and December one visit alone keeps its distance, whatever the office could do.
    BOOST_CHECK((reasons(made(100, "2026-10-31")) == std::map<Obstacle, int>{{Obstacle::TooClose, 3}}));
    BOOST_CHECK((reasons(made(100, "2026-12-15")) == std::map<Obstacle, int>{{Obstacle::NoMonthLeft, 4}}));
    firms.clear();
    for (int nth = 0; nth < 60; ++nth)
        add(model::Grade::B, {"无菌"}); // one visit each, of two days
    auto const short_of_days = reasons(made(4));
    BOOST_REQUIRE_EQUAL(short_of_days.size(), 1U);
    BOOST_CHECK(short_of_days.begin()->first == Obstacle::NoCapacity);
}

BOOST_FIXTURE_TEST_CASE(earlier_inspections_move_together_to_make_room_for_a_longer_one, World)
{
    // In 2026 firms of odd number have inspections of two person-days, the others of four (every second year).
    for (std::uint64_t nth = 1; nth <= 12; ++nth)
        firms.push_back(firm(2 * nth - 1, model::Grade::D));
    for (std::uint64_t nth = 1; nth <= 6; ++nth)
        firms.push_back(firm(2 * nth, model::Grade::C));
    // The twelve come first, one into each month of four person-days; the six need a whole month each.
    auto const plan = made(4);
    BOOST_CHECK_EQUAL(plan.plan.visits.size(), 18U);
    BOOST_CHECK_EQUAL(plan.fallen_out(), 0U);
    for (auto const& month : plan.plan.offices[1].months)
        BOOST_CHECK_EQUAL(month.planned, 4);
}

BOOST_FIXTURE_TEST_CASE(an_inspection_every_four_years_is_due_in_the_fourth_year_after_the_last, World)
{
    add(model::Grade::A);
    add(model::Grade::A);
    firms[0].inspections = {{day("2022-12-31"), model::Field::Device}};
    firms[1].inspections = {{day("2023-01-01"), model::Field::Device}};
    auto const plan = made(10);
    BOOST_CHECK_EQUAL(plan.days_of(1).size(), 1U);
    BOOST_CHECK_EQUAL(plan.days_of(2).size(), 0U);
}

BOOST_FIXTURE_TEST_CASE(a_quarter_of_the_firms_is_inspected_each_year_though_none_is_due, World)
{
    for (int nth = 0; nth < 8; ++nth) {
        add(model::Grade::A);
        firms.back().inspections = {{day("2025-03-01").plus_days(nth), model::Field::Device}};
    }
    auto const plan = made(10);
    BOOST_CHECK_EQUAL(plan.plan.visits.size(), 2U);
    BOOST_CHECK_EQUAL(plan.days_of(1).size(), 1U);
    BOOST_CHECK_EQUAL(plan.days_of(2).size(), 1U);
}

BOOST_FIXTURE_TEST_CASE(every_second_year_a_firm_has_the_other_kind, World)
{
    add(model::Grade::C);
    auto const one = made(10, "2025-12-01", 2026).plan.visits.front();
    auto const next = made(10, "2025-12-01", 2027).plan.visits.front();
    BOOST_CHECK_NE(one.kind, next.kind);
    BOOST_CHECK_NE(one.person_days, next.person_days);
}

BOOST_FIXTURE_TEST_CASE(within_the_year_what_was_done_is_not_due_and_past_months_are_left_alone, World)
{
    add(model::Grade::D, {"植入"});
    firms[0].inspections = {{day("2026-02-10"), model::Field::Device}, {day("2026-05-10"), model::Field::Device}};
    auto const plan = made(10, "2026-06-15");
    auto const days = plan.days_of(1);
    BOOST_REQUIRE_EQUAL(days.size(), 2U);
    BOOST_CHECK_GE(days[0].month(), 7U);
    BOOST_CHECK_GE(days[1].month(), 10U);
}

BOOST_FIXTURE_TEST_CASE(a_year_without_announced_holidays_makes_a_provisional_plan, World)
{
    add(model::Grade::C);
    BOOST_CHECK(!made(10).plan.provisional);
    auto const later = made(10, "2026-12-01", 2028);
    BOOST_CHECK(later.plan.provisional);
    BOOST_CHECK(later.plan.visits.front().day);
}

BOOST_FIXTURE_TEST_CASE(the_order_of_the_firms_makes_no_difference, World)
{
    std::mt19937 random(11);
    for (int nth = 0; nth < 100; ++nth)
        add(static_cast<model::Grade>(random() % 4), {random() % 2 ? "植入" : "无菌"});
    auto const dump = [](Made const& plan) {
        std::string text;
        for (auto const& visit : plan.plan.visits)
            text +=
                plan.supervised[visit.supervised].firm->id.text() + " " + (visit.day ? visit.day->text() : "-") + "\n";
        return text;
    };
    auto const forth = dump(made(20));
    std::shuffle(firms.begin(), firms.end(), random);
    BOOST_CHECK_EQUAL(dump(made(20)), forth);
}

BOOST_AUTO_TEST_SUITE_END()
