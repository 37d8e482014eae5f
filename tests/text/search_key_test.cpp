#include <text/search_key.h>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace xindang;
using text::NameKind;

BOOST_AUTO_TEST_SUITE(search_key_test)

BOOST_AUTO_TEST_CASE(spellings_of_one_name_share_a_key)
{
    BOOST_CHECK_EQUAL(text::search_key("Ａ（東嶼）藥業 有限公司"), text::search_key("a(东屿)药业有限公司"));
    BOOST_CHECK_EQUAL(text::search_key("约翰·史密斯"), text::search_key("约翰•史密斯"));
    BOOST_CHECK_EQUAL(text::search_key("约翰・史密斯"), "约翰史密斯");
    BOOST_CHECK_EQUAL(text::search_key("⻤⼤"), "鬼大"); // radicals, as bad PDF extraction gives them
    BOOST_CHECK_EQUAL(text::search_key("葛\U000E0100"), "葛");
    BOOST_CHECK_EQUAL(text::search_key("91350100M000100Y43"), "91350100m000100y43");
    BOOST_CHECK_EQUAL(text::search_key(""), "");
}

BOOST_AUTO_TEST_CASE(different_people_keep_different_keys_where_the_rules_allow)
{
    BOOST_CHECK(text::search_key("喆") != text::search_key("哲"));
    BOOST_CHECK(text::search_key("堃") != text::search_key("坤"));
    BOOST_CHECK_EQUAL(text::search_key("昇"), text::search_key("升")); // known and accepted: keys only find
}

BOOST_AUTO_TEST_CASE(surnames_are_read_as_surnames_only_at_the_start_of_a_person)
{
    BOOST_CHECK_EQUAL(text::pinyin("单雄信", NameKind::Person).full, "shanxiongxin");
    BOOST_CHECK_EQUAL(text::pinyin("尉迟恭", NameKind::Person).initials, "ycg");
    BOOST_CHECK_EQUAL(text::pinyin("万俟雪", NameKind::Person).full, "moqixue");
    BOOST_CHECK_EQUAL(text::pinyin("朴勇", NameKind::Person).full, "piaoyong");
    BOOST_CHECK_EQUAL(text::pinyin("简单", NameKind::Person).full, "jiandan");
    BOOST_CHECK_EQUAL(text::pinyin("单晶药业", NameKind::Firm).initials, "djyy");
}

BOOST_AUTO_TEST_CASE(firms_get_the_readings_of_place_names)
{
    BOOST_CHECK_EQUAL(text::pinyin("长沙A3药业", NameKind::Firm).full, "changshaa3yaoye");
    BOOST_CHECK_EQUAL(text::pinyin("重庆", NameKind::Firm).initials, "cq");
    BOOST_CHECK_EQUAL(text::pinyin("女", NameKind::Firm).full, "nu");
}

BOOST_AUTO_TEST_CASE(rare_characters_have_readings_and_unknown_ones_are_dropped)
{
    BOOST_CHECK_EQUAL(text::pinyin("𬱖䶮㛃𬭎〇", NameKind::Firm).initials.size(), 5U);
    BOOST_CHECK_EQUAL(text::pinyin("𠮷☃", NameKind::Firm).full, "");
}

BOOST_AUTO_TEST_SUITE_END()
