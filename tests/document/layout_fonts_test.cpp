#include <document/fonts.h>
#include <document/layout.h>
#include <document/typesetter.h>

#include <support/document_kinds.h>
#include <support/gongwen_of.h>
#include <support/outcome.h>
#include <text/punctuation.h>
#include <xml/document.h>
#include <xml/schema.h>
#include <xml/stylesheet.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <filesystem>
#include <string>

using namespace xindang;
using namespace xindang::document;

// The examples laid out with the fonts that print them: what fake metrics cannot show.
BOOST_AUTO_TEST_SUITE(layout_fonts_test)

namespace {

std::filesystem::path const SOURCE = XD_SOURCE_DIR;

Fonts const& fonts()
{
    static auto const loaded = test::must(Fonts::load(SOURCE / "fonts"));
    return loaded;
}

Layout layout_of(std::string const& kind)
{
    auto const schema = test::must(xml::Schema::load(SOURCE / "xsd/gongwen.xsd"));
    auto const gongwen = test::must(read_gongwen(test::gongwen_of(kind), schema));
    return test::must(lay_out(gongwen, fonts()));
}

} // namespace

BOOST_AUTO_TEST_CASE(the_grid_holds_with_the_fonts_at_hand)
{
    for (auto const role : {FontRole::FangSong, FontRole::KaiTi, FontRole::HeiTi, FontRole::XiaoBiaoSong}) {
        BOOST_TEST_CONTEXT(name_of(role))
        {
            Typesetter setter(fonts());
            // Fonts disagree about “ ” ·, boxes must not.
            for (auto const& box : setter.boxes(U"药，药。药、药：药；药”药）药》药〕药“药（药《药〔", role, 1)) {
                BOOST_CHECK_EQUAL(box.advance, 1.0);
                if (text::can_be_halved(box.front())) BOOST_CHECK_EQUAL(box.spare, 0.5);
            }
            BOOST_CHECK_EQUAL(width_of(setter.boxes(U"·", role, 1)), 0.5);
        }
    }
    // Two digits of 仿宋 are one cell.
    BOOST_CHECK_EQUAL(fonts().find(FontRole::FangSong, U"8")->advance_em, 0.5);
}

BOOST_AUTO_TEST_CASE(every_rare_character_of_the_demonstration_has_a_glyph_in_every_role)
{
    for (auto const role : {FontRole::FangSong, FontRole::KaiTi, FontRole::HeiTi, FontRole::XiaoBiaoSong})
        for (auto const* const character : {U"𬱖", U"䶮", U"㛃", U"𠮷", U"𬭎", U"〇"})
            BOOST_CHECK(fonts().find(role, character));
}

BOOST_DATA_TEST_CASE(text_stays_inside_the_type_area, boost::unit_test::data::make(test::document_kinds()))
{
    auto const layout = layout_of(sample);
    for (auto const& page : layout.pages)
        for (auto const& item : page.items) {
            auto const* const run = std::get_if<GlyphRun>(&item);
            if (!run || run->place.block == 0) continue;
            auto const right = run->clusters.back().x_mm + run->clusters.back().advance_mm;
            BOOST_CHECK_MESSAGE(run->clusters.front().x_mm >= 28 - 0.001, "left of the area: " << run->top_mm);
            BOOST_CHECK_MESSAGE(right <= 184 + 0.2, "right of the area: " << run->top_mm << " mm, " << right);
            // GB/T 9704-2012 10.1: the mark of a letter stands above the type area, 30 mm from the edge of the sheet.
            BOOST_CHECK_GE(run->top_mm, (run->place.part == Part::OrganMark ? 30 : 37) - 0.001);
            BOOST_CHECK_LE(run->top_mm + run->size_pt * 25.4 / 72, 262 + 0.2);
        }
}

BOOST_AUTO_TEST_SUITE_END()
