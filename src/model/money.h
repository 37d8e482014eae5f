#pragma once

#include <base/outcome.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xindang::model {

/// An amount in integer fen, from 0 to 10^15 yuan. No floating point anywhere.
class Money {
public:
    constexpr Money() = default;
    static constexpr Money zero() { return {}; }
    static Outcome<Money> from_fen(std::int64_t fen);
    /// Reads yuan: "50000", "50,000.00", "5万", "5.5万元", "¥50000元". At most two decimals of yuan after scaling.
    static Outcome<Money> parse_yuan(std::string_view text);

    constexpr std::int64_t fen() const { return m_fen; }
    /// "50,000.00".
    std::string text() const;
    /// "50000.00", for files and XML.
    std::string plain() const;

    auto operator<=>(Money const&) const = default;

private:
    constexpr explicit Money(std::int64_t fen) : m_fen(fen) {}
    std::int64_t m_fen = 0;
};

} // namespace xindang::model
