#include <document/conformance_measures.h>
#include <document/page_grid.h>
#include <text/punctuation.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace xindang::document {

namespace {

double median(std::vector<double> values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool in_area(PrintedLine const& line)
{
    return line.element != Element::PageNumber && line.element != Element::CheckMark;
}

Observations paper_width(Examined const& examined)
{
    Observations found;
    for (std::size_t i = 0; i < examined.document.pages.size(); ++i)
        found.push_back({examined.document.pages[i].width, i + 1, {}});
    return found;
}

Observations paper_height(Examined const& examined)
{
    Observations found;
    for (std::size_t i = 0; i < examined.document.pages.size(); ++i)
        found.push_back({examined.document.pages[i].height, i + 1, {}});
    return found;
}

/// Pages that begin with text: a red mark stands lower, 版记 and tables where they must.
Observations area_top(Examined const& examined)
{
    Observations found;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page) {
        auto const first = std::find_if(examined.document.lines.begin(), examined.document.lines.end(),
            [&](PrintedLine const& line) { return line.page == page; });
        if (first == examined.document.lines.end()) continue;
        bool const text = first->element == Element::Body || first->element == Element::AnnexLabel ||
                          first->element == Element::Title;
        if (text) found.push_back(seen(first->top, *first));
    }
    return found;
}

/// Lines that go on from the line above begin where the type area does, unless a whole page is set otherwise.
Observations area_left(Examined const& examined)
{
    Observations found;
    auto const& document = examined.document;
    for (std::size_t page = 0; page < document.pages.size(); ++page) {
        PrintedLine const* leftmost = nullptr;
        auto const lines = document.on(page, Element::Body);
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (goes_on(*lines[i - 1]) && shows_its_left(*lines[i]) && (!leftmost || lines[i]->left < leftmost->left))
                leftmost = lines[i];
        // Where only labelled lines go on, they align behind their labels.
        if (leftmost && leftmost->left < AREA_LEFT + 3 * CELL) found.push_back(seen(leftmost->left, *leftmost));
    }
    return found;
}

Observations area_right(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines)
        if (in_area(line)) found.push_back(seen(line.ink_right, line));
    return found;
}

Observations area_bottom(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines) {
        // 10.1: the first page of a letter is longer.
        auto const& section = examined.document.sections[line.section];
        if (section.form == Letterhead::Letter && section.first_page == line.page) continue;
        if (in_area(line)) found.push_back(seen(line.bottom, line));
    }
    return found;
}

Observations line_pitch(Examined const& examined)
{
    Observations found;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page) {
        auto const pitch = pitch_on(examined.document, page);
        if (pitch > 0 && !is_adjusted(examined.document, page)) found.push_back({pitch, page + 1, {}});
    }
    return found;
}

Observations adjusted_pitch(Examined const& examined)
{
    Observations found;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page)
        if (is_adjusted(examined.document, page)) found.push_back({pitch_on(examined.document, page), page + 1, {}});
    return found;
}

Observations lines_on_page(Examined const& examined)
{
    Observations found;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page) {
        if (is_adjusted(examined.document, page)) continue;
        auto const lines = examined.document.on(page, Element::Body);
        std::set<long> tops;
        for (auto const* line : lines)
            tops.insert(std::lround(line->top * 10));
        if (!tops.empty()) found.push_back({static_cast<double>(tops.size()), page + 1, {}});
    }
    return found;
}

/// Between neighbours that are both Han; what was squeezed or spread is a few lines of many. 0 when there are few.
double han_pitch(Examined const& examined)
{
    std::vector<double> pitches;
    for (auto const* line : examined.document.all(Element::Body))
        for (std::size_t i = 1; i < line->glyphs.size(); ++i) {
            auto const &before = line->glyphs[i - 1], &after = line->glyphs[i];
            if (before.text.empty() || after.text.empty()) continue;
            if (text::is_han(before.text.front()) && text::is_han(after.text.front()))
                pitches.push_back(after.x - before.x);
        }
    return pitches.size() < 200 ? 0 : median(std::move(pitches));
}

/// 7.3.5.5 lets characters stand closer where lines do already.
bool has_adjusted_characters(Examined const& examined, double pitch)
{
    bool adjusted = false;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page)
        adjusted = adjusted || is_adjusted(examined.document, page);
    return adjusted && pitch < CELL - 0.05;
}

Observations char_pitch(Examined const& examined)
{
    auto const pitch = han_pitch(examined);
    if (pitch == 0 || has_adjusted_characters(examined, pitch)) return {};
    return {{pitch, 1, {}}};
}

Observations adjusted_char_pitch(Examined const& examined)
{
    auto const pitch = han_pitch(examined);
    if (pitch == 0 || !has_adjusted_characters(examined, pitch)) return {};
    return {{pitch, 1, {}}};
}

Observations body_size(Examined const& examined)
{
    return every_line(examined, Element::Body, [](PrintedLine const& line) { return line.size_pt; });
}

Observations body_face(Examined const& examined)
{
    std::size_t all = 0, right = 0;
    for (auto const* line : examined.document.all(Element::Body))
        for (auto const& glyph : line->glyphs) {
            ++all;
            if (examined.book.plays(glyph.face, "fangsong")) ++right;
        }
    // Of a few lines most may be headings.
    if (all < 200) return {};
    return {{100.0 * static_cast<double>(right) / static_cast<double>(all), 1, {}}};
}

Observations black_text(Examined const& examined)
{
    Observations found;
    for (auto const& line : examined.document.lines) {
        bool const may_be_red = line.element == Element::Mark || line.element == Element::SignerName;
        if (!may_be_red) found.push_back(judged(!line.red, line));
    }
    return found;
}

