#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// What to do when a computation reaches a year whose holidays are not announced yet.
enum class UnknownYears {
    Refuse,   ///< Unavailable, place "calendar:2027"
    Estimate, ///< count weekends only and mark the answer provisional
};

/// A day computed from the calendar. A provisional one is recomputed when the year's holidays are loaded.
struct DueDate {
    model::CivilDate day;
    std::set<int> unknown_years; ///< empty: final
    bool provisional() const { return !unknown_years.empty(); }
};

/// A year's announced days, national or of one province.
struct CalendarYear {
    std::set<model::CivilDate> off;  ///< holidays and days off in exchange (放假, 调休)
    std::set<model::CivilDate> work; ///< weekend days that are worked (调休上班)
};

/// Working days as the State Council's yearly notice makes them: Monday to Friday that are not off, and the weekend
/// days worked in exchange. Refuses to say anything about a year it does not hold, unless asked to estimate.
class Calendar {
public:
    Calendar(std::map<int, CalendarYear> years, UnknownYears unknown) : m_years(std::move(years)), m_unknown(unknown) {}

    bool covers(int year) const { return m_years.contains(year); }
    Calendar estimating() const { return Calendar{m_years, UnknownYears::Estimate}; }

    Outcome<bool> is_working_day(model::CivilDate day) const;
    /// The last of `count` working days; the day of the event is not counted. 0: the day itself.
    Outcome<DueDate> working_days_after(model::CivilDate event, int count) const;
    /// The `count`th working day before the event.
    Outcome<DueDate> working_days_before(model::CivilDate event, int count) const;
    /// The last of `count` calendar days; the day of the event is not counted, and a last day off rolls forward.
    Outcome<DueDate> calendar_days_after(model::CivilDate event, int count) const;
    /// The corresponding day of a later month; a last day off rolls forward.
    Outcome<DueDate> months_after(model::CivilDate event, int count) const;
    /// The day itself when it is a working day, otherwise the next one.
    Outcome<DueDate> rolled_forward(model::CivilDate day) const;

private:
    bool is_working(model::CivilDate day) const;
    /// `day`, unless a year from `first` to it is unknown and may not be estimated.
    Outcome<DueDate> answer(model::CivilDate first, model::CivilDate day) const;

    std::map<int, CalendarYear> m_years;
    UnknownYears m_unknown;
};

/// The national calendar and what provinces add to it (少数民族习惯节日 set by local governments).
class Calendars {
public:
    Calendars(std::map<int, CalendarYear> national, std::map<std::string, std::map<int, CalendarYear>> provinces)
        : m_national(std::move(national)), m_provinces(std::move(provinces))
    {}
    Calendar national() const { return Calendar{m_national, UnknownYears::Refuse}; }
    /// By the first two digits of GB/T 2260; a province without days of its own has the national calendar.
    Calendar of_province(std::string_view province) const;

private:
    std::map<int, CalendarYear> m_national;
    std::map<std::string, std::map<int, CalendarYear>> m_provinces;
};

} // namespace xindang::law
