#include <text/legal_units.h>

#include <text/punctuation.h>

#include <algorithm>
#include <array>
#include <optional>

namespace xindang::text {

namespace {

using View = std::u32string_view;

constexpr View HAN_DIGITS = U"〇零一二三四五六七八九十百千两";
constexpr View CAPITALS = U"零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整正";

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool is_upper(char32_t c)
{
    return c >= U'A' && c <= U'Z';
}

char32_t at(View text, std::size_t i)
{
    return i < text.size() ? text[i] : U'\0';
}

bool among(View list, char32_t c)
{
    return c != 0 && list.find(c) != View::npos;
}

template <class Predicate> std::size_t skip(View text, std::size_t i, Predicate const& predicate)
{
    while (i < text.size() && predicate(text[i]))
        ++i;
    return i;
}

std::size_t skip_han_digits(View text, std::size_t i)
{
    return skip(text, i, [](char32_t c) { return among(HAN_DIGITS, c); });
}

std::size_t skip_digits(View text, std::size_t i)
{
    return skip(text, i, is_digit);
}

/// 50,000.00: digits with separators that stand between digits.
std::size_t skip_number(View text, std::size_t i)
{
    i = skip_digits(text, i);
    while ((at(text, i) == U',' || at(text, i) == U'.') && is_digit(at(text, i + 1)))
        i = skip_digits(text, i + 1);
    return i;
}

/// 2024年12月19日, 2024年12月, 12月19日, 9时30分, and the same in Han digits.
std::optional<LegalUnit> date_at(View text, std::size_t begin)
{
    static constexpr std::array<char32_t, 6> UNITS{U'年', U'月', U'日', U'时', U'分', U'秒'};
    LegalUnit unit{{begin, begin}, {}};
    auto i = begin;
    std::size_t next_unit = 0;
    std::size_t parts = 0;
    while (next_unit < UNITS.size()) {
        auto const digits_end = is_digit(at(text, i)) ? skip_digits(text, i) : skip_han_digits(text, i);
        if (digits_end == i) break;
        auto const* const found = std::find(UNITS.begin() + next_unit, UNITS.end(), at(text, digits_end));
        if (found == UNITS.end()) break;
        i = digits_end + 1;
        if (*found == U'年' || *found == U'日') unit.joints.push_back(i);
        next_unit = static_cast<std::size_t>(found - UNITS.begin()) + 1;
        ++parts;
    }
    if (parts == 0) return std::nullopt;
    unit.span.end = i;
    std::erase_if(unit.joints, [&](std::size_t joint) { return joint >= i; });
    return unit;
}

/// 第一百二十四条第一款第（五）项, 第十四条之二: each part whole, a second-class break between parts.
std::optional<LegalUnit> article_at(View text, std::size_t begin)
{
    LegalUnit unit{{begin, begin}, {}};
    auto i = begin;
    while (at(text, i) == U'第') {
        auto j = i + 1;
        auto const bracket = at(text, j) == U'（' || at(text, j) == U'(';
        if (bracket) ++j;
        auto const digits_end = is_digit(at(text, j)) ? skip_digits(text, j) : skip_han_digits(text, j);
        if (digits_end == j) break;
        j = digits_end;
        if (bracket) {
            if (at(text, j) != U'）' && at(text, j) != U')') break;
            ++j;
        }
        if (!among(U"条款项目章节编次届期批号类例页行", at(text, j))) break;
        ++j;
        if (at(text, j) == U'之' && skip_han_digits(text, j + 1) > j + 1) j = skip_han_digits(text, j + 1);
        if (i != begin) unit.joints.push_back(i);
        i = j;
    }
    if (i == begin) return std::nullopt;
    unit.span.end = i;
    return unit;
}

/// 〔2024〕15号 with the agency and kind before it: 京市监处罚〔2024〕15号. Found from its bracket.
std::optional<LegalUnit> document_number_at(View text, std::size_t bracket)
{
    if (at(text, bracket) != U'〔') return std::nullopt;
    auto i = skip_digits(text, bracket + 1);
    if (i != bracket + 5 || at(text, i) != U'〕') return std::nullopt;
    ++i;
    if (at(text, i) == U'第') ++i;
    auto const digits_end = skip_digits(text, i);
    if (digits_end == i || at(text, digits_end) != U'号') return std::nullopt;
    // The prefix has no mark of its own in free text; words that end a phrase before it stop it. A template that knows
    // the number marks it as whole instead.
    static constexpr View STOPS = U"据按照依由以和及与的在于到见为是出作号：";
    auto begin = bracket;
    while (begin > 0 && bracket - begin < 8 && is_han(text[begin - 1]) && !among(STOPS, text[begin - 1]))
        --begin;
    return LegalUnit{{begin, digits_end + 1}, {bracket}};
}

std::size_t skip_measure(View text, std::size_t i)
{
    static constexpr std::array<View, 50> MEASURES{U"平方米", U"立方米", U"个工作日", U"工作日", U"万元", U"亿元",
        U"周岁", U"个月", U"公斤", U"千克", U"毫克", U"微克", U"毫升", U"公里", U"小时", U"分钟", U"批次", U"元整",
        U"元", U"角", U"万", U"亿", U"年", U"月", U"日", U"天", U"人", U"名", U"份", U"倍", U"吨", U"克", U"升", U"米",
        U"盒", U"瓶", U"支", U"片", U"粒", U"箱", U"页", U"号", U"岁", U"次", U"件", U"家", U"户", U"台", U"套", U"个"};
    for (auto const& measure : MEASURES) {
        if (text.substr(i, measure.size()) != measure) continue;
        auto end = i + measure.size();
        if (measure == U"万元" || measure == U"亿元" || measure == U"元")
            if (at(text, end) == U'整') ++end;
        return end;
    }
    if (among(U"％%‰℃", at(text, i))) return i + 1;
    // 120 m², 5 mg: a Western unit stays with its number across one space.
    auto const start = at(text, i) == U' ' ? i + 1 : i;
    auto const letters = skip(text, start, [](char32_t c) { return is_western(c) && !is_digit(c); });
    if (letters == start || letters - start > 4) return i;
    return skip(text, letters, [](char32_t c) { return c == U'²' || c == U'³'; });
}

/// 50,000.00元整, 3.5%, 120 m², 1.5～2.0倍, ￥5000.
std::optional<LegalUnit> quantity_at(View text, std::size_t begin)
{
    auto i = begin;
    if (among(U"￥¥$", at(text, i))) ++i;
    if (!is_digit(at(text, i))) return std::nullopt;
    i = skip_measure(text, skip_number(text, i));
    while (among(U"～~–—-", at(text, i)) && is_digit(at(text, i + 1)))
        i = skip_measure(text, skip_number(text, i + 1));
    return LegalUnit{{begin, i}, {}};
}

/// GB/T 9704—2012, YY 0469-2011: capital letters, a number, a year.
std::optional<LegalUnit> standard_at(View text, std::size_t begin)
{
    auto i = skip(text, begin, is_upper);
    if (i < begin + 2) return std::nullopt;
    if ((at(text, i) == U'/' || at(text, i) == U'／') && is_upper(at(text, i + 1))) i = skip(text, i + 1, is_upper);
    if (at(text, i) == U' ') ++i;
    if (!is_digit(at(text, i))) return std::nullopt;
    i = skip_number(text, i);
    if (among(U"—-–", at(text, i)) && is_digit(at(text, i + 1))) i = skip_digits(text, i + 1);
    return LegalUnit{{begin, i}, {}};
}

/// 伍万元整: three or more capital numerals that hold at least one numeral not used in ordinary prose.
std::optional<LegalUnit> capital_amount_at(View text, std::size_t begin)
{
    if (!among(U"零壹贰叁肆伍陆柒捌玖拾", at(text, begin))) return std::nullopt;
    LegalUnit unit{{begin, begin}, {}};
    unit.span.end = skip(text, begin, [](char32_t c) { return among(CAPITALS, c); });
    if (unit.span.end < begin + 3) return std::nullopt;
    for (auto i = begin; i + 1 < unit.span.end; ++i)
        if (among(U"万亿元", text[i]) && !among(U"元整正", text[i + 1])) unit.joints.push_back(i + 1);
    return unit;
}

std::optional<LegalUnit> unit_at(View text, std::size_t i)
{
    auto const c = text[i];
    if (c == U'第') return article_at(text, i);
    if (c == U'〔') return document_number_at(text, i);
    if (is_digit(c)) {
        auto date = date_at(text, i);
        auto quantity = quantity_at(text, i);
        return date && date->span.end >= quantity->span.end ? date : quantity;
    }
    if (among(U"￥¥$", c)) return quantity_at(text, i);
    if (is_upper(c)) return standard_at(text, i);
    if (among(U"〇一二", c)) return date_at(text, i);
    return capital_amount_at(text, i);
}

} // namespace

std::vector<LegalUnit> legal_units(View text)
{
    std::vector<LegalUnit> units;
    for (std::size_t i = 0; i < text.size();) {
        auto unit = unit_at(text, i);
        if (!unit) {
            // A run of letters or digits is one word: no unit begins inside it.
            auto const word_end = skip(text, i, is_western);
            i = std::max(i + 1, word_end);
            continue;
        }
        // A 文号 reaches back over its prefix, but never into the unit before it.
        if (!units.empty()) unit->span.begin = std::max(unit->span.begin, units.back().span.end);
        i = unit->span.end;
        units.push_back(std::move(*unit));
    }
    return units;
}

} // namespace xindang::text
