#include <document/compose.h>

#include <base/utf8.h>
#include <document/title_shape.h>

#include <support/fake_metrics.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

using namespace xindang;
using namespace xindang::document;

BOOST_AUTO_TEST_SUITE(compose_test)

namespace {

std::vector<Box> boxes_of(std::string const& text)
{
    static test::FakeMetrics const metrics;
    Typesetter setter(metrics);
    return setter.boxes(utf8::decode(text), FontRole::FangSong, 1);
}

std::string text_of(std::vector<Box> const& boxes)
{
    std::string text;
    for (auto const& box : boxes)
        text += utf8::encode(box.text);
    return text;
}

std::vector<std::string> lines_of(std::string const& text, double measure, double first_indent = 0)
{
    std::vector<std::string> lines;
    for (auto const& line : compose(boxes_of(text), {measure, first_indent, 0}))
        lines.push_back(text_of(line.boxes));
    return lines;
}

std::string joined(std::vector<std::string> const& lines)
{
    std::string text;
    for (auto const& line : lines)
        text += (text.empty() ? "" : "|") + line;
    return text;
}

} // namespace

struct Case {
    char const* what;
    char const* text;
    double measure;
    char const* lines;
};
std::ostream& operator<<(std::ostream& out, Case const& row)
{
    return out << row.what;
}

Case const CASES[] = {
    {"Han alone fill the cells", "一二三四五六七八九十", 5, "一二三四五|六七八九十"},
    {"a comma is taken in by another comma's half and its own", "一二，三四五，六七八", 6, "一二，三四五，|六七八"},
    {"a full stop that cannot be taken in brings company", "甲乙丙丁戊。己庚辛", 5, "甲乙丙丁|戊。己庚辛"},
    {"without spare width the character before goes along", "甲乙丙丁戊）己庚辛壬癸", 5, "甲乙丙丁|戊）己庚辛|壬癸"},
    {"opening marks never end a line", "甲乙丙丁（戊己）庚辛", 5, "甲乙丙丁|（戊己）庚辛"},
    {"a date goes over whole", "甲乙2026年1月5日丙丁", 8, "甲乙2026年1月5日|丙丁"},
    {"a date that would tear the line breaks after the year", "甲乙丙丁戊2026年11月5日", 8, "甲乙丙丁戊2026年|11月5日"},
    {"the last line is never one character", "甲乙丙丁戊己庚辛壬癸子", 5, "甲乙丙丁戊|己庚辛壬|癸子"},
    {"a code longer than the line is cut in need", "91350100M000100Y43", 5, "91350100M0|00100Y43"},
    {"a number is never torn", "甲乙丙丁50,000.00元整", 8, "甲乙丙丁|50,000.00元整"},
    {"a mark at the very end fits by its half", "甲乙丙丁戊己庚辛2壬。", 5, "甲乙丙丁戊|己庚辛2壬。"},
    {"a dash is one mark", "甲乙丙丁——戊己庚", 5, "甲乙丙丁|——戊己庚"},
};

BOOST_DATA_TEST_CASE(lines_end_where_the_rules_say, boost::unit_test::data::make(CASES))
{
    BOOST_CHECK_EQUAL(joined(lines_of(sample.text, sample.measure)), sample.lines);
    for (auto const& line : compose(boxes_of(sample.text), {sample.measure, 0, 0}))
        BOOST_CHECK_LE(width_of(line.boxes), sample.measure + 0.001);
}

BOOST_AUTO_TEST_CASE(neighbouring_marks_share_their_space)
{
    BOOST_CHECK_EQUAL(width_of(boxes_of("》、")), 1.5);
    BOOST_CHECK_EQUAL(width_of(boxes_of("。”")), 1.5);
    BOOST_CHECK_EQUAL(width_of(boxes_of("，“")), 1.5);
    BOOST_CHECK_EQUAL(width_of(boxes_of("（《")), 1.5);
    BOOST_CHECK_EQUAL(width_of(boxes_of("》、《")), 2.0);
    auto const opening = boxes_of("（《");
    BOOST_CHECK_EQUAL(opening[1].shift, -0.5);
    BOOST_CHECK_EQUAL(opening[0].shift, 0);
}

