#include <model/fields.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::Fields;

BOOST_AUTO_TEST_SUITE(fields_test)

BOOST_AUTO_TEST_CASE(the_canonical_form_is_sorted_and_reads_back)
{
    Fields fields{{"summary", "引号\" 换行\n 𬱖 \x01"}, {"kind", "penalty"}};
    fields.set("amount", "5");
    fields.set("kind", "recall");
    fields.set("empty", "");
    auto const text = fields.canonical();
    BOOST_CHECK_EQUAL(text, "{\"amount\":\"5\",\"kind\":\"recall\",\"summary\":\"引号\\\" 换行\\n 𬱖 \\u0001\"}");
    BOOST_CHECK(test::must(Fields::parse(text)) == fields);
    BOOST_CHECK_EQUAL(Fields{}.canonical(), "{}");
    BOOST_CHECK(test::must(Fields::parse("{}")).empty());
    BOOST_CHECK_EQUAL(fields.get("none"), "");
}

BOOST_DATA_TEST_CASE(any_other_form_is_corrupt,
    boost::unit_test::data::make({"", "{", "[]", "{ }", "{\"b\":\"1\",\"a\":\"2\"}", "{\"a\":\"1\",\"a\":\"2\"}",
        "{\"a\":1}", "{\"a\":\"\"}", "{\"a\":\"1\",}", "{\"a\":\"\\u0041\"}", "{\"a\":\"1\"} ", "{\"a\":\"\xFF\"}",
        "{\"a\":\"\\\"}", "{\"a\":\"\\u00"}))
{
    test::check_refused(Fields::parse(sample), Fault::Corrupt, "body");
}

BOOST_AUTO_TEST_SUITE_END()
