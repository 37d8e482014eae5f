#pragma once

#include <base/outcome.h>

#include <boost/test/unit_test.hpp>

#include <string>

namespace xindang::test {

/// The value of an outcome; fails the test with the refusal's own words when there is none.
template <class T> T must(Outcome<T> outcome)
{
    if (!outcome)
        BOOST_FAIL(std::string("refused: ") + name_of(outcome.refusal().fault) + " at \"" + outcome.refusal().where +
                   "\": " + outcome.refusal().reason);
    return std::move(outcome).value();
}

/// Checks that an outcome is a refusal of this fault at this place.
template <class T> void check_refused(Outcome<T> const& outcome, Fault fault, std::string const& where)
{
    BOOST_REQUIRE_MESSAGE(!outcome, "should have been refused");
    BOOST_CHECK_EQUAL(name_of(outcome.refusal().fault), name_of(fault));
    BOOST_CHECK_EQUAL(outcome.refusal().where, where);
    BOOST_CHECK(!outcome.refusal().reason.empty());
}

} // namespace xindang::test
