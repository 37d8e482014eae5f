#pragma once

#include <base/clock.h>
#include <base/outcome.h>

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace xindang::model {

/// A day of the civil calendar in Asia/Shanghai, from 1900-01-01 to 2199-12-31. Never a moment, never a magic
/// "forever".
class CivilDate {
public:
    /// Reads "2024-12-19", and what spreadsheets hold: "2024/12/19", "2024.12.19", "20241219", "2024年12月19日" (month
    /// and day with or without leading zero). Refuses days that do not exist and years outside the range.
    static Outcome<CivilDate> parse(std::string_view text);
    static Outcome<CivilDate> of(int year, unsigned month, unsigned day);
    /// The day in Shanghai at that moment.
    static CivilDate on(Instant instant);

    int year() const { return int{m_date.year()}; }
    unsigned month() const { return unsigned{m_date.month()}; }
    unsigned day() const { return unsigned{m_date.day()}; }
    /// 0 Sunday … 6 Saturday.
    unsigned weekday() const { return std::chrono::weekday{std::chrono::sys_days{m_date}}.c_encoding(); }
    /// Days since 1970-01-01; negative before.
    int days_since_epoch() const { return static_cast<int>(std::chrono::sys_days{m_date}.time_since_epoch().count()); }
    static CivilDate from_days_since_epoch(int days);

    CivilDate plus_days(int days) const;
    /// The corresponding day of another month; 31 and 29 February fall back to the month's last day.
    CivilDate plus_months(int months) const;
    CivilDate plus_years(int years) const { return plus_months(12 * years); }

    /// "2024-12-19".
    std::string text() const;
    /// GB/T 9704-2012 7.3.5.4: 成文日期 in Arabic digits, full year, no leading zeros: "2024年12月19日".
    std::string chinese() const;

    auto operator<=>(CivilDate const&) const = default;

private:
    explicit CivilDate(std::chrono::year_month_day date) : m_date(date) {}
    std::chrono::year_month_day m_date;
};

} // namespace xindang::model
