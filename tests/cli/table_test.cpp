#include <cli/table.h>

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using xindang::cli::Table;

BOOST_AUTO_TEST_SUITE(table_test)

BOOST_AUTO_TEST_CASE(columns_stay_straight_when_chinese_and_latin_mix)
{
    Table table{{"NAME", "GRADE"}};
    table.add({"甲药业", "A"});
    table.add({"Beta", "丙"});
    BOOST_CHECK_EQUAL(table.text(), "NAME    GRADE\n"
                                    "甲药业  A\n"
                                    "Beta    丙\n");
}

BOOST_AUTO_TEST_CASE(a_row_with_too_few_cells_is_our_mistake)
{
    Table table{{"A", "B"}};
    BOOST_CHECK_THROW(table.add({"only"}), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
