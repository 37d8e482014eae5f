#include <model/term.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::CivilDate;
using model::Term;

BOOST_AUTO_TEST_SUITE(term_test)

namespace {

CivilDate day(char const* text)
{
    return test::must(CivilDate::parse(text));
}

} // namespace

BOOST_AUTO_TEST_CASE(years_end_on_the_corresponding_day)
{
    auto const term = test::must(Term::of_years(day("2026-01-05"), 10));
    BOOST_CHECK_EQUAL(term.last_day()->text(), "2036-01-05");
    BOOST_CHECK_EQUAL(*term.whole_years(), 10);
    BOOST_CHECK(term.contains(day("2036-01-05")) && !term.contains(day("2036-01-06")));
    BOOST_CHECK(!term.contains(day("2026-01-04")));
    BOOST_CHECK_EQUAL(test::must(Term::of_years(day("2024-02-29"), 5)).last_day()->text(), "2029-02-28");
    BOOST_CHECK(!test::must(Term::fixed(day("2026-01-05"), day("2027-01-04"))).whole_years());
    test::check_refused(Term::of_years(day("2026-01-05"), 0), Fault::BadInput, "term");
    test::check_refused(Term::of_years(day("2026-01-05"), 100), Fault::BadInput, "term");
    test::check_refused(Term::of_years(day("2150-01-05"), 60), Fault::BadInput, "term");
}

BOOST_AUTO_TEST_CASE(life_has_no_last_day)
{
    auto const term = Term::life(day("2026-01-05"));
    BOOST_CHECK(!term.last_day());
    BOOST_CHECK(term.contains(day("2199-12-31")));
    BOOST_CHECK_EQUAL(term.chinese(), "自2026年1月5日起终身");
}

BOOST_AUTO_TEST_CASE(a_term_reads_back_what_it_writes)
{
    Term const terms[] = {test::must(Term::fixed(day("2026-01-05"), day("2026-01-05"))), Term::life(day("2026-01-05")),
        test::must(Term::until_condition(day("2026-01-05"), "履行完毕 行政处罚决定"))};
    for (auto const& term : terms)
        BOOST_CHECK(test::must(Term::parse(term.text())) == term);
    BOOST_CHECK_EQUAL(terms[0].chinese(), "自2026年1月5日起至2026年1月5日止");
    BOOST_CHECK_EQUAL(terms[2].chinese(), "自2026年1月5日起至履行完毕 行政处罚决定止");
}

BOOST_DATA_TEST_CASE(what_is_no_term_is_refused,
    boost::unit_test::data::make({"", "life", "life 2026-01-05 ", "life 2026-13-05", "fixed 2026-01-05",
        "fixed 2026-01-05 2026-01-04", "fixed 2026-01-05 2026-01-06 x", "until-condition 2026-01-05",
        "until-condition 2026-01-05  ", "forever 2026-01-05", "fixed 2026-01-05 2999-12-31"}))
{
    test::check_refused(Term::parse(sample), Fault::BadInput, "term");
}

BOOST_AUTO_TEST_SUITE_END()
