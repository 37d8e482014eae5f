#include <law/calendar.h>

namespace xindang::law {

namespace {

constexpr unsigned SUNDAY = 0;
constexpr unsigned SATURDAY = 6;

Refusal unknown_year(int year)
{
    auto const number = std::to_string(year);
    return {Fault::Unavailable, "the holidays of " + number + " are not loaded: add the year to calendars.xml",
        "calendar:" + number};
}

} // namespace

bool Calendar::is_working(model::CivilDate day) const
{
    auto const weekday = day.weekday();
    bool const weekend = weekday == SUNDAY || weekday == SATURDAY;
    auto const year = m_years.find(day.year());
    if (year == m_years.end()) return !weekend;
    if (year->second.off.contains(day)) return false;
    return !weekend || year->second.work.contains(day);
}

Outcome<bool> Calendar::is_working_day(model::CivilDate day) const
{
    if (!covers(day.year()) && m_unknown == UnknownYears::Refuse) return unknown_year(day.year());
    return is_working(day);
}

Outcome<DueDate> Calendar::answer(model::CivilDate first, model::CivilDate day) const
{
    DueDate due{day, {}};
    for (int year = first.year(); year <= day.year(); ++year) {
        if (covers(year)) continue;
        if (m_unknown == UnknownYears::Refuse) return unknown_year(year);
        due.unknown_years.insert(year);
    }
    return due;
}

Outcome<DueDate> Calendar::working_days_after(model::CivilDate event, int count) const
{
    if (count <= 0) return DueDate{event, {}};
    auto day = event;
    for (int left = count; left > 0;) {
        day = day.plus_days(1);
        if (!covers(day.year()) && m_unknown == UnknownYears::Refuse) return unknown_year(day.year());
        if (is_working(day)) --left;
    }
    // The day of the event is excluded, so its year need not be known.
    return answer(event.plus_days(1), day);
}

Outcome<DueDate> Calendar::working_days_before(model::CivilDate event, int count) const
{
    if (count <= 0) return DueDate{event, {}};
    auto day = event;
    for (int left = count; left > 0;) {
        day = day.plus_days(-1);
        if (!covers(day.year()) && m_unknown == UnknownYears::Refuse) return unknown_year(day.year());
        if (is_working(day)) --left;
    }
    auto due = answer(day, event.plus_days(-1));
    if (!due) return due.refusal();
    return DueDate{day, due->unknown_years};
}

Outcome<DueDate> Calendar::calendar_days_after(model::CivilDate event, int count) const
{
    return rolled_forward(event.plus_days(count));
}

Outcome<DueDate> Calendar::months_after(model::CivilDate event, int count) const
{
    return rolled_forward(event.plus_months(count));
}

Outcome<DueDate> Calendar::rolled_forward(model::CivilDate last_day) const
{
    auto day = last_day;
    for (;; day = day.plus_days(1)) {
        if (!covers(day.year()) && m_unknown == UnknownYears::Refuse) return unknown_year(day.year());
        if (is_working(day)) return answer(last_day, day);
    }
}

Calendar Calendars::of_province(std::string_view province) const
{
    auto years = m_national;
    auto const found = m_provinces.find(std::string(province));
    if (found == m_provinces.end()) return Calendar{std::move(years), UnknownYears::Refuse};
    for (auto const& [number, days] : found->second) {
        auto const year = years.find(number);
        // Days of a province alone do not make a year known: the national ones come on top of nothing.
        if (year == years.end()) continue;
        for (auto const& day : days.off) {
            year->second.off.insert(day);
            year->second.work.erase(day);
        }
        for (auto const& day : days.work) {
            year->second.work.insert(day);
            year->second.off.erase(day);
        }
    }
    return Calendar{std::move(years), UnknownYears::Refuse};
}

} // namespace xindang::law
