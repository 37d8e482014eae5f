#include <usecase/fault_codes.h>

#include <boost/test/unit_test.hpp>

#include <array>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(fault_codes_test)

BOOST_AUTO_TEST_CASE(each_fault_has_the_codes_promised_to_clients)
{
    struct Row {
        Fault fault;
        int http_status;
        int exit_code;
    };
    std::array<Row, 9> const table{{
        {Fault::BadInput, 400, 4},
        {Fault::TooLarge, 413, 4},
        {Fault::Unauthenticated, 401, 5},
        {Fault::Forbidden, 403, 5},
        {Fault::NotFound, 404, 6},
        {Fault::Conflict, 409, 7},
        {Fault::Untrusted, 422, 8},
        {Fault::Unavailable, 503, 75},
        {Fault::Corrupt, 500, 9},
    }};
    for (auto const& row : table) {
        BOOST_CHECK_EQUAL(usecase::codes_of(row.fault).http_status, row.http_status);
        BOOST_CHECK_EQUAL(usecase::codes_of(row.fault).exit_code, row.exit_code);
    }
}

BOOST_AUTO_TEST_CASE(what_the_operator_must_mend_is_logged_as_an_error)
{
    BOOST_CHECK(usecase::codes_of(Fault::Corrupt).log_level == LogLevel::Error);
    BOOST_CHECK(usecase::codes_of(Fault::Forbidden).log_level == LogLevel::Warning);
    BOOST_CHECK(usecase::codes_of(Fault::BadInput).log_level == LogLevel::Info);
}

BOOST_AUTO_TEST_SUITE_END()
