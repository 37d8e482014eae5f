#include <model/document_number.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

using namespace xindang;
using model::DocumentNumber;

BOOST_AUTO_TEST_SUITE(document_number_test)

BOOST_DATA_TEST_CASE(every_form_of_practice_is_one_number,
    boost::unit_test::data::make({"东药监罚〔2026〕12号", "东药监罚[2026]12号", "东药监罚（2026）12号",
        "东药监罚(2026)12号", "东药监罚【2026】12号", "东药监罚［2026］12号", "东药监罚﹝2026﹞12号",
        "东药监罚〔2026〕第12号", "东药监罚〔2026〕0012号", "东药监罚〔２０２６〕１２号", " 东药监罚 〔 2026 〕 12 号 ",
        "东药监罚〔2026年〕12号", "东药监罚〔2026〕12", "东药监罚〔2026）12号", "东药监罚〔2026〕12號"}))
{
    auto const number = test::must(DocumentNumber::parse(sample));
    BOOST_CHECK_EQUAL(number.text(), "东药监罚〔2026〕12号");
    BOOST_CHECK_EQUAL(number.agency_word(), "东药监罚");
    BOOST_CHECK_EQUAL(number.year(), 2026);
    BOOST_CHECK_EQUAL(number.serial(), 12U);
}

BOOST_AUTO_TEST_CASE(numbers_seen_in_practice_keep_their_words)
{
    std::pair<char const*, char const*> const forms[] = {{"石市监处罚〔2022〕120号", "石市监处罚〔2022〕120号"},
        {"安市监三罚字〔2025〕13号", "安市监三罚字〔2025〕13号"},
        {"嘉市监处罚〔2025〕0018号", "嘉市监处罚〔2025〕18号"}};
    for (auto const& [text, printed] : forms)
        BOOST_CHECK_EQUAL(test::must(DocumentNumber::parse(text)).text(), printed);
}

BOOST_DATA_TEST_CASE(what_is_no_number_is_refused,
    boost::unit_test::data::make({"", "东药监罚", "〔2026〕12号", "东药监罚〔26〕12号", "东药监罚〔20260〕12号",
        "东药监罚〔2026〕号", "东药监罚〔2026〕0号", "东药监罚〔2026〕1000000号", "东药监罚〔2026〕12-1号",
        "东药监罚2026 12号", "东药监罚〕2026〔12号", "东药监罚〔1948〕12号", "东药监罚〔2200〕12号",
        "东药/监〔2026〕12号", "东药监罚〔2026〕十二号", "东药监罚〔〔2026〕〕12号", "\xFF〔2026〕12号",
        "东药监罚东药监罚东药监罚东药监罚东药监罚东〔2026〕12号"}))
{
    test::check_refused(DocumentNumber::parse(sample), Fault::BadInput, "document_number");
}

BOOST_AUTO_TEST_SUITE_END()
