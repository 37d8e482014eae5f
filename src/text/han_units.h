#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace xindang::text {

/// Private furniture of this room: a number in digits and units, 一百零五 or 壹佰零伍. A run of zeros between digits is
/// one 零, zeros at the end are silent; nothing for zero itself. `weights` fall, and each has its unit.
template <std::size_t N>
std::string in_han_units(unsigned value, std::array<std::string_view, 10> const& digits,
    std::array<unsigned, N> const& weights, std::array<std::string_view, N> const& units)
{
    std::string text;
    auto zero_pending = false;
    for (std::size_t i = 0; i < N; ++i) {
        auto const digit = value / weights[i] % 10;
        if (digit == 0) {
            zero_pending = !text.empty();
            continue;
        }
        if (zero_pending) text += digits[0];
        zero_pending = false;
        text += digits[digit];
        text += units[i];
    }
    return text;
}

} // namespace xindang::text
