#include <document/conformance_measures.h>
#include <document/page_grid.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace xindang::document {

namespace {

constexpr double SMALL_EM = in_mm(SMALL_PT);

/// 版记 as it stands: its lines and, from the top down, its rules. A letter's has none.
struct ImprintBox {
    std::size_t page;
    std::size_t section;
    std::vector<PrintedLine const*> lines;
    std::vector<Ink> rules;
};

std::vector<ImprintBox> imprints_of(PrintedDocument const& document)
{
    std::map<std::size_t, ImprintBox> by_page;
    for (auto const* line : document.all(Element::Imprint)) {
        auto& box = by_page[line->page];
        box.page = line->page;
        box.section = line->section;
        box.lines.push_back(line);
    }
    std::vector<ImprintBox> boxes;
    for (auto& [page, box] : by_page) {
        auto const top = box.lines.front()->top - 5;
        for (auto const& rule : document.pages[page].rules)
            if (!rule.red && rule.width() > 100 && rule.middle_y() > top) box.rules.push_back(rule);
        std::sort(box.rules.begin(), box.rules.end(), [](Ink const& a, Ink const& b) { return a.top < b.top; });
        boxes.push_back(std::move(box));
    }
    return boxes;
}

template <class See> Observations each_imprint(Examined const& examined, See see)
{
    Observations found;
    for (auto const& box : imprints_of(examined.document))
        see(box, found);
    return found;
}

bool begins_with(PrintedLine const& line, std::u32string const& words)
{
    return line.text.substr(0, words.size()) == words;
}

bool ends_with(PrintedLine const& line, std::u32string const& words)
{
    return line.text.size() >= words.size() && line.text.substr(line.text.size() - words.size()) == words;
}

std::u32string const& word(Examined const& examined, char const* name)
{
    return examined.book.words().find(name)->second;
}

Observations even_page(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        // 10.1: that of a letter has no rules and wants the last side only.
        if (!box.rules.empty()) found.push_back(judged(box.page % 2 == 1, *box.lines.front()));
    });
}

Observations last_page(Examined const& examined)
{
    return each_imprint(examined, [&](ImprintBox const& box, Observations& found) {
        found.push_back(judged(box.page == examined.document.sections[box.section].last_page, *box.lines.front()));
    });
}

Observations last_rule(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        if (!box.rules.empty()) found.push_back(seen(box.rules.back().middle_y(), *box.lines.back()));
    });
}

Observations rule_length(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        for (auto const& rule : box.rules)
            found.push_back({rule.width(), box.page + 1, {}});
    });
}

Observations outer_rules(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        if (box.rules.empty()) return;
        found.push_back({box.rules.front().height(), box.page + 1, {}});
        found.push_back({box.rules.back().height(), box.page + 1, {}});
    });
}

Observations inner_rules(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        for (std::size_t i = 1; i + 1 < box.rules.size(); ++i)
            found.push_back({box.rules[i].height(), box.page + 1, {}});
    });
}

Observations size(Examined const& examined)
{
    return each_imprint(examined, [](ImprintBox const& box, Observations& found) {
        for (auto const* line : box.lines)
            found.push_back(seen(line->size_pt, *line));
    });
}

Observations copies_left(Examined const& examined)
{
    return each_imprint(examined, [&](ImprintBox const& box, Observations& found) {
        for (auto const* line : box.lines)
            if (begins_with(*line, word(examined, "copies")))
                found.push_back(seen((line->left - AREA_LEFT) / SMALL_EM, *line));
    });
}

/// 回行时与冒号后的首字对齐, and the list ends with 。.
Observations copies_stop(Examined const& examined)
{
    return each_imprint(examined, [&](ImprintBox const& box, Observations& found) {
        if (!begins_with(*box.lines.front(), word(examined, "copies"))) return;
        PrintedLine const* last = box.lines.front();
        for (auto const* line : box.lines) {
            bool const printer = std::any_of(box.lines.begin(), box.lines.end(), [&](PrintedLine const* other) {
                return ends_with(*other, word(examined, "printed")) && std::abs(other->top - line->top) < 1;
            });
            if (!printer) last = line;
        }
        found.push_back(judged(last->text.back() == U'。', *last));
    });
}

Observations printer_left(Examined const& examined)
{
    return each_imprint(examined, [&](ImprintBox const& box, Observations& found) {
        for (auto const* date : box.lines) {
            if (!ends_with(*date, word(examined, "printed"))) continue;
            for (auto const* line : box.lines)
                if (line != date && std::abs(line->top - date->top) < 1)
                    found.push_back(seen((line->left - AREA_LEFT) / SMALL_EM, *line));
        }
    });
}

Observations printed_right(Examined const& examined)
{
    return each_imprint(examined, [&](ImprintBox const& box, Observations& found) {
        for (auto const* line : box.lines)
            if (ends_with(*line, word(examined, "printed")))
                found.push_back(seen((AREA_RIGHT - line->right) / SMALL_EM, *line));
    });
}

} // namespace

std::vector<NamedMeasure> const& imprint_measures()
{
    static std::vector<NamedMeasure> const measures{{"imprint-even-page", even_page}, {"imprint-last-page", last_page},
        {"imprint-last-rule", last_rule}, {"imprint-rule-length", rule_length}, {"imprint-outer-rules", outer_rules},
        {"imprint-inner-rules", inner_rules}, {"imprint-size", size}, {"copies-left", copies_left},
        {"copies-stop", copies_stop}, {"printer-left", printer_left}, {"printed-right", printed_right}};
    return measures;
}

} // namespace xindang::document
