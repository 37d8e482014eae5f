#include <document/conformance_measures.h>
#include <document/page_grid.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace xindang::document {

namespace {

constexpr double AREA_MIDDLE = AREA_LEFT + AREA_WIDTH / 2;

/// The rectangle around the lines of an element.
std::optional<Ink> around(std::vector<PrintedLine const*> const& lines)
{
    if (lines.empty()) return std::nullopt;
    Ink box{lines.front()->left, lines.front()->top, lines.front()->right, lines.front()->bottom, false};
    for (auto const* line : lines) {
        box.left = std::min(box.left, line->left);
        box.top = std::min(box.top, line->top);
        box.right = std::max(box.right, line->right);
        box.bottom = std::max(box.bottom, line->bottom);
    }
    return box;
}

template <class See> Observations each_section(Examined const& examined, See see)
{
    Observations found;
    for (auto const section : examined.sections())
        if (auto const value = see(section))
            found.push_back({*value, examined.document.sections[section].first_page + 1, {}});
    return found;
}

Observations mark_top(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const mark = around(examined.document.of(section, Element::Mark));
        return mark ? std::optional(mark->top) : std::nullopt;
    });
}

Observations mark_centred(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const mark = around(examined.document.of(section, Element::Mark));
        return mark ? std::optional(mark->middle_x() - AREA_MIDDLE) : std::nullopt;
    });
}

Observations mark_face(Examined const& examined)
{
    return each_face(examined, Element::Mark, "xiaobiaosong");
}

/// A large head that is black is taken for a title, so a red one that is there is the whole question.
Observations mark_red(Examined const& examined)
{
    return every_line(examined, Element::Mark, [](PrintedLine const& line) { return line.red; });
}

Observations number_gap(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const mark = around(examined.document.of(section, Element::Mark));
        auto const number = around(examined.document.of(section, Element::Number));
        return mark && number ? std::optional(number->top - mark->bottom) : std::nullopt;
    });
}

Observations number_centred(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const number = around(examined.document.of(section, Element::Number));
        return number ? std::optional(number->middle_x() - AREA_MIDDLE) : std::nullopt;
    });
}

Observations number_right(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const number = around(examined.document.of(section, Element::Number));
        return number ? std::optional(AREA_RIGHT - number->right) : std::nullopt;
    });
}

/// 年份、发文顺序号用阿拉伯数字标注; 年份应标全称, 用六角括号“〔〕”括入; 发文顺序号不加“第”字, 不编虚位.
bool is_well_formed_number(std::u32string const& text)
{
    auto const open = text.find(U'〔'), close = text.find(U'〕');
    if (open == std::u32string::npos || close != open + 5 || text.back() != U'号') return false;
    auto const serial = text.substr(close + 1, text.size() - close - 2);
    auto const digits = [](std::u32string const& part) {
        return !part.empty() &&
               std::all_of(part.begin(), part.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    };
    return digits(text.substr(open + 1, 4)) && digits(serial) && serial.front() != U'0';
}

Observations number_form(Examined const& examined)
{
    Observations found;
    for (auto const section : examined.sections())
        for (auto const* line : examined.document.of(section, Element::Number))
            found.push_back(judged(is_well_formed_number(line->text), *line));
    return found;
}

Observations red_rule_gap(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const number = around(examined.document.of(section, Element::Number));
        auto const rules = red_rules(examined, section);
        if (!number || rules.empty()) return std::nullopt;
        return rules.front().middle_y() - number->bottom;
    });
}

Observations red_rule_length(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const rules = red_rules(examined, section);
        return rules.empty() ? std::nullopt : std::optional(rules.front().width());
    });
}

Observations letter_rule_gap(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const mark = around(examined.document.of(section, Element::Mark));
        auto const rules = red_rules(examined, section);
        if (!mark || rules.empty()) return std::nullopt;
        return rules.front().top - mark->bottom;
    });
}

Observations letter_rule_foot(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const rules = red_rules(examined, section);
        return rules.size() < 3 ? std::nullopt : std::optional(SHEET_HEIGHT - rules.back().bottom);
    });
}

/// 上粗下细 above, 上细下粗 at the foot.
Observations letter_rule_order(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const rules = red_rules(examined, section);
        if (rules.empty()) return std::nullopt;
        if (rules.size() != 4) return 1.0;
        bool const kept = rules[0].height() > rules[1].height() && rules[2].height() < rules[3].height();
        return kept ? 0.0 : 1.0;
    });
}