bool is_plain_number(PrintedLine const& line)
{
    return std::all_of(line.text.begin(), line.text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// Page numbers of the standard's form; records count their pages in another.
std::vector<PrintedLine const*> page_numbers(PrintedDocument const& document)
{
    auto numbers = document.all(Element::PageNumber);
    std::erase_if(numbers, [](PrintedLine const* line) { return !is_plain_number(*line); });
    return numbers;
}

std::vector<Ink> dashes_beside(PrintedDocument const& document, PrintedLine const& number)
{
    auto dashes = document.pages[number.page].rules;
    std::erase_if(dashes, [&](Ink const& rule) {
        // The modules of a QR code at the other side are no dashes.
        return rule.top < AREA_BOTTOM || rule.width() > 10 || std::abs(rule.middle_y() - number.top) > 10 ||
               std::abs(rule.middle_x() - number.middle_x()) > 20;
    });
    return dashes;
}

Observations number_dashes(Examined const& examined)
{
    Observations found;
    for (auto const* number : page_numbers(examined.document))
        found.push_back(seen(static_cast<double>(dashes_beside(examined.document, *number).size()), *number));
    return found;
}

Observations number_height(Examined const& examined)
{
    Observations found;
    for (auto const* number : page_numbers(examined.document))
        for (auto const& dash : dashes_beside(examined.document, *number))
            found.push_back(seen(dash.middle_y() - AREA_BOTTOM, *number));
    return found;
}

/// 单页码居右空一字, 双页码居左空一字: how far the outer dash is from the edge of the type area.
Observations number_side(Examined const& examined)
{
    Observations found;
    for (auto const* number : page_numbers(examined.document)) {
        bool const odd = number->page % 2 == 0;
        auto edge = odd ? number->right : number->left;
        for (auto const& dash : dashes_beside(examined.document, *number))
            edge = odd ? std::max(edge, dash.right) : std::min(edge, dash.left);
        found.push_back(seen(odd ? AREA_RIGHT - edge : edge - AREA_LEFT, *number));
    }
    return found;
}

Observations number_size(Examined const& examined)
{
    Observations found;
    for (auto const* number : page_numbers(examined.document))
        found.push_back(seen(number->size_pt, *number));
    return found;
}

Observations number_face(Examined const& examined)
{
    Observations found;
    for (auto const* number : page_numbers(examined.document))
        found.push_back(judged(examined.book.plays(number->face, "songti"), *number));
    return found;
}

/// Every page has its number but those the standard names: a blank page before 版记, the page of 版记 behind it, and
/// the first of a letter.
Observations number_order(Examined const& examined)
{
    auto const& document = examined.document;
    Observations found;
    bool after_blank = false;
    for (std::size_t page = 0; page < document.pages.size(); ++page) {
        bool blank = true, only_imprint = true;
        for (auto const& line : document.lines) {
            if (line.page != page || !in_area(line)) continue;
            blank = false;
            only_imprint = only_imprint && line.element == Element::Imprint;
        }
        auto const numbers = document.on(page, Element::PageNumber);
        bool const letter_head = std::any_of(document.sections.begin(), document.sections.end(),
            [&](PrintedSection const& one) { return one.form == Letterhead::Letter && one.first_page == page; });
        bool const without = blank || letter_head || (after_blank && only_imprint);
        after_blank = blank;
        bool kept = numbers.empty() == without;
        if (numbers.size() == 1 && is_plain_number(*numbers.front())) {
            auto const expected = std::to_string(page + 1);
            kept = kept && numbers.front()->text == std::u32string(expected.begin(), expected.end());
        }
        found.push_back({kept ? 0.0 : 1.0, page + 1, {}});
    }
    return found;
}

} // namespace

double pitch_on(PrintedDocument const& document, std::size_t page)
{
    auto const lines = document.on(page, Element::Body);
    std::vector<double> pitches;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto const pitch = lines[i]->top - lines[i - 1]->top;
        // A table between two lines, or two columns, is no pitch.
        if (pitch > 5 && pitch < 15) pitches.push_back(pitch);
    }
    return pitches.empty() ? 0 : median(std::move(pitches));
}

bool is_adjusted(PrintedDocument const& document, std::size_t page)
{
    auto const pitch = pitch_on(document, page);
    if (pitch == 0 || pitch > filling_pitch(AREA_LINES) - 0.06) return false;
    for (auto const& section : document.sections) {
        if (page < section.first_page || page > section.last_page) continue;
        for (auto signed_page = section.first_page; signed_page <= section.last_page; ++signed_page)
            if (!document.on(signed_page, Element::Date).empty()) return true;
    }
    return false;
}

std::vector<NamedMeasure> const& page_measures()
{
    static std::vector<NamedMeasure> const measures{{"paper-width", paper_width}, {"paper-height", paper_height},
        {"area-top", area_top}, {"area-left", area_left}, {"area-right", area_right}, {"area-bottom", area_bottom},
        {"line-pitch", line_pitch}, {"adjusted-pitch", adjusted_pitch}, {"lines-on-page", lines_on_page},
        {"char-pitch", char_pitch}, {"adjusted-char-pitch", adjusted_char_pitch}, {"body-size", body_size},
        {"body-face", body_face}, {"black-text", black_text}, {"page-number-dashes", number_dashes},
        {"page-number-height", number_height}, {"page-number-side", number_side}, {"page-number-size", number_size},
        {"page-number-face", number_face}, {"page-number-order", number_order}};
    return measures;
}

} // namespace xindang::document
