#include <base/clock.h>

#include <array>
#include <chrono>
#include <cstdio>

namespace xindang {

namespace {

constexpr std::int64_t SHANGHAI_OFFSET = 8 * 3600;

std::string format(std::int64_t seconds, char const* zone)
{
    using namespace std::chrono;
    auto const moment = sys_seconds{std::chrono::seconds{seconds}};
    auto const day = floor<days>(moment);
    auto const date = year_month_day{day};
    auto const time = hh_mm_ss{moment - day};
    std::array<char, 48> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d%s", int{date.year()},
        unsigned{date.month()}, unsigned{date.day()}, static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()), zone);
    return buffer.data();
}

/// The number written in `length` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t length)
{
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

// RFC 3339 §5.6: date-time = full-date "T" full-time
Outcome<Instant> Instant::parse(std::string_view text)
{
    using namespace std::chrono;
    auto const refused = Refusal{Fault::BadInput, "not a time of RFC 3339 with a zone: " + std::string(text), ""};
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return refused;
    auto const hour = digits(text, 11, 2);
    auto const minute = digits(text, 14, 2);
    auto const second = digits(text, 17, 2);
    auto const year_value = digits(text, 0, 4);
    auto const month_value = digits(text, 5, 2);
    auto const day_value = digits(text, 8, 2);
    if (year_value < 0 || month_value < 0 || day_value < 0) return refused;
    auto const date = year_month_day{
        year{year_value}, month{static_cast<unsigned>(month_value)}, day{static_cast<unsigned>(day_value)}};
    if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return refused;
    std::int64_t offset = 0;
    if (auto const zone = text.substr(19); zone != "Z") {
        auto const zone_hour = digits(zone, 1, 2);
        auto const zone_minute = digits(zone, 4, 2);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || zone_hour < 0 ||
            zone_hour > 23 || zone_minute < 0 || zone_minute > 59)
            return refused;
        offset = (zone_hour * 3600 + zone_minute * 60) * (zone[0] == '-' ? -1 : 1);
    }
    return Instant{
        sys_days{date}.time_since_epoch().count() * std::int64_t{86400} + hour * 3600 + minute * 60 + second - offset};
}

std::string Instant::text() const
{
    return format(m_seconds + SHANGHAI_OFFSET, "+08:00");
}

std::string Instant::utc_text() const
{
    return format(m_seconds, "Z");
}

} // namespace xindang
