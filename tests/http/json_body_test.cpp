#include <http/commands.h>
#include <http/json_body.h>

#include <support/outcome.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(json_body_test)

struct Bad {
    char const* body;
    char const* where;
};
std::ostream& operator<<(std::ostream& out, Bad const& bad)
{
    return out << bad.body;
}

static Bad const BAD[] = {
    {"", "body"},
    {"null", "body"},
    {"[]", "body"},
    {"\"text\"", "body"},
    {"{\"login\":\"a\",\"password\":\"b\"", "body"},
    {"{\"login\":\"a\",\"login\":\"b\",\"password\":\"c\"}", "body"},
    {"{\"login\":[[[[[[[[[[[[[1]]]]]]]]]]]]]}", "body"},
    {"{\"login\":\"\xC3\x28\",\"password\":\"b\"}", "body"},
    {"{\"login\":1,\"password\":\"b\"}", "login"},
    {"{\"login\":null,\"password\":\"b\"}", "login"},
    {"{\"password\":\"b\"}", "login"},
    {"{\"login\":\"a\",\"password\":\"\"}", "password"},
    {"{\"login\":\"a\",\"password\":\"b\",\"pasword\":\"c\"}", "pasword"},
};

BOOST_DATA_TEST_CASE(what_is_no_login_is_refused_at_its_place, boost::unit_test::data::make(BAD), bad)
{
    test::check_refused(http::read_log_in(bad.body, 60), Fault::BadInput, bad.where);
}

BOOST_AUTO_TEST_CASE(a_query_has_exactly_one_identifier)
{
    auto const queries =
        test::must(http::read_screen(R"({"queries":[{"credit_code":"91350100M000100Y43"},{"person_id":"x"}]})"));
    BOOST_CHECK_EQUAL(queries.size(), 2);
    test::check_refused(http::read_screen(R"({"queries":[{}]})"), Fault::BadInput, "queries[1]");
    test::check_refused(
        http::read_screen(R"({"queries":[{"credit_code":"a","person_id":"b"}]})"), Fault::BadInput, "queries[1]");
    test::check_refused(http::read_screen(R"({"queries":[{"name":"x"}]})"), Fault::BadInput, "queries[1]/name");
    test::check_refused(http::read_screen(R"({"queries":[1]})"), Fault::BadInput, "queries[1]");
    test::check_refused(http::read_screen(R"({})"), Fault::BadInput, "queries");
    std::string many = R"({"queries":[)";
    for (int i = 0; i < 1001; ++i)
        many += std::string(i == 0 ? "" : ",") + R"({"person_id":"1"})";
    test::check_refused(http::read_screen(many + "]}"), Fault::TooLarge, "queries");
}

BOOST_AUTO_TEST_CASE(commands_refuse_what_their_value_types_refuse)
{
    test::check_refused(http::read_publish_notice(R"({"document_number":"none"})"), Fault::BadInput, "document_number");
    test::check_refused(http::read_withdraw_notice(R"({"reason":"r","event_on":"31"})", "东药监罚〔2026〕1号"),
        Fault::BadInput, "event_on");
    test::check_refused(http::read_add_user(R"({"login":"a","duties":["king"]})"), Fault::BadInput, "duties");
    test::check_refused(http::read_issue_token(R"({"label":"x","days":-1})", "a"), Fault::BadInput, "days");
    test::check_refused(http::read_change_user(R"({"disabled":"yes"})", "a"), Fault::BadInput, "disabled");
}

BOOST_AUTO_TEST_SUITE_END()
