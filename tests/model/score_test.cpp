#include <model/score.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::Score;

BOOST_AUTO_TEST_SUITE(score_test)

BOOST_AUTO_TEST_CASE(points_are_exact_thousandths)
{
    BOOST_CHECK_EQUAL(test::must(Score::parse("12.5")).thousandths(), 12500);
    BOOST_CHECK_EQUAL(test::must(Score::parse("-0.125")).thousandths(), -125);
    BOOST_CHECK_EQUAL(test::must(Score::parse("-0.125")).text(), "-0.125");
    BOOST_CHECK_EQUAL(Score::thousandths(100000).text(), "100");
    BOOST_CHECK_EQUAL((Score::thousandths(1500) - Score::thousandths(500)).text(), "1");
}

BOOST_DATA_TEST_CASE(what_is_no_score_is_refused,
    boost::unit_test::data::make({"", "-", "1.", ".5", "1.2345", "1e3", "1,5", "1234567890"}))
{
    test::check_refused(Score::parse(sample), Fault::BadInput, "score");
}

BOOST_AUTO_TEST_SUITE_END()
