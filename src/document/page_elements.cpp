#include <document/page_elements.h>

#include <document/page_grid.h>
#include <text/punctuation.h>

#include <algorithm>
#include <cmath>

namespace xindang::document {

namespace {

constexpr double SAME_BASELINE = 0.2;
/// The widest gap within a line: a line is spread by less, and two things side by side stand further apart.
constexpr double WIDE_GAP_EM = 1.2;
constexpr double NEAR = 1.0;

/// Text as large as titles are, and as large as only a mark is.
constexpr double LARGE_PT = 20;
constexpr double MARK_PT = 30;

bool is_mark(PrintedLine const& line)
{
    return line.size_pt > LARGE_PT && (line.red || line.size_pt > MARK_PT);
}

bool begins_with(std::u32string_view text, std::u32string_view prefix)
{
    return !prefix.empty() && text.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::u32string_view text, std::u32string_view suffix)
{
    return !suffix.empty() && text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool is_number_digit(char32_t c)
{
    return (c >= U'0' && c <= U'9') ||
           std::u32string_view(U"〇○零一二三四五六七八九十").find(c) != std::u32string::npos;
}

std::string most_common_face(std::vector<FinishedGlyph> const& glyphs)
{
    std::map<std::string, std::size_t> counts;
    for (auto const& glyph : glyphs)
        ++counts[glyph.face];
    return std::max_element(counts.begin(), counts.end(), [](auto const& a, auto const& b) {
        return a.second < b.second;
    })->first;
}

PrintedLine line_of(std::size_t page, std::vector<FinishedGlyph> glyphs)
{
    PrintedLine line;
    line.page = page;
    auto const em = in_mm(glyphs.front().size_pt);
    line.size_pt = glyphs.front().size_pt;
    line.top = glyphs.front().baseline - EM_ASCENT * em;
    line.bottom = line.top + em;
    line.left = glyphs.front().x;
    line.right = line.ink_right = line.left;
    for (auto const& glyph : glyphs) {
        line.text += glyph.text;
        line.right = std::max(line.right, glyph.x + glyph.width);
        auto const halved = !glyph.text.empty() && text::can_be_halved(glyph.text.front());
        line.ink_right = std::max(line.ink_right, glyph.x + (halved ? std::min(em / 2, glyph.width) : glyph.width));
    }
    line.face = most_common_face(glyphs);
    line.red = glyphs.front().red;
    line.glyphs = std::move(glyphs);
    return line;
}

std::vector<PrintedLine> lines_of(std::size_t number, FinishedPage const& page)
{
    auto glyphs = page.glyphs;
    std::stable_sort(glyphs.begin(), glyphs.end(), [](FinishedGlyph const& a, FinishedGlyph const& b) {
        if (std::abs(a.baseline - b.baseline) > SAME_BASELINE) return a.baseline < b.baseline;
        return a.x < b.x;
    });
    std::vector<PrintedLine> lines;
    std::vector<FinishedGlyph> current;
    auto const finish = [&] {
        if (current.empty()) return;
        auto line = line_of(number, std::exchange(current, {}));
        if (!line.text.empty()) lines.push_back(std::move(line));
    };
    for (auto const& glyph : glyphs) {
        if (!current.empty()) {
            auto const& last = current.back();
            auto const gap = glyph.x - last.x - last.width;
            if (std::abs(glyph.baseline - last.baseline) > SAME_BASELINE || glyph.size_pt != last.size_pt ||
                gap > WIDE_GAP_EM * in_mm(glyph.size_pt))
                finish();
        }
        current.push_back(glyph);
    }
    finish();
    std::stable_sort(
        lines.begin(), lines.end(), [](PrintedLine const& a, PrintedLine const& b) { return a.top < b.top; });
    return lines;
}

bool is_document_number(std::u32string_view text)
{
    // …〔2026〕1号, or 第1号; wrong brackets and padding are for the clauses to find.
    return ends_with(text, U"号") && text.size() < 30 &&
           std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; }) &&
           text.find_first_of(U"，。；：《") == std::u32string::npos;
}

/// Names the elements of a page from the top down, remembering what has been seen of the section.
class Recogniser {
public:
    Recogniser(PrintedDocument& document, ElementWords const& words) : m_document(document), m_words(words) {}

    void look_at(std::size_t page)
    {
        auto lines = lines_of(page, m_document.pages[page]);
        find_fixed(lines, m_document.pages[page]);
        begin_section(lines, page);
        m_document.sections.back().last_page = page;
        for (auto& line : lines) {
            line.section = m_document.sections.size() - 1;
            if (line.element == Element::Body) line.element = element_of(line);
        }
        find_signature(lines, m_document.pages[page]);
        for (auto& line : lines)
            m_document.lines.push_back(std::move(line));
    }

private:
    std::u32string const& word(char const* name) const { return m_words.find(name)->second; }

