#include <text/amount.h>

#include <text/han_units.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace xindang::text {

namespace {

constexpr std::array<std::string_view, 10> DIGITS{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> GROUP_UNITS{"", "万", "亿", "万亿"};

/// 1 … 9999 in one group: a run of zeros between digits is one 零, zeros at the end are silent, ten is 壹拾.
std::string group_text(unsigned value)
{
    static constexpr std::array<unsigned, 4> WEIGHTS{1000, 100, 10, 1};
    static constexpr std::array<std::string_view, 4> UNITS{"仟", "佰", "拾", ""};
    return in_han_units<4>(value, DIGITS, WEIGHTS, UNITS);
}

std::string whole_yuan(std::uint64_t yuan)
{
    std::array<unsigned, 4> groups{};
    for (auto& group : groups) {
        group = static_cast<unsigned>(yuan % 10000);
        yuan /= 10000;
    }
    // 万亿 counts only up to 9999; Money ends at 10^15 yuan, so nothing is lost.
    std::string text;
    auto zero_before = false;
    for (std::size_t i = groups.size(); i-- > 0;) {
        if (groups[i] == 0) {
            // 壹万亿零壹元: the unit 万亿 already says 亿, so an empty 亿 group is skipped like any other.
            zero_before = !text.empty();
            continue;
        }
        if (!text.empty() && (zero_before || groups[i] < 1000)) text += DIGITS[0];
        zero_before = false;
        text += group_text(groups[i]);
        // 壹万贰仟亿: 万亿 and 亿 together read as one number of 亿.
        text += i == 3 && groups[2] != 0 ? "万" : GROUP_UNITS[i];
    }
    return text;
}

} // namespace

std::string capital_amount(model::Money amount)
{
    auto const fen = static_cast<std::uint64_t>(amount.fen());
    auto const yuan = fen / 100;
    auto const jiao = fen / 10 % 10;
    auto const cents = fen % 10;
    std::string text;
    if (yuan > 0) text = whole_yuan(yuan) + "元";
    if (jiao == 0 && cents == 0) return (text.empty() ? "零元" : text) + "整";
    if (jiao > 0) {
        // 107000.53 is 壹拾万柒仟元零伍角叁分: when the place of 元 is nought, the rules' examples write the 零 they
        // allow.
        if (yuan > 0 && yuan % 10 == 0) text += DIGITS[0];
        text += DIGITS[jiao];
        text += "角";
    } else if (yuan > 0) {
        text += DIGITS[0];
    }
    if (cents > 0) {
        text += DIGITS[cents];
        text += "分";
    }
    return text;
}

} // namespace xindang::text
