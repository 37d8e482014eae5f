#include <document/conformance_measures.h>
#include <document/page_grid.h>
#include <text/amount.h>
#include <text/punctuation.h>

#include <base/utf8.h>
#include <model/money.h>

#include <algorithm>
#include <string_view>

namespace xindang::document {

namespace {

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool is_han_numeral(char32_t c)
{
    return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

Observations text_on_first_page(Examined const& examined)
{
    Observations found;
    for (auto const section : examined.sections()) {
        auto const page = examined.document.sections[section].first_page;
        auto const lines = examined.document.on(page, Element::Body).size();
        // A summary or annex may be one table.
        auto const cells = examined.document.on(page, Element::Table).size();
        found.push_back({static_cast<double>(lines + cells), page + 1, {}});
    }
    return found;
}

Observations paragraph_indent(Examined const& examined)
{
    Observations found;
    for (std::size_t section = 0; section < examined.document.sections.size(); ++section) {
        auto const lines = examined.document.of(section, Element::Body);
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (ends_paragraph(*lines[i - 1]) && shows_its_left(*lines[i]))
                found.push_back(seen((lines[i]->left - AREA_LEFT) / CELL, *lines[i]));
    }
    return found;
}

/// A line that is nothing but a heading: numbered, short, without a stop.
bool is_heading(PrintedLine const& line, int level)
{
    auto const& text = line.text;
    if (text.size() < 4 || line.ink_right > AREA_RIGHT - 3 * CELL) return false;
    auto const last = text.back();
    if (text::mark_of(last) == text::Mark::Point || is_digit(last)) return false;
    auto const end = text.find(level == 1 ? U'、' : U'）');
    std::size_t const begin = level == 1 ? 0 : 1;
    if (level == 2 && text.front() != U'（') return false;
    if (end == std::u32string::npos || end <= begin || end > 4) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
        text.begin() + static_cast<std::ptrdiff_t>(end), is_han_numeral);
}

Observations headings(Examined const& examined, int level, std::string_view role)
{
    Observations found;
    for (auto const* line : examined.document.all(Element::Body))
        if (is_heading(*line, level)) found.push_back(judged(examined.book.plays(line->face, role), *line));
    return found;
}

Observations first_level_face(Examined const& examined)
{
    return headings(examined, 1, "heiti");
}

Observations second_level_face(Examined const& examined)
{
    return headings(examined, 2, "kaiti");
}

Observations attachments_indent(Examined const& examined)
{
    Observations found;
    auto const& word = examined.book.words().find("attachments")->second;
    for (auto const* line : examined.document.all(Element::Attachments))
        if (line->text.substr(0, word.size()) == word) found.push_back(seen((line->left - AREA_LEFT) / CELL, *line));
    return found;
}

/// 正文下空一行: measured between the em boxes when both stand on one page.
Observations attachments_gap(Examined const& examined)
{
    Observations found;
    for (std::size_t section = 0; section < examined.document.sections.size(); ++section) {
        auto const notes = examined.document.of(section, Element::Attachments);
        auto const body = examined.document.of(section, Element::Body);
        if (notes.empty() || body.empty() || body.back()->page != notes.front()->page) continue;
        auto const pitch = pitch_on(examined.document, notes.front()->page);
        if (pitch > 0) found.push_back(seen((notes.front()->top - body.back()->top) / pitch - 1, *notes.front()));
    }
    return found;
}

Observations attachments_stop(Examined const& examined)
{
    return every_line(examined, Element::Attachments,
        [](PrintedLine const& line) { return text::mark_of(line.text.back()) != text::Mark::Point; });
}

Observations no_empty_page_words(Examined const& examined)
{
    Observations found;
    auto const& words = examined.book.words().find("no-text")->second;
    for (auto const& line : examined.document.lines)
        found.push_back(judged(line.text.find(words) == std::u32string::npos, line));
    return found;
}

/// 成文日期中的数字: 用阿拉伯数字将年、月、日标全, 年份应标全称, 月、日不编虚位.
bool is_well_formed_date(std::u32string const& text)
{
    auto const year = text.find(U'年'), month = text.find(U'月');
    auto const part = [&](std::size_t begin, std::size_t end) {
        auto const digits = text.substr(begin, end - begin);
        return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit) && digits.front() != U'0';
    };
    return year == 4 && part(0, year) && part(year + 1, month) && part(month + 1, text.size() - 1);
}

Observations date_form(Examined const& examined)
{
    return every_line(examined, Element::Date, [](PrintedLine const& line) { return is_well_formed_date(line.text); });
}

struct RunningText {
    std::u32string text;
    std::vector<PrintedLine const*> lines; ///< of each code point
};

RunningText running_text(PrintedDocument const& document)
{
    RunningText running;
    for (auto const& line : document.lines) {
        if (line.element == Element::PageNumber) continue;
        running.text += line.text;
        running.lines.resize(running.text.size(), &line);
    }
    return running;
}

/// 50,000.00元（大写：伍万元整）: both forms of an amount are one amount.
Observations amounts_agree(Examined const& examined)
{
    Observations found;
    auto const& label = examined.book.words().find("capitals")->second;
    auto const running = running_text(examined.document);
    for (auto at = running.text.find(label); at != std::u32string::npos; at = running.text.find(label, at + 1)) {
        auto begin = at;
        while (begin > 0 &&
               std::u32string_view(U"0123456789.,元万").find(running.text[begin - 1]) != std::u32string_view::npos)
            --begin;
        auto const words_begin = at + label.size();
        auto const words_end = running.text.find(U'）', words_begin);
        if (begin == at || words_end == std::u32string::npos) continue;
        auto const amount = model::Money::parse_yuan(utf8::encode(running.text.substr(begin, at - begin)));
        auto const words = utf8::encode(running.text.substr(words_begin, words_end - words_begin));
        found.push_back(judged(amount && text::capital_amount(*amount) == words, *running.lines[at]));
    }
    return found;
}

} // namespace

std::vector<NamedMeasure> const& body_measures()
{
    static std::vector<NamedMeasure> const measures{{"text-on-first-page", text_on_first_page},
        {"paragraph-indent", paragraph_indent}, {"first-level-face", first_level_face},
        {"second-level-face", second_level_face}, {"attachments-indent", attachments_indent},
        {"attachments-gap", attachments_gap}, {"attachments-stop", attachments_stop},
        {"no-empty-page-words", no_empty_page_words}, {"date-form", date_form}, {"amounts-agree", amounts_agree}};
    return measures;
}

} // namespace xindang::document
