#define BOOST_TEST_MODULE xindang
#include <boost/test/unit_test.hpp>
