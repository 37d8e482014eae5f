#pragma once

#include <base/outcome.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xindang::model {

/// Points in integer thousandths: 12.5 points are 12500.
class Score {
public:
    constexpr Score() = default;
    static constexpr Score thousandths(std::int64_t value) { return Score{value}; }
    /// Reads "12", "-3.5", "0.125": at most three decimals, at most nine digits before them.
    static Outcome<Score> parse(std::string_view text);

    constexpr std::int64_t thousandths() const { return m_thousandths; }
    /// "12.5"; no trailing zeros.
    std::string text() const;

    constexpr Score operator+(Score other) const { return Score{m_thousandths + other.m_thousandths}; }
    constexpr Score operator-(Score other) const { return Score{m_thousandths - other.m_thousandths}; }
    auto operator<=>(Score const&) const = default;

private:
    constexpr explicit Score(std::int64_t value) : m_thousandths(value) {}
    std::int64_t m_thousandths = 0;
};

/// 等级, best first.
enum class Grade { A, B, C, D };

std::string_view word_of(Grade grade); ///< "A"
Outcome<Grade> parse_grade(std::string_view word);

} // namespace xindang::model
