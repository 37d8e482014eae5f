#include <pdf/font_program.h>

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using namespace xindang;
using pdf::OutlineStep;
using Kind = pdf::OutlineStep::Kind;

namespace {

OutlineStep move(double x, double y)
{
    return {Kind::Move, 0, 0, 0, 0, x, y};
}

OutlineStep line(double x, double y)
{
    return {Kind::Line, 0, 0, 0, 0, x, y};
}

std::string hex_of(std::vector<OutlineStep> steps, int width = 1000)
{
    return to_hex(pdf::glyph_program({std::move(steps)}, width).charstring);
}

} // namespace

// The octets are worked out by hand from Adobe Technical Note 5177.
BOOST_AUTO_TEST_SUITE(font_program_test)

BOOST_AUTO_TEST_CASE(a_box_is_one_move_and_one_line_operator)
{
    BOOST_CHECK_EQUAL(hex_of({move(100, 100), line(200, 100), line(200, 200), line(100, 200), {Kind::Close}}),
        "efef15"   // 100 100 rmoveto
        "efef2706" // 100 100 -100 hlineto
        "0e");     // endchar
}

BOOST_AUTO_TEST_CASE(only_a_width_that_is_not_an_em_is_said)
{
    BOOST_CHECK_EQUAL(hex_of({}), "0e");
    BOOST_CHECK_EQUAL(hex_of({}, 500), "f8880e"); // 500 = (0xf8 - 247) * 256 + 0x88 + 108
}

BOOST_AUTO_TEST_CASE(numbers_take_one_two_or_three_octets)
{
    BOOST_CHECK_EQUAL(hex_of({move(107, -107)}), "f620150e");
    BOOST_CHECK_EQUAL(hex_of({move(1131, -1131)}), "fafffeff150e");
    BOOST_CHECK_EQUAL(hex_of({move(1132, -1132)}), "1c046c1cfb94150e");
}

BOOST_AUTO_TEST_CASE(an_operator_never_takes_more_than_the_stack_holds)
{
    std::vector<OutlineStep> steps{move(0, 0)};
    for (auto i = 1; i <= 40; ++i)
        steps.push_back(line(i, 2 * i));
    auto const program = pdf::glyph_program({steps}, 1000).charstring;
    // 40 lines of two operands: 24 of them fill a stack of 48.
    BOOST_CHECK_EQUAL(program.size(), 3U + 48 + 1 + 32 + 1 + 1);
    BOOST_CHECK_EQUAL(program[3 + 48], 5);
}

BOOST_AUTO_TEST_CASE(a_font_has_glyphs)
{
    BOOST_CHECK_THROW(pdf::cff_font("X", {}), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()
