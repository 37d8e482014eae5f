#include <text/amount.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <ostream>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(amount_test)

struct Case {
    std::int64_t fen;
    char const* text;
};
std::ostream& operator<<(std::ostream& out, Case const& row)
{
    return out << row.fen;
}

// The first six are the examples of 《正确填写票据和结算凭证的基本规定》, in the form it allows without optional
// characters.
Case const CASES[] = {
    {140950, "壹仟肆佰零玖元伍角"},
    {600714, "陆仟零柒元壹角肆分"},
    {168032, "壹仟陆佰捌拾元零叁角贰分"},
    {10700053, "壹拾万柒仟元零伍角叁分"},
    {1640902, "壹万陆仟肆佰零玖元零贰分"},
    {32504, "叁佰贰拾伍元零肆分"},
    {5000000, "伍万元整"},
    {1500, "壹拾伍元整"},
    {10001000000, "壹亿零壹万元整"},
    {100200300400, "壹拾亿零贰佰万叁仟零肆元整"},
    {100000000000100, "壹万亿零壹元整"},
    {1234500000000000 / 10, "壹万贰仟叁佰肆拾伍亿元整"},
    {5, "伍分"},
    {50, "伍角"},
    {0, "零元整"},
    {1050000, "壹万零伍佰元整"},
    {100000000000000000, "壹仟万亿元整"},
};

BOOST_DATA_TEST_CASE(every_vector_is_written_as_the_rules_ask, boost::unit_test::data::make(CASES))
{
    BOOST_CHECK_EQUAL(text::capital_amount(test::must(model::Money::from_fen(sample.fen))), sample.text);
}

BOOST_AUTO_TEST_SUITE_END()
