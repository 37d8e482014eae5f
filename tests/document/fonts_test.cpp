#include <document/fonts.h>

#include <base/files.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using document::FontRole;
using document::Fonts;

namespace {

Fonts const& fonts()
{
    static auto const loaded = test::must(Fonts::load(std::filesystem::path(XD_SOURCE_DIR) / "fonts"));
    return loaded;
}

Outcome<Fonts> load_list(std::string const& xml)
{
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "fonts.xml", xml, Durable::No);
    return Fonts::load(folder.path());
}

} // namespace

BOOST_AUTO_TEST_SUITE(fonts_test)

BOOST_AUTO_TEST_CASE(every_role_has_its_own_font_and_falls_back_for_rare_names)
{
    for (auto const role :
        {FontRole::FangSong, FontRole::KaiTi, FontRole::HeiTi, FontRole::XiaoBiaoSong, FontRole::SongTi}) {
        auto const common = fonts().find(role, U"药");
        BOOST_REQUIRE(common);
        BOOST_CHECK_EQUAL(common->face, 0U);
        BOOST_CHECK_EQUAL(common->advance_em, 1.0);
        for (auto const* rare : {U"𬱖", U"䶮", U"㛃", U"𠮷", U"𬭎"})
            BOOST_CHECK(fonts().find(role, rare));
    }
    BOOST_CHECK_EQUAL(fonts().find(FontRole::FangSong, U"𬱖")->face, 1U);
}

BOOST_AUTO_TEST_CASE(marks_can_be_squeezed_to_half_and_hanzi_cannot)
{
    auto const closing = fonts().find(FontRole::FangSong, U"，");
    BOOST_CHECK_EQUAL(closing->half_advance_em, 0.5);
    BOOST_CHECK_EQUAL(closing->half_shift_em, 0);
    auto const opening = fonts().find(FontRole::FangSong, U"（");
    BOOST_CHECK_EQUAL(opening->half_advance_em, 0.5);
    BOOST_CHECK_EQUAL(opening->half_shift_em, -0.5);
    auto const kai = fonts().find(FontRole::KaiTi, U"（"); // no halt feature: from the ink
    BOOST_CHECK_EQUAL(kai->half_shift_em, -0.5);
    auto const hanzi = fonts().find(FontRole::FangSong, U"药");
    BOOST_CHECK_EQUAL(hanzi->half_advance_em, hanzi->advance_em);
}

BOOST_AUTO_TEST_CASE(a_dash_of_two_is_two_ems_wide)
{
    BOOST_CHECK_EQUAL(fonts().find(FontRole::FangSong, U"——")->advance_em, 2.0);
}

BOOST_AUTO_TEST_CASE(what_no_font_has_is_nothing)
{
    BOOST_CHECK(!fonts().find(FontRole::FangSong, U"\U00010900"));
}

BOOST_AUTO_TEST_CASE(a_list_that_does_not_hang_together_is_refused_at_its_line)
{
    test::check_refused(load_list("<fonts/>"), Fault::BadInput, "fonts.xml:1");
    test::check_refused(
        load_list("<fonts xmlns=\"urn:xindang:fonts:1\">\n<role name=\"kaiti\">\n<use file=\"x\"/></role></fonts>"),
        Fault::BadInput, "fonts.xml:3");
    test::check_refused(
        load_list(
            "<fonts xmlns=\"urn:xindang:fonts:1\">\n<file id=\"a\" name=\"a\"/>\n<file id=\"a\" name=\"b\"/></fonts>"),
        Fault::BadInput, "fonts.xml:3");
    test::check_refused(
        load_list("<fonts xmlns=\"urn:xindang:fonts:1\"><file id=\"a\" name=\"missing.otf\"/>"
                  "<role name=\"fangsong\"><use file=\"a\"/></role><role name=\"kaiti\"><use file=\"a\"/></role>"
                  "<role name=\"heiti\"><use file=\"a\"/></role><role name=\"xiaobiaosong\"><use file=\"a\"/></role>"
                  "<role name=\"songti\"><use file=\"a\"/></role><colour-profile name=\"p.icc\"/></fonts>"),
        Fault::NotFound, "p.icc");
}

BOOST_AUTO_TEST_SUITE_END()
