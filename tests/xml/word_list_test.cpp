#include <xml/word_list.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(word_list_test)

BOOST_AUTO_TEST_CASE(white_space_of_any_kind_and_length_parts_the_words)
{
    auto const words = xml::split_words("  drug\tdevice \r\n cosmetic\n");
    std::vector<std::string> const expected{"drug", "device", "cosmetic"};
    BOOST_CHECK_EQUAL_COLLECTIONS(words.begin(), words.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(white_space_alone_holds_no_word)
{
    BOOST_CHECK(xml::split_words("").empty());
    BOOST_CHECK(xml::split_words(" \t\r\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()
