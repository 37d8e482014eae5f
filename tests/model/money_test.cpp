#include <model/money.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::Money;

BOOST_AUTO_TEST_SUITE(money_test)

BOOST_AUTO_TEST_CASE(the_forms_of_practice_are_read_to_the_fen)
{
    std::pair<char const*, std::int64_t> const forms[] = {{"50000", 5'000'000}, {"50,000.00", 5'000'000},
        {"5万", 5'000'000}, {"5.5万元", 5'500'000}, {"0.12345678亿", 1'234'567'800}, {"¥0.05", 5}, {"人民币1.5元", 150},
        {"0", 0}};
    for (auto const& [text, fen] : forms)
        BOOST_CHECK_EQUAL(test::must(Money::parse_yuan(text)).fen(), fen);
}

BOOST_DATA_TEST_CASE(what_is_no_amount_is_refused, boost::unit_test::data::make({"", "-1", "1.234", "1.", ".5", "五万",
                                                       "1e5", "10000000000000000", "5万万", "1.2.3", ",1"}))
{
    test::check_refused(Money::parse_yuan(sample), Fault::BadInput, "amount");
}

BOOST_AUTO_TEST_CASE(it_prints_grouped_and_plain)
{
    auto const money = test::must(Money::from_fen(123'456'789'05));
    BOOST_CHECK_EQUAL(money.text(), "123,456,789.05");
    BOOST_CHECK_EQUAL(money.plain(), "123456789.05");
    BOOST_CHECK_EQUAL(Money::zero().text(), "0.00");
    test::check_refused(Money::from_fen(-1), Fault::BadInput, "amount");
}

BOOST_AUTO_TEST_SUITE_END()
