#include <document/check_mark.h>

#include <base/files.h>
#include <document/press.h>
#include <document/qr_code.h>
#include <document/verify.h>
#include <support/document_kinds.h>
#include <support/fake_metrics.h>
#include <support/laid_out.h>
#include <support/outcome.h>
#include <support/signatory.h>

#include <stdexcept>

using namespace xindang;
using document::Figure;

static document::CheckMark const MARK{"https://gs.example.gov.cn/check/#4QK2-81RW-HT6M-09CA", "4QK2-81RW-HT6M-09CA"};

BOOST_AUTO_TEST_SUITE(check_mark_test)

BOOST_AUTO_TEST_CASE(the_code_has_its_three_finders_and_text_without_end_is_refused)
{
    document::QrCode const code{MARK.address};
    BOOST_CHECK_EQUAL(code.width(), 33); // version 4: 50 octets at level M
    for (std::size_t i = 0; i < 7; ++i)
        BOOST_CHECK(code.dark(0, i) && code.dark(i, 0) && code.dark(0, code.width() - 1 - i) &&
                    code.dark(code.width() - 1 - i, 0));
    BOOST_CHECK(!code.dark(7, 7));
    BOOST_CHECK_THROW(document::QrCode{std::string(4000, 'x')}, std::length_error);
}

/// A layout of so many pages with one block, marked.
static document::Layout marked(std::size_t pages)
{
    document::Layout layout;
    layout.pages.resize(pages);
    document::Place place;
    place.part = document::Part::Paragraph;
    place.block = 1;
    place.section = 2;
    layout.blocks.push_back(place);
    document::add_check_mark(layout, MARK, test::FakeMetrics{});
    return layout;
}

BOOST_AUTO_TEST_CASE(it_stands_below_the_type_area_where_no_page_number_is)
{
    for (std::size_t const pages : {1U, 2U, 3U}) {
        auto const layout = marked(pages);
        BOOST_REQUIRE_EQUAL(layout.pages.back().items.size(), 1);
        auto const& figure = std::get<Figure>(layout.pages.back().items.front());
        auto const odd = pages % 2 == 1;
        for (auto const& ink : figure.ink) {
            BOOST_CHECK_GT(ink.y_mm, 262);
            BOOST_CHECK_LT(ink.y_mm + ink.height_mm, 277);
            BOOST_CHECK_GT(ink.x_mm, odd ? 27.9 : 171);
            BOOST_CHECK_LT(ink.x_mm + ink.width_mm, odd ? 41 : 184.1);
        }
        BOOST_CHECK_EQUAL(figure.letters.size(), 2);
        BOOST_CHECK(figure.words.find(MARK.code) != std::string::npos);
        BOOST_CHECK_EQUAL(figure.place.block, 2);
        BOOST_CHECK_EQUAL(figure.place.section, 2);
    }
}

BOOST_AUTO_TEST_SUITE_END()
