#include <model/civil_date.h>

#include <array>
#include <cstdio>
#include <vector>

namespace xindang::model {

namespace {

constexpr std::int64_t SHANGHAI_OFFSET = 8 * 3600;

/// The runs of digits in text, and whether what stands between and after them is one of the accepted separators.
bool split(std::string_view text, std::vector<std::string_view>& numbers)
{
    static constexpr std::array<std::array<std::string_view, 3>, 4> FORMS{
        {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
    for (auto const& separators : FORMS) {
        numbers.clear();
        auto rest = text;
        for (auto const separator : separators) {
            std::size_t length = 0;
            while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9')
                ++length;
            if (length == 0 || !rest.substr(length).starts_with(separator)) break;
            numbers.push_back(rest.substr(0, length));
            rest.remove_prefix(length + separator.size());
        }
        if (numbers.size() == 3 && rest.empty()) return true;
    }
    return false;
}

int number(std::string_view digits)
{
    int value = 0;
    for (char const c : digits)
        value = value * 10 + (c - '0');
    return value;
}

} // namespace

Outcome<CivilDate> CivilDate::parse(std::string_view text)
{
    auto const refused = Refusal{Fault::BadInput, "not a date (YYYY-MM-DD): " + std::string(text), "date"};
    std::vector<std::string_view> numbers;
    if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
        numbers = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
    else if (!split(text, numbers))
        return refused;
    if (numbers[0].size() != 4 || numbers[1].size() > 2 || numbers[2].size() > 2) return refused;
    return of(number(numbers[0]), static_cast<unsigned>(number(numbers[1])), static_cast<unsigned>(number(numbers[2])));
}

Outcome<CivilDate> CivilDate::of(int year_value, unsigned month_value, unsigned day_value)
{
    auto const date = std::chrono::year_month_day{
        std::chrono::year{year_value}, std::chrono::month{month_value}, std::chrono::day{day_value}};
    if (!date.ok())
        return Refusal{Fault::BadInput,
            "no such day: " + std::to_string(year_value) + "-" + std::to_string(month_value) + "-" +
                std::to_string(day_value),
            "date"};
    if (year_value < 1900 || year_value > 2199)
        return Refusal{Fault::BadInput, "year outside 1900 to 2199: " + std::to_string(year_value), "date"};
    return CivilDate{date};
}

CivilDate CivilDate::on(Instant instant)
{
    auto const moment = std::chrono::sys_seconds{std::chrono::seconds{instant.unix_seconds() + SHANGHAI_OFFSET}};
    return CivilDate{std::chrono::floor<std::chrono::days>(moment)};
}

CivilDate CivilDate::from_days_since_epoch(int days)
{
    return CivilDate{std::chrono::sys_days{std::chrono::days{days}}};
}

CivilDate CivilDate::plus_days(int days) const
{
    return CivilDate{std::chrono::sys_days{m_date} + std::chrono::days{days}};
}

CivilDate CivilDate::plus_months(int months) const
{
    auto const moved = m_date + std::chrono::months{months};
    return CivilDate{
        moved.ok() ? moved : std::chrono::year_month_day{moved.year() / moved.month() / std::chrono::last}};
}

std::string CivilDate::text() const
{
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year(), month(), day());
    return buffer.data();
}

std::string CivilDate::chinese() const
{
    return std::to_string(year()) + "年" + std::to_string(month()) + "月" + std::to_string(day()) + "日";
}

} // namespace xindang::model
