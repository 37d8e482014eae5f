#include <text/numerals.h>

#include <base/utf8.h>
#include <text/han_units.h>

#include <array>

namespace xindang::text {

namespace {

constexpr std::array<std::string_view, 10> DIGITS{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::optional<unsigned> digit_of(char32_t character)
{
    static constexpr std::u32string_view HAN = U"零一二三四五六七八九";
    if (character >= '0' && character <= '9') return static_cast<unsigned>(character - '0');
    if (character == U'〇') return 0U;
    if (character == U'两') return 2U;
    auto const at = HAN.find(character);
    if (at == std::u32string_view::npos) return std::nullopt;
    return static_cast<unsigned>(at);
}

unsigned weight_of(char32_t character)
{
    switch (character) {
    case U'十':
        return 10;
    case U'百':
        return 100;
    case U'千':
        return 1000;
    case U'万':
        return 10000;
    default:
        return 0;
    }
}

/// 2024, 二〇二四: digits only, one after the other.
std::optional<unsigned> read_positional(std::u32string_view text)
{
    unsigned value = 0;
    for (auto const character : text) {
        auto const digit = digit_of(character);
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
        if (value > 99999) return std::nullopt;
    }
    return value;
}

} // namespace

std::string han_number(unsigned value)
{
    static constexpr std::array<unsigned, 5> WEIGHTS{10000, 1000, 100, 10, 1};
    static constexpr std::array<std::string_view, 5> UNITS{"万", "千", "百", "十", ""};
    if (value == 0) return std::string(DIGITS[0]);
    auto text = in_han_units<5>(value, DIGITS, WEIGHTS, UNITS);
    // 十五, not 一十五; but 一百一十五.
    if (text.starts_with("一十")) text.erase(0, DIGITS[1].size());
    return text;
}

std::optional<unsigned> parse_han_number(std::string_view utf8)
{
    auto const text = utf8::decode(utf8);
    if (text.empty() || text.size() > 9) return std::nullopt;
    auto has_weight = false;
    for (auto const character : text)
        has_weight = has_weight || weight_of(character) != 0;
    if (!has_weight) return read_positional(text);

    constexpr unsigned NONE = 10;
    unsigned total = 0;
    unsigned digit = NONE;
    unsigned last_weight = 100000;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const weight = weight_of(text[i]);
        if (weight == 0) {
            auto const value = digit_of(text[i]);
            auto const follows_digit = digit != NONE && digit != 0;
            if (!value || follows_digit || text[i] < 0x80) return std::nullopt;
            digit = *value;
            continue;
        }
        // 十五 may drop its 一 at the start; elsewhere every weight has its digit, and weights fall.
        if (weight >= last_weight || digit == 0) return std::nullopt;
        if (digit == NONE && !(weight == 10 && i == 0)) return std::nullopt;
        total += (digit == NONE ? 1 : digit) * weight;
        digit = NONE;
        last_weight = weight;
    }
    if (digit == 0) return std::nullopt;
    return total + (digit == NONE ? 0 : digit);
}

std::string article_text(ArticlePlace place)
{
    std::string text;
    if (place.article > 0) text += "第" + han_number(place.article) + "条";
    if (place.article_branch > 0) text += "之" + han_number(place.article_branch);
    if (place.paragraph > 0) text += "第" + han_number(place.paragraph) + "款";
    if (place.item > 0) text += "第（" + han_number(place.item) + "）项";
    return text;
}

} // namespace xindang::text