    /// Whether the text begins with one of the words of that name.
    bool begins_with_word(std::u32string_view text, char const* name) const
    {
        std::u32string_view words = word(name);
        while (!words.empty()) {
            auto const end = std::min(words.find(U' '), words.size());
            if (begins_with(text, words.substr(0, end))) return true;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        return false;
    }

    /// 份号, 密级 and 紧急程度 stand 顶格 above a red mark, or under the rule of a letter.
    void find_markings(std::vector<PrintedLine>& lines) const
    {
        auto const mark = std::find_if(lines.begin(), lines.end(), is_mark);
        if (mark == lines.end()) return;
        auto const lowest = mark->bottom + 35;
        for (auto& line : lines) {
            if (line.top > lowest || line.left > AREA_LEFT + CELL || line.size_pt > LARGE_PT) continue;
            bool const digits =
                std::all_of(line.text.begin(), line.text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
            if (digits)
                line.element = Element::CopyNumber;
            else if (begins_with_word(line.text, "secrecy"))
                line.element = Element::Secrecy;
            else if (line.text.size() < 4 && begins_with_word(line.text, "urgency"))
                line.element = Element::Urgency;
        }
    }

    /// What is told by its place on the sheet: page number, tables, 版记.
    void find_fixed(std::vector<PrintedLine>& lines, FinishedPage const& page) const
    {
        auto table_top = page.height, table_bottom = 0.0;
        for (auto const& rule : page.rules) {
            if (rule.height() < 3 || rule.width() > 1) continue;
            table_top = std::min(table_top, rule.top);
            table_bottom = std::max(table_bottom, rule.bottom);
        }
        auto imprint_top = page.height;
        for (auto const& line : lines)
            if (line.size_pt < 15 && (begins_with(line.text, word("copies")) || ends_with(line.text, word("printed"))))
                imprint_top = std::min(imprint_top, line.top - 0.1);
        for (auto& line : lines) {
            if (line.top > AREA_BOTTOM + NEAR)
                line.element = line.size_pt < 10 ? Element::CheckMark : Element::PageNumber;
            else if (line.top >= table_top && line.bottom <= table_bottom)
                line.element = Element::Table;
            else if (line.top >= imprint_top)
                line.element = Element::Imprint;
            else if (line.size_pt < 15)
                line.element = Element::Other;
        }
        find_markings(lines);
    }

    /// A section begins on the page whose first line is a mark, a title or the label of an annex.
    void begin_section(std::vector<PrintedLine> const& lines, std::size_t page)
    {
        auto const first = std::find_if(
            lines.begin(), lines.end(), [](PrintedLine const& line) { return line.element == Element::Body; });
        bool const begins = first != lines.end() && (first->size_pt > LARGE_PT || is_annex_label(*first));
        if (!begins && !m_document.sections.empty()) return;
        m_document.sections.push_back({form_of(lines, m_document.pages[page]), page, page});
        m_stage = Stage::Head;
    }

    bool is_annex_label(PrintedLine const& line) const
    {
        return begins_with(line.text, word("annex")) && line.text.size() <= word("annex").size() + 3 &&
               line.top < AREA_TOP + 20 && line.text.find(U'：') == std::u32string::npos;
    }

    Letterhead form_of(std::vector<PrintedLine> const& lines, FinishedPage const& page) const
    {
        for (auto const& line : lines) {
            if (line.element != Element::Body) continue;
            if (is_annex_label(line)) return Letterhead::Annex;
            if (!is_mark(line)) return Letterhead::Plain;
            if (ends_with(line.text, word("minutes"))) return Letterhead::Minutes;
            if (ends_with(line.text, word("order"))) return Letterhead::Order;
            bool const wide = std::any_of(page.rules.begin(), page.rules.end(),
                [](Ink const& rule) { return rule.red && rule.width() > AREA_WIDTH + 5; });
            return wide ? Letterhead::Letter : Letterhead::General;
        }
        return Letterhead::Plain;
    }

    enum class Stage { Head, Addressee, Body, Attachments, Signed };

    Element element_of(PrintedLine const& line)
    {
        if (line.size_pt > LARGE_PT) {
            if (m_stage != Stage::Head) return line.red ? Element::SignerName : Element::Title;
            return is_mark(line) ? Element::Mark : Element::Title;
        }
        if (m_stage == Stage::Head) {
            if (is_annex_label(line)) return Element::AnnexLabel;
            if (is_document_number(line.text)) return Element::Number;
            if (line.red) return Element::Mark;
            m_stage = Stage::Addressee;
        }
        if (m_stage == Stage::Addressee) {
            m_stage = Stage::Body;
            if (line.left < AREA_LEFT + CELL && ends_with(line.text, U"：")) return Element::Addressee;
        }
        // 签名章颜色为红色; text never begins so far to the right.
        if (line.red && line.left > AREA_LEFT + 6 * CELL) return Element::SignerName;
        if (m_stage == Stage::Signed) return begins_with(line.text, U"（") ? Element::Remark : Element::Other;
        if (is_any_date(line.text) && line.left > AREA_LEFT + 2.5 * CELL) {
            m_stage = Stage::Signed;
            return Element::Date;
        }
        if (begins_with(line.text, word("attachments"))) m_stage = Stage::Attachments;
        return m_stage == Stage::Attachments ? Element::Attachments : Element::Body;
    }

    /// The lines above the date that are not set like text are the organ's name. A blank line parts it from the text.
    void find_signature(std::vector<PrintedLine>& lines, FinishedPage const& page) const
    {
        auto const date = std::find_if(
            lines.begin(), lines.end(), [](PrintedLine const& line) { return line.element == Element::Date; });
        if (date == lines.end()) return;
        if (page.drawings.size() > 1) {
            find_joint_signature(lines, page);
            return;
        }
        bool const by_head = std::any_of(
            lines.begin(), lines.end(), [](PrintedLine const& line) { return line.element == Element::SignerName; });
        auto const reach = (by_head ? 3.2 : 1.2) * filling_pitch(AREA_LINES);
        auto below = date->top;
        for (auto line = date; line != lines.begin();) {
            --line;
            bool const text = line->element == Element::Body || line->element == Element::Attachments;
            bool const attachment = line->element == Element::Attachments && is_number_digit(line->text.front());
            if (line->element == Element::SignerName) continue;
            if (!text || attachment || line->left < AREA_LEFT + 3 * CELL || below - line->top > reach) break;
            line->element = by_head ? Element::SignerName : Element::OrganName;
            below = line->top;
        }
    }

    /// Of several organs each name lies under its own seal, in whatever column.
    static void find_joint_signature(std::vector<PrintedLine>& lines, FinishedPage const& page)
    {
        for (auto& line : lines) {
            bool const text = line.element == Element::Body || line.element == Element::Attachments;
            bool const sealed = std::any_of(page.drawings.begin(), page.drawings.end(), [&](Ink const& seal) {
                return line.top > seal.top && line.bottom < seal.bottom && line.middle_x() > seal.left &&
                       line.middle_x() < seal.right;
            });
            // A line of text that a seal was wrongly pressed on is longer.
            if (text && sealed && line.right - line.left < AREA_WIDTH / 2) line.element = Element::OrganName;
        }
    }

    PrintedDocument& m_document;
    ElementWords const& m_words;
    Stage m_stage = Stage::Head;
};

template <class Keep> std::vector<PrintedLine const*> chosen(std::vector<PrintedLine> const& lines, Keep keep)
{
    std::vector<PrintedLine const*> result;
    for (auto const& line : lines)
        if (keep(line)) result.push_back(&line);
    return result;
}

} // namespace

bool is_any_date(std::u32string_view text)
{
    auto const year = text.find(U'年'), month = text.find(U'月');
    if (year == std::u32string::npos || month == std::u32string::npos || !ends_with(text, U"日")) return false;
    if (year < 2 || month <= year + 1 || text.size() < month + 3 || text.size() > 12) return false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (i != year && i != month && !is_number_digit(text[i])) return false;
    return true;
}

std::vector<PrintedLine const*> PrintedDocument::all(Element element) const
{
    return chosen(lines, [&](PrintedLine const& line) { return line.element == element; });
}

std::vector<PrintedLine const*> PrintedDocument::of(std::size_t section, Element element) const
{
    return chosen(lines, [&](PrintedLine const& line) { return line.section == section && line.element == element; });
}

std::vector<PrintedLine const*> PrintedDocument::on(std::size_t page, Element element) const
{
    return chosen(lines, [&](PrintedLine const& line) { return line.page == page && line.element == element; });
}

PrintedDocument recognised(std::vector<FinishedPage> pages, ElementWords const& words)
{
    PrintedDocument document{std::move(pages), {}, {}};
    Recogniser recogniser(document, words);
    for (std::size_t page = 0; page < document.pages.size(); ++page)
        recogniser.look_at(page);
    return document;
}

} // namespace xindang::document
