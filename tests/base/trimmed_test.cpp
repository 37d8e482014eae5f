#include <base/trimmed.h>

#include <boost/test/unit_test.hpp>

using xindang::trimmed;

BOOST_AUTO_TEST_SUITE(trimmed_test)

BOOST_AUTO_TEST_CASE(white_space_of_every_kind_goes_from_the_ends_and_stays_inside)
{
    BOOST_CHECK_EQUAL(trimmed(" \t甲　乙 丙\r\n　\xC2\xA0"), "甲　乙 丙");
    BOOST_CHECK_EQUAL(trimmed("　 　"), "");
    BOOST_CHECK_EQUAL(trimmed(""), "");
    // The first octet of the ideographic space begins many characters.
    BOOST_CHECK_EQUAL(trimmed("《甲》"), "《甲》");
}

BOOST_AUTO_TEST_SUITE_END()
