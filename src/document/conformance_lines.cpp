#include <document/conformance_measures.h>
#include <document/page_grid.h>
#include <text/punctuation.h>

#include <base/utf8.h>

#include <algorithm>

namespace xindang::document {

namespace {

using text::Mark;

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool is_set_text(PrintedLine const& line)
{
    return line.element != Element::PageNumber && line.element != Element::CheckMark && line.element != Element::Other;
}

/// GB/T 15834-2011 5.1: 点号, the latter half of pairs, 连接号, 间隔号 and 分隔号 never begin a line.
Observations line_starts(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines) {
        if (!is_set_text(line)) continue;
        auto const mark = text::mark_of(line.text.front());
        bool const never = mark == Mark::Point || mark == Mark::Closing || mark == Mark::Connector ||
                           mark == Mark::Interpunct || mark == Mark::Solidus;
        found.push_back(judged(!never, line));
    }
    return found;
}

Observations line_ends(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines) {
        if (!is_set_text(line)) continue;
        auto const mark = text::mark_of(line.text.back());
        bool const never = mark == Mark::Opening || (mark == Mark::Solidus && goes_on(line));
        found.push_back(judged(!never, line));
    }
    return found;
}

/// Two lines of a paragraph, one under the other or over a page.
template <class Broken> Observations between_lines(Examined const& examined, Broken broken)
{
    Observations found;
    for (std::size_t section = 0; section < examined.document.sections.size(); ++section) {
        auto const lines = text_lines(examined.document, section);
        for (std::size_t i = 1; i < lines.size(); ++i)
            found.push_back(judged(!broken(*lines[i - 1], *lines[i]), *lines[i]));
    }
    return found;
}

/// 破折号 and 省略号 are two characters that are one mark.
Observations pairs_whole(Examined const& examined)
{
    return between_lines(examined, [](PrintedLine const& above, PrintedLine const& below) {
        auto const mark = text::mark_of(above.text.back());
        return (mark == Mark::Dash || mark == Mark::Ellipsis) && above.text.back() == below.text.front();
    });
}

bool is_letter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Digits and letters that name a thing, such as a digest, are no 数值, and a long one has to be broken: letters before
/// the break, or between digits after it. Letters at the end alone are a unit.
bool is_name(std::u32string const& above, std::u32string const& below)
{
    auto const goes_with = [](char32_t c) {
        return is_digit(c) || is_letter(c);
    };
    auto const start = std::find_if_not(above.rbegin(), above.rend(), goes_with);
    if (std::any_of(above.rbegin(), start, is_letter)) return true;
    auto const end = std::find_if_not(below.begin(), below.end(), goes_with);
    return std::any_of(std::find_if(below.begin(), end, is_letter), end, is_digit);
}

/// GB/T 15835-2011: 一个用阿拉伯数字书写的数值应在同一行中.
Observations numbers_whole(Examined const& examined)
{
    return between_lines(examined, [](PrintedLine const& above, PrintedLine const& below) {
        return goes_on(above) && is_digit(above.text.back()) && is_digit(below.text.front()) &&
               !is_name(above.text, below.text);
    });
}

/// Neighbours in one line: whether the two halves of —— meet.
Observations dash_is_one_stroke(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines)
        for (std::size_t i = 1; i < line.glyphs.size(); ++i) {
            auto const &a = line.glyphs[i - 1], &b = line.glyphs[i];
            if (a.text == U"—" && b.text == U"—") found.push_back(seen(b.x - a.x - a.width, line));
        }
    return found;
}

std::size_t han_in(PrintedLine const& line)
{
    return static_cast<std::size_t>(std::count_if(line.text.begin(), line.text.end(), text::is_han));
}

/// 孤字不成行.
Observations no_lonely_character(Examined const& examined)
{
    return between_lines(examined, [](PrintedLine const& above, PrintedLine const& below) {
        return goes_on(above) && below.text.size() <= 2 && han_in(below) == 1;
    });
}

/// 孤行不成页: the last line of a paragraph is not alone on top of a page.
Observations no_lonely_line(Examined const& examined)
{
    return between_lines(examined, [](PrintedLine const& above, PrintedLine const& below) {
        return above.page != below.page && goes_on(above) && ends_paragraph(below);
    });
}

} // namespace

bool ends_paragraph(PrintedLine const& line)
{
    auto const last = line.text.back();
    // A colon may stand before a unit that went over whole.
    bool const stops = std::u32string_view(U"。；！？").find(last) != std::u32string_view::npos;
    return stops && line.ink_right < AREA_RIGHT - 1.2 * CELL;
}

bool goes_on(PrintedLine const& line)
{
    auto const last = line.text.back();
    bool const stops = std::u32string_view(U"。；：！？").find(last) != std::u32string_view::npos;
    return !stops && line.ink_right > AREA_RIGHT - 0.7 * CELL;
}

bool shows_its_left(PrintedLine const& line)
{
    return text::mark_of(line.text.front()) != Mark::Opening;
}

std::vector<PrintedLine const*> text_lines(PrintedDocument const& document, std::size_t section)
{
    std::vector<PrintedLine const*> lines;
    for (auto const& line : document.lines)
        if (line.section == section && (line.element == Element::Body || line.element == Element::Attachments))
            lines.push_back(&line);
    return lines;
}

std::string words_of(PrintedLine const& line)
{
    constexpr std::size_t ENOUGH = 12;
    return utf8::encode(line.text.substr(0, ENOUGH)) + (line.text.size() > ENOUGH ? "…" : "");
}

Observation seen(double value, PrintedLine const& line)
{
    return {value, line.page + 1, words_of(line)};
}

Observation judged(bool kept, PrintedLine const& line)
{
    return seen(kept ? 0 : 1, line);
}

Observations each_face(Examined const& examined, Element element, std::string_view role)
{
    return every_line(examined, element, [&](PrintedLine const& line) { return examined.book.plays(line.face, role); });
}

std::vector<NamedMeasure> const& line_measures()
{
    static std::vector<NamedMeasure> const measures{{"line-starts", line_starts}, {"line-ends", line_ends},
        {"pairs-whole", pairs_whole}, {"numbers-whole", numbers_whole}, {"dash-one-stroke", dash_is_one_stroke},
        {"no-lonely-character", no_lonely_character}, {"no-lonely-line", no_lonely_line}};
    return measures;
}

} // namespace xindang::document
