#include <screening/cleared_pairs.h>

#include "world.h"

#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::screening;
using test::check_refused;
using test::must;

namespace {

struct Desk {
    test::TempFolder folder;
    ClearedPairs pairs = must(ClearedPairs::open(folder.path() / "screening.sqlite"));
    model::CivilDate today = must(model::CivilDate::parse("2026-03-02"));

    ClearedPair pair(std::string until = "2027-03-01") const
    {
        return {0, "s", "L", "F1", "d1", "另一家企业，住所不同", "林起草", Instant{1772400000},
            must(model::CivilDate::parse(until))};
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(cleared_pairs_test)

BOOST_FIXTURE_TEST_CASE(a_decision_is_remembered_by_the_next_program, Desk)
{
    auto const made = must(pairs.clear(pair(), today));
    auto again = must(ClearedPairs::open(folder.path() / "screening.sqlite"));
    auto const found = again.find("s", "L", "F1");
    BOOST_REQUIRE(found);
    BOOST_CHECK_EQUAL(found->number, made.number);
    BOOST_CHECK_EQUAL(found->reason, "另一家企业，住所不同");
    BOOST_CHECK(!again.find("s", "L", "F2"));
    BOOST_CHECK(!again.find("t", "L", "F1"));
}

BOOST_FIXTURE_TEST_CASE(it_ends_with_its_day_and_with_a_change_of_the_entry, Desk)
{
    auto entry = test::ScreeningWorld::short_list()[0];
    auto const made = must(pairs.clear(pair("2026-03-10"), today));
    BOOST_CHECK(standing_of(made, entry, today.plus_days(8)) == Clearance::Holds);
    BOOST_CHECK(standing_of(made, entry, today.plus_days(9)) == Clearance::Expired);
    entry.digest = "d2";
    BOOST_CHECK(standing_of(made, entry, today) == Clearance::EntryChanged);
}

BOOST_FIXTURE_TEST_CASE(a_later_decision_takes_the_place_of_the_former_and_can_be_taken_back, Desk)
{
    auto const first = must(pairs.clear(pair(), today));
    auto const second = must(pairs.clear(pair(), today));
    BOOST_CHECK_NE(first.number, second.number);
    BOOST_CHECK_EQUAL(pairs.all().size(), 1U);
    check_refused(pairs.reopen(first.number, "魏审批", Instant{1772500000}), Fault::NotFound, "number");
    must(pairs.reopen(second.number, "魏审批", Instant{1772500000}));
    BOOST_CHECK(pairs.empty());
}

BOOST_FIXTURE_TEST_CASE(a_decision_without_reason_person_or_sensible_end_is_refused, Desk)
{
    auto wrong = pair();
    wrong.reason.clear();
    check_refused(pairs.clear(wrong, today), Fault::BadInput, "reason");
    wrong = pair();
    wrong.person.clear();
    check_refused(pairs.clear(wrong, today), Fault::BadInput, "person");
    check_refused(pairs.clear(pair("2026-03-01"), today), Fault::BadInput, "until");
    check_refused(pairs.clear(pair("2099-01-01"), today), Fault::BadInput, "until");
    BOOST_CHECK(pairs.empty());
}

BOOST_AUTO_TEST_CASE(who_was_asked_about_is_the_same_however_it_was_typed_and_its_key_tells_no_name)
{
    Query typed{Sort::Person, "单 雄信", {}, 1973};
    Query other = typed;
    other.name = "單雄信";
    BOOST_CHECK_EQUAL(subject_key(typed, "k"), subject_key(other, "k"));
    other.birth_year = 1974;
    BOOST_CHECK_NE(subject_key(typed, "k"), subject_key(other, "k"));
    BOOST_CHECK_NE(subject_key(typed, "k"), subject_key(typed, "l"));
    typed.numbers = {{"person-id", "clear", "359902197309071010"}};
    other.numbers = typed.numbers;
    BOOST_CHECK_EQUAL(subject_key(typed, "k"), subject_key(other, "k"));
    BOOST_CHECK(subject_key({}, "k").empty());
}

BOOST_AUTO_TEST_SUITE_END()
