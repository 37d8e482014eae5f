#include <screening/compare_names.h>

#include "world.h"

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::screening;
using test::ScreeningWorld;

namespace {

Likeness like(ScreeningWorld const& world, std::string_view a, std::string_view b, Sort sort = Sort::Enterprise)
{
    auto const& lexicon = world.rules.lexicon;
    return compare(NameForm::of(a, sort, lexicon), NameForm::of(b, sort, lexicon), sort, world.rules);
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_names_test)

BOOST_FIXTURE_TEST_CASE(the_same_name_is_wholly_alike_and_the_order_of_asking_does_not_matter, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(like(*this, "东屿省星槎制药有限公司", "东屿省星槎制药有限公司").best(), 1000);
    auto const one = like(*this, "星搓制药有限公司", "东屿省星槎药业有限责任公司");
    auto const other = like(*this, "东屿省星槎药业有限责任公司", "星搓制药有限公司");
    BOOST_CHECK_EQUAL(one.parts, other.parts);
    BOOST_CHECK_EQUAL(one.whole, other.whole);
}

BOOST_FIXTURE_TEST_CASE(a_slip_of_shape_or_sound_costs_less_than_another_character, ScreeningWorld)
{
    auto const shape = like(*this, "星搓", "星槎").core;
    auto const sound = like(*this, "王炜", "王伟", Sort::Person).core;
    auto const other = like(*this, "星海", "星槎").core;
    BOOST_CHECK_GT(shape, 800);
    BOOST_CHECK_GT(sound, 800);
    BOOST_CHECK_LE(other, 500);
    BOOST_CHECK_GT(like(*this, "槎星", "星槎").core, 800);
}

BOOST_FIXTURE_TEST_CASE(
    characters_look_alike_by_their_glyphs_and_not_for_that_like_what_those_look_like, ScreeningWorld)
{
    // No part of these gives its sound to the other.
    BOOST_CHECK_GT(like(*this, "星菜", "星莱").core, 800);
    BOOST_CHECK_GT(like(*this, "星莱", "星菜").core, 800);
    BOOST_CHECK_GT(like(*this, "星杳", "星杏").core, 800);
    BOOST_CHECK_LE(like(*this, "星菜", "星杏").core, 500);
    auto const traits = [this](char32_t character) {
        return rules.lexicon.traits(character, "");
    };
    auto const& lexicon = rules.lexicon;
    auto const look = traits(U'莱').look;
    BOOST_CHECK(lexicon.alike(look, traits(U'菜').look) && lexicon.alike(traits(U'菜').look, look));
    for (auto const other : lexicon.alike(look)) {
        BOOST_CHECK(other != look);
        BOOST_CHECK(lexicon.alike(other, look));
    }
    BOOST_CHECK(lexicon.alike(traits(U'A').look).empty()); // like no other
}

BOOST_FIXTURE_TEST_CASE(another_region_trade_or_number_is_told, ScreeningWorld)
{
    BOOST_CHECK(like(*this, "江西星槎制药", "浙江星槎制药").region_differs);
    BOOST_CHECK(!like(*this, "江西省吉安市星槎制药", "江西星槎制药").region_differs);
    BOOST_CHECK(like(*this, "江西省吉安市星槎制药", "江西省南昌市星槎制药").region_differs);
    BOOST_CHECK(like(*this, "星槎制药有限公司", "星槎化妆品有限公司").trade_differs);
    BOOST_CHECK(!like(*this, "星槎制药有限公司", "星槎药业有限公司").trade_differs);
    BOOST_CHECK(like(*this, "星槎第一制药厂", "星槎第二制药厂").numeral_differs);
    BOOST_CHECK(!like(*this, "星槎第一制药厂", "星槎第一药业").numeral_differs);
}

BOOST_FIXTURE_TEST_CASE(names_of_nothing_are_not_alike_anything_and_do_not_fail, ScreeningWorld)
{
    BOOST_CHECK_EQUAL(like(*this, "", "星槎").whole, 0);
    BOOST_CHECK_EQUAL(like(*this, "", "", Sort::Person).core, 1000);
}

BOOST_AUTO_TEST_SUITE_END()
