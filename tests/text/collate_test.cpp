#include <text/collate.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(collate_test)

BOOST_AUTO_TEST_CASE(names_sort_by_pinyin_and_numbers_by_value)
{
    std::vector<std::string> names{"张三", "10号", "李四", "阿胶", "2号", "A公司", "赵一"};
    std::sort(names.begin(), names.end(),
        [](std::string const& a, std::string const& b) { return text::pinyin_sort_key(a) < text::pinyin_sort_key(b); });
    std::vector<std::string> const expected{"2号", "10号", "阿胶", "李四", "张三", "赵一", "A公司"};
    BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(long_texts_have_keys_too)
{
    std::string const name(900, 'x');
    BOOST_CHECK(text::pinyin_sort_key(name) < text::pinyin_sort_key(name + "y"));
}

BOOST_AUTO_TEST_SUITE_END()
