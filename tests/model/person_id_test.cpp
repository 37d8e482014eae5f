#include <model/person_id.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::PersonId;

BOOST_AUTO_TEST_SUITE(person_id_test)

// The two numbers the standard itself prints as samples.

BOOST_AUTO_TEST_CASE(a_number_tells_birth_date_and_sex)
{
    auto const one = test::must(PersonId::parse("11010519491231002X"));
    BOOST_CHECK_EQUAL(one.birth_date()->text(), "1949-12-31");
    BOOST_CHECK(one.sex() == model::Sex::Female);
    auto const old = test::must(PersonId::parse("440524188001010014"));
    BOOST_CHECK_EQUAL(old.birth_year(), 1880);
    BOOST_CHECK(!old.birth_date());
    BOOST_CHECK(old.sex() == model::Sex::Male);
    BOOST_CHECK_EQUAL(test::must(PersonId::parse(" １１０１０５ 19491231 002ｘ")).text(), "11010519491231002X");
}

BOOST_AUTO_TEST_CASE(a_mask_keeps_what_it_is_told_to)
{
    auto const id = test::must(PersonId::parse("11010519491231002X"));
    BOOST_CHECK_EQUAL(id.masked(PersonId::Keep::Nothing), "******************");
    BOOST_CHECK_EQUAL(id.masked(PersonId::Keep::LastFour), "**************002X");
    BOOST_CHECK_EQUAL(id.masked(PersonId::Keep::FirstSix), "110105************");
    BOOST_CHECK_EQUAL(id.masked(PersonId::Keep::FirstSixAndLastFour), "110105********002X");
}

BOOST_DATA_TEST_CASE(wrong_numbers_are_refused_and_not_repeated,
    boost::unit_test::data::make({
        "110105194912310021", // wrong check digit
        "11010519491231020X", // two digits swapped
        "110105194902290021", // no such day
        "110105194913310021",
        "110105179912310027",
        "110105491231002", // 15 digits of before 1999
        "1101051949123100X2",
        "01010519491231002X",
        "11010519491231002",
        "11010519491231002XX",
        "",
        "\xFF",
    }))
{
    auto const outcome = PersonId::parse(sample);
    test::check_refused(outcome, Fault::BadInput, "person_id");
    BOOST_CHECK(std::string_view(sample).size() < 5 ||
                outcome.refusal().reason.find(std::string_view(sample).substr(0, 6)) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
