#include <screening/screener.h>

#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::screening;
using test::has_sign;
using test::ScreeningWorld;

BOOST_AUTO_TEST_SUITE(screener_test)

BOOST_FIXTURE_TEST_CASE(a_number_decides_whatever_the_name_says, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(best({Sort::Enterprise, "望山贸易行", {{"credit-code", "clear", "91359902DY0000017F"}}}),
        "F1 number-exact match");
    BOOST_CHECK_EQUAL(best({{}, "", {{"registration-no", "clear", "350000000000017"}}}), "F1 number-exact match");
    BOOST_CHECK_EQUAL(
        best({{}, "", {{"person-id", "keyed-hash", "hash-of-the-number", "dongyu-amr-1"}}}), "P1 number-hash match");
    BOOST_CHECK_EQUAL(best({{}, "", {{"person-id", "keyed-hash", "hash-of-the-number", "other-1"}}}), "");
}

BOOST_FIXTURE_TEST_CASE(each_way_of_writing_a_firm_is_found_and_named, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(best_firm("东屿省星槎制药有限公司"), "F1 name-exact match");
    BOOST_CHECK_EQUAL(best_firm("东屿省星槎製藥有限公司"), "F1 name-folded match");
    BOOST_CHECK_EQUAL(best_firm("东屿省望潮药厂"), "F1 former-name match");
    BOOST_CHECK_EQUAL(best_firm("星槎制药"), "F1 short-name match");
    BOOST_CHECK_EQUAL(best_firm("东屿省星搓制药有限公司"), "F1 character-slip match");
    BOOST_CHECK_EQUAL(best_firm("xingcha zhiyao"), "F1 pinyin possible");
}

BOOST_FIXTURE_TEST_CASE(sister_firms_and_the_same_name_elsewhere_are_no_match, ScreeningWorld)
{
    BOOST_CHECK_NE(best_firm("东屿省星槎化妆品有限公司").find("match"), 0U);
    for (auto const* name :
        {"东屿省星槎化妆品有限公司", "浙江省星槎制药有限公司", "东屿省星海制药有限公司", "东屿省云枢第二制药厂"})
        for (auto const& candidate : ask({Sort::Enterprise, name}))
            BOOST_CHECK_MESSAGE(candidate.level == Level::Possible, name << " " << candidate.score);
    BOOST_CHECK_EQUAL(best_firm("江西省白鹭贸易有限公司"), "");
}

BOOST_FIXTURE_TEST_CASE(what_speaks_against_a_candidate_is_said, ScreeningWorld)
{
    auto const other_code =
        ask({Sort::Enterprise, "东屿省星槎制药有限公司", {{"credit-code", "clear", "91359903DY0000025Q"}}});
    BOOST_REQUIRE(other_code.empty() || other_code[0].level == Level::Possible);
    auto const slip =
        ask({Sort::Enterprise, "东屿省星槎制药有限公司", {{"credit-code", "clear", "91359902DY0000071F"}}});
    BOOST_REQUIRE_EQUAL(slip.size(), 1U);
    BOOST_CHECK(has_sign(slip[0], Sign::NumberSlip));
    auto const elsewhere = ask({Sort::Enterprise, "东屿省星槎制药有限公司", {}, {}, "330100"});
    BOOST_REQUIRE_EQUAL(elsewhere.size(), 1U);
    BOOST_CHECK(has_sign(elsewhere[0], Sign::RegionOther));
    BOOST_CHECK_LT(elsewhere[0].score, 1000);
    for (auto const& candidate : ask({Sort::Enterprise, "鲸屿市星槎制药有限公司"}))
        BOOST_CHECK(has_sign(candidate, Sign::ToldApart));
}

BOOST_FIXTURE_TEST_CASE(a_persons_name_alone_is_never_a_match, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(best({Sort::Person, "单雄信"}), "P1 name-exact possible");
    BOOST_CHECK_EQUAL(best({Sort::Person, "单雄信", {}, 1973}), "P1 name-exact match");
    BOOST_CHECK_EQUAL(best({Sort::Person, "Xiongxin SHAN", {}, 1973}), "P1 pinyin match");
    BOOST_CHECK_EQUAL(best({Sort::Person, "单雄信", {}, 1990}), "");
}

BOOST_FIXTURE_TEST_CASE(of_two_of_one_name_the_birth_year_tells_which, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(ask({Sort::Person, "张伟"}).size(), 2U);
    BOOST_CHECK_EQUAL(best({Sort::Person, "张伟", {}, 1961}), "P3 name-exact match");
    BOOST_CHECK_EQUAL(ask({Sort::Person, "张伟", {}, 1961}).size(), 1U);
}

BOOST_FIXTURE_TEST_CASE(a_mask_and_a_hash_tell_persons_apart, ScreeningWorld)
{
    Query query{Sort::Person, "单雄信", {{"person-id", "clear", "359902197309071010"}}};
    BOOST_CHECK(has_sign(ask(query).at(0), Sign::MaskSame));
    query.numbers = {{"person-id", "clear", "110105197309071010"}};
    BOOST_CHECK(ask(query).empty());
    query.numbers = {{"person-id", "clear", "359902197309071010"}, {"person-id", "keyed-hash", "x", "dongyu-amr-1"}};
    BOOST_CHECK(ask(query).empty());
}

BOOST_FIXTURE_TEST_CASE(a_number_the_list_calls_false_is_only_a_reason_to_look, ScreeningWorld)
{
    auto listed = short_list();
    listed[0].numbers[0].state = "known-false";
    Screener const other(listed, rules);
    auto const found = other.ask({{}, "", {{"credit-code", "clear", "91359902DY0000017F"}}}, scratch);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_CHECK(found[0].level == Level::Possible);
}

BOOST_FIXTURE_TEST_CASE(nothing_asked_is_nothing_found, ScreeningWorld)
{
    BOOST_CHECK(ask({}).empty());
    BOOST_CHECK(ask({Sort::Person, "   "}).empty());
    Screener const nobody({}, rules);
    BOOST_CHECK(nobody.ask({Sort::Person, "单雄信"}, scratch).empty());
}

BOOST_AUTO_TEST_SUITE_END()