Observations title_gap(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const title = around(examined.document.of(section, Element::Title));
        auto const rules = red_rules(examined, section);
        if (!title || rules.empty()) return std::nullopt;
        return title->top - rules.front().middle_y();
    });
}

Observations title_size(Examined const& examined)
{
    return every_line(examined, Element::Title, [](PrintedLine const& line) { return line.size_pt; });
}

Observations title_face(Examined const& examined)
{
    return each_face(examined, Element::Title, "xiaobiaosong");
}

Observations title_centred(Examined const& examined)
{
    return every_line(examined, Element::Title, [](PrintedLine const& line) { return line.middle_x() - AREA_MIDDLE; });
}

/// 标题排列应当使用梯形或菱形: no line is shorter than both its neighbours.
Observations title_shape(Examined const& examined)
{
    Observations found;
    for (auto const section : examined.sections()) {
        auto const lines = examined.document.of(section, Element::Title);
        if (lines.size() < 2) continue;
        bool hourglass = false;
        for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
            auto const width = [&](std::size_t line) {
                return lines[line]->right - lines[line]->left;
            };
            hourglass = hourglass || (width(i) < width(i - 1) && width(i) < width(i + 1));
        }
        found.push_back(judged(!hourglass, *lines.front()));
    }
    return found;
}

Observations title_stop(Examined const& examined)
{
    return every_line(examined, Element::Title, [](PrintedLine const& line) {
        auto const last = line.text.back();
        return last != U'。' && last != U'！' && last != U'；';
    });
}

Observations addressee_gap(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const title = around(examined.document.of(section, Element::Title));
        auto const addressee = examined.document.of(section, Element::Addressee);
        if (!title || addressee.empty() || addressee.front()->top < title->bottom) return std::nullopt;
        // 执法文书 have their number between the two.
        auto const number = around(examined.document.of(section, Element::Number));
        auto const above = number && number->top > title->top ? number->bottom : title->bottom;
        return addressee.front()->top - above;
    });
}

Observations addressee_left(Examined const& examined)
{
    return every_line(examined, Element::Addressee, [](PrintedLine const& line) { return line.left - AREA_LEFT; });
}

Observations annex_label_top(Examined const& examined)
{
    return every_line(examined, Element::AnnexLabel, [](PrintedLine const& line) { return line.top; });
}

Observations annex_label_left(Examined const& examined)
{
    return every_line(examined, Element::AnnexLabel, [](PrintedLine const& line) { return line.left - AREA_LEFT; });
}

Observations annex_label_face(Examined const& examined)
{
    return each_face(examined, Element::AnnexLabel, "heiti");
}

Observations annex_title_line(Examined const& examined)
{
    return each_section(examined, [&](std::size_t section) -> std::optional<double> {
        auto const title = around(examined.document.of(section, Element::Title));
        if (!title || examined.document.of(section, Element::AnnexLabel).empty()) return std::nullopt;
        return (title->top - AREA_TOP) / filling_pitch(AREA_LINES) + 1;
    });
}

} // namespace

std::vector<Ink> red_rules(Examined const& examined, std::size_t section)
{
    auto rules = examined.document.pages[examined.document.sections[section].first_page].rules;
    std::erase_if(rules, [](Ink const& rule) { return !rule.red || rule.width() < 50; });
    std::sort(rules.begin(), rules.end(), [](Ink const& a, Ink const& b) { return a.top < b.top; });
    return rules;
}

std::vector<NamedMeasure> const& head_measures()
{
    static std::vector<NamedMeasure> const measures{{"mark-top", mark_top}, {"order-mark-top", mark_top},
        {"letter-mark-top", mark_top}, {"mark-centred", mark_centred}, {"mark-face", mark_face}, {"mark-red", mark_red},
        {"number-gap", number_gap}, {"number-centred", number_centred}, {"letter-number-right", number_right},
        {"number-form", number_form}, {"red-rule-gap", red_rule_gap}, {"red-rule-length", red_rule_length},
        {"letter-rule-gap", letter_rule_gap}, {"letter-rule-length", red_rule_length},
        {"letter-rule-foot", letter_rule_foot}, {"letter-rule-order", letter_rule_order}, {"title-gap", title_gap},
        {"title-size", title_size}, {"title-face", title_face}, {"title-centred", title_centred},
        {"title-shape", title_shape}, {"title-stop", title_stop}, {"addressee-gap", addressee_gap},
        {"addressee-left", addressee_left}, {"annex-label-top", annex_label_top},
        {"annex-label-left", annex_label_left}, {"annex-label-face", annex_label_face},
        {"annex-title-line", annex_title_line}};
    return measures;
}

} // namespace xindang::document
