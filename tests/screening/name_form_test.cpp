#include <screening/name_form.h>

#include "world.h"

#include <base/utf8.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::screening;
using test::ScreeningWorld;

namespace {

/// "region|core|trade|form".
std::string cut(ScreeningWorld const& world, std::string_view name)
{
    auto const form = NameForm::of(name, Sort::Enterprise, world.rules.lexicon);
    std::string text;
    for (auto const part : {Part::Region, Part::Core, Part::Industry, Part::Form}) {
        for (std::size_t i = 0; i < form.size; ++i)
            if (form.parts[i] == part) text += utf8::encode(form.characters[i]);
        text += part == Part::Form ? "" : "|";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(name_form_test)

BOOST_FIXTURE_TEST_CASE(a_firm_is_region_core_trade_and_form, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(cut(*this, "江西省吉安市星槎制药有限公司"), "江西省吉安市|星槎|制药|有限公司");
    BOOST_CHECK_EQUAL(cut(*this, "星槎（江西）生物科技股份有限公司"), "江西|星槎|生物科技|股份有限公司");
    BOOST_CHECK_EQUAL(cut(*this, "北京市朝阳区望潮大药房"), "北京市朝阳区|望潮|大药房|");
}

BOOST_FIXTURE_TEST_CASE(what_looks_like_a_region_is_the_core_when_there_is_no_other, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(cut(*this, "安康药业有限公司"), "|安康|药业|有限公司");
}

BOOST_FIXTURE_TEST_CASE(a_trade_at_the_start_is_the_core, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(cut(*this, "健康元药业集团"), "|健康元|药业|集团");
}

BOOST_FIXTURE_TEST_CASE(width_script_and_marks_are_gone, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(cut(*this, "東嶼省 星槎製藥（有限）公司"), cut(*this, "东屿省星槎制药有限公司"));
}

BOOST_FIXTURE_TEST_CASE(a_name_of_any_length_and_of_nothing_is_taken, ScreeningWorld)
{
    std::string endless;
    for (int i = 0; i < 1000; ++i)
        endless += "星槎（";
    BOOST_CHECK_EQUAL(NameForm::of(endless, Sort::Enterprise, rules.lexicon).size, NameForm::MOST);
    BOOST_CHECK_EQUAL(NameForm::of("（）・ ", Sort::Enterprise, rules.lexicon).size, 0);
    BOOST_CHECK_EQUAL(NameForm::of("\xFF\xFE", Sort::Person, rules.lexicon).size > 0, true);
}

BOOST_AUTO_TEST_SUITE_END()