BOOST_AUTO_TEST_CASE(every_line_but_the_last_fills_the_measure)
{
    std::string const text =
        "当事人的上述行为违反了《中华人民共和国药品管理法》第四十四条第一款的规定，构成未遵守药品生产质量"
        "管理规范的违法行为，依据《中华人民共和国药品管理法》第一百二十六条的规定，责令限期改正，给予警告；"
        "逾期不改正的，处10万元以上50万元以下的罚款，2026年1月5日前履行完毕。";
    auto const lines = compose(boxes_of(text), {28, 2, 0});
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        auto const width = lines[i].indent + width_of(lines[i].boxes);
        BOOST_CHECK_MESSAGE(width > 27.499 && width < 28.001, "line " << i << " is " << width << " cells wide");
    }
    BOOST_CHECK_EQUAL(lines.front().indent, 2);
}

namespace {

/// The one line before the last, set.
std::vector<Box> first_line(std::string const& text, double measure)
{
    return compose(boxes_of(text), {measure, 0, 0}).front().boxes;
}

} // namespace

BOOST_AUTO_TEST_CASE(spaces_give_way_before_brackets_and_these_before_commas)
{
    // The space gives a quarter, the bracket a quarter of its half, the comma nothing.
    auto const line = first_line("甲（乙丙，ab cd丁戊己庚辛壬", 8);
    auto const advance = [&](char32_t c) {
        for (auto const& box : line)
            if (box.front() == c) return box.advance;
        return 0.0;
    };
    BOOST_CHECK_CLOSE(width_of(line), 8.0, 0.1);
    BOOST_CHECK_LE(advance(U' '), advance(U'，'));
    BOOST_CHECK_GE(advance(U'，'), advance(U'（'));
}

BOOST_AUTO_TEST_CASE(gaps_beside_letters_are_squeezed_last)
{
    // Two gaps of a quarter; a character more wants a quarter in all.
    auto const line = first_line("甲乙丙丁戊ab己庚辛壬癸子丑", 8.25);
    BOOST_CHECK_CLOSE(width_of(line), 8.25, 0.1);
    for (auto const& box : line)
        if (box.gap_before > 0) BOOST_CHECK_CLOSE(box.gap_before, 0.125, 0.1);
}

BOOST_AUTO_TEST_CASE(a_line_is_spread_at_its_spaces_and_beside_letters_first)
{
    // A unit that goes over leaves an eighth of a cell beside each letter gap: Han stay on the grid.
    auto const line = first_line("甲乙ab丙丁戊2026年1月5日起算", 6.6);
    BOOST_REQUIRE_EQUAL(text_of(line), "甲乙ab丙丁戊");
    BOOST_CHECK_CLOSE(width_of(line), 6.6, 0.1);
    BOOST_CHECK_EQUAL(line[1].gap_before, 0);
    BOOST_CHECK_CLOSE(line[2].gap_before, 0.3, 0.1);
}

BOOST_AUTO_TEST_CASE(titles_break_between_words_into_a_trapezium)
{
    std::vector<std::string> lines;
    for (auto const& line : shape_title(boxes_of("关于对东屿省海岬药业有限公司法定代表人进行责任约谈的通知"), 18))
        lines.push_back(text_of(line));
    BOOST_REQUIRE_EQUAL(lines.size(), 2U);
    BOOST_CHECK(lines[1].rfind("的", 0) != 0);
    for (auto const* const whole : {"有限公司", "法定", "代表", "责任", "约谈", "通知"}) {
        auto const in_one = lines[0].find(whole) != std::string::npos || lines[1].find(whole) != std::string::npos;
        BOOST_CHECK_MESSAGE(in_one, whole << " was cut: " << joined(lines));
    }
}

BOOST_AUTO_TEST_SUITE_END()
