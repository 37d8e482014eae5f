#include <law/citation.h>

#include <boost/test/data/test_case.hpp>
#include <law/conf.h>

using namespace xindang;
using law::Article;

BOOST_AUTO_TEST_SUITE(citation_test)

BOOST_AUTO_TEST_CASE(every_form_of_practice_is_one_place)
{
    std::pair<char const*, char const*> const forms[] = {
        {"第一百一十八条第一款第（五）项", "第一百一十八条第一款第（五）项"},
        {"第118条第1款第(5)项", "第一百一十八条第一款第（五）项"}, {"118条1款5项", "第一百一十八条第一款第（五）项"},
        {"第一百一十八条 第一款", "第一百一十八条第一款"}, {"第十条", "第十条"},
        {"第六十四条第（一）项", "第六十四条第（一）项"}, {"第三十七条之一", "第三十七条之一"},
        {"第三十七条之一第二款", "第三十七条之一第二款"}, {"37-1", "第三十七条之一"}, {"118", "第一百一十八条"},
        {"第１１８条", "第一百一十八条"}};
    for (auto const& [text, printed] : forms) {
        auto const article = test::must(Article::parse(text));
        BOOST_CHECK_EQUAL(article.chinese(), printed);
        BOOST_CHECK(test::must(Article::parse(printed)) == article);
    }
}

BOOST_DATA_TEST_CASE(what_is_no_place_is_refused,
    boost::unit_test::data::make({"", "第条", "第零条", "一百一十八", "第一百一十八条之", "第一百一十八条第一款项",
        "第1条x", "第一款", "37-", "-1", "10000", "第118条第1款第5项等", "第五项第一款", "\xFF"}))
{
    test::check_refused(Article::parse(sample), Fault::BadInput, "citation");
}

BOOST_AUTO_TEST_CASE(statutes_are_named_in_full_or_in_short)
{
    auto const& statutes = test::shipped().statutes();
    auto const citation = test::must(statutes.parse_citation("《药品管理法》第118条第1款"));
    BOOST_CHECK_EQUAL(statutes.chinese(citation), "《中华人民共和国药品管理法》第一百一十八条第一款");
    BOOST_CHECK_EQUAL(statutes.short_chinese(citation), "药品管理法第一百一十八条第一款");
    BOOST_CHECK_EQUAL(
        test::must(statutes.parse_citation("药品管理法实施条例第三条")).statute, "drug-implementing-regulation");
    BOOST_CHECK(!test::must(statutes.parse_citation("全国失信惩戒措施基础清单")).article);
    test::check_refused(statutes.parse_citation("海洋法第一条"), Fault::BadInput, "citation");
    test::check_refused(statutes.parse_citation("药品管理法第一百条以下"), Fault::BadInput, "citation");
}

BOOST_AUTO_TEST_CASE(a_statute_answers_by_day)
{
    auto const& statutes = test::shipped().statutes();
    BOOST_CHECK_EQUAL(
        test::must(statutes.in_force("device-regulation", test::day("2024-12-31"))).promulgation, "国务院令第739号");
    BOOST_CHECK(test::must(statutes.in_force("device-regulation", test::day("2025-01-20"))).certainty ==
                law::Certainty::Memory);
    test::check_refused(statutes.in_force("drug-law", test::day("2019-11-30")), Fault::BadInput, "statute");
    test::check_refused(statutes.in_force("sea-law", test::day("2026-01-01")), Fault::NotFound, "statute");
}

BOOST_AUTO_TEST_SUITE_END()
