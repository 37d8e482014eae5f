#include <base/json.h>

#include <boost/test/unit_test.hpp>

using xindang::Json;

BOOST_AUTO_TEST_SUITE(json_test)

BOOST_AUTO_TEST_CASE(values_keep_the_order_they_were_set_in)
{
    auto const value = Json::object()
                           .set("name", "药\"企")
                           .set("count", 3)
                           .set("sealed", true)
                           .set("nothing", Json{})
                           .set("list", Json::array().push(1).push("二").push(Json::object()));
    BOOST_CHECK_EQUAL(value.text(), R"({"name":"药\"企","count":3,"sealed":true,"nothing":null,"list":[1,"二",{}]})");
}

BOOST_AUTO_TEST_CASE(indented_text_has_two_spaces_a_level_and_leaves_empty_ones_whole)
{
    auto const value = Json::object().set("a", Json::array().push(1)).set("b", Json::array());
    BOOST_CHECK_EQUAL(value.indented_text(), "{\n  \"a\": [\n    1\n  ],\n  \"b\": []\n}");
}

BOOST_AUTO_TEST_CASE(a_member_of_something_else_is_our_mistake)
{
    BOOST_CHECK_THROW(Json{3}.set("a", 1), std::logic_error);
    BOOST_CHECK_THROW(Json::object().push(1), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
