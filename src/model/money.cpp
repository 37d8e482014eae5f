#include <model/money.h>

#include <array>

namespace xindang::model {

static constexpr std::int64_t MOST_FEN = 100'000'000'000'000'000;

Outcome<Money> Money::from_fen(std::int64_t fen)
{
    if (fen < 0 || fen > MOST_FEN) return Refusal{Fault::BadInput, "amount outside 0 to 10^15 yuan", "amount"};
    return Money{fen};
}

Outcome<Money> Money::parse_yuan(std::string_view text)
{
    auto const refused = Refusal{Fault::BadInput, "not an amount in yuan: " + std::string(text), "amount"};
    auto rest = text;
    for (std::string_view const prefix : {"人民币", "¥", "￥"})
        if (rest.starts_with(prefix)) rest.remove_prefix(prefix.size());
    if (rest.ends_with("元")) rest.remove_suffix(std::string_view("元").size());
    int decimals_left = 2;
    for (auto const& [unit, zeros] : std::array<std::pair<std::string_view, int>, 2>{{{"万", 4}, {"亿", 8}}}) {
        if (!rest.ends_with(unit)) continue;
        rest.remove_suffix(unit.size());
        decimals_left += zeros;
        break;
    }
    std::int64_t value = 0;
    int digits = 0;
    bool after_point = false;
    for (char const c : rest) {
        if (c == ',' && !after_point && digits > 0) continue;
        if (c == '.' && !after_point && digits > 0) {
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 18) return refused;
        if (after_point && --decimals_left < 0) return refused;
        value = value * 10 + (c - '0');
        if (value > MOST_FEN) return refused;
    }
    if (digits == 0 || rest.ends_with('.')) return refused;
    for (; decimals_left > 0; --decimals_left) {
        value *= 10;
        if (value > MOST_FEN) return refused;
    }
    return Money{value};
}

std::string Money::plain() const
{
    auto const rest = m_fen % 100;
    return std::to_string(m_fen / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

std::string Money::text() const
{
    auto grouped = plain();
    for (auto at = static_cast<std::ptrdiff_t>(grouped.size()) - 6; at > 0; at -= 3)
        grouped.insert(static_cast<std::size_t>(at), ",");
    return grouped;
}

} // namespace xindang::model
