#pragma once

#include <base/clock.h>
#include <law/calendar.h>
#include <law/citation.h>
#include <model/subject.h>

#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

enum class TimeUnit { WorkingDay, CalendarDay, Month, Year, Hour };
std::string_view word_of(TimeUnit unit);    ///< "working-day"
std::string_view chinese_of(TimeUnit unit); ///< "个工作日"

/// How long somebody has for something, counted from an event.
struct Deadline {
    std::string code; ///< "publication-withdrawal"
    std::string what; ///< what is to be done, in Chinese
    std::string from; ///< the event it runs from, in Chinese
    int count;
    TimeUnit unit;
    enum class Direction { After, Before } direction;    ///< Before: counted back from an event to come
    enum class LastDay { RollsForward, Stays } last_day; ///< Stays: a state that ends, nothing anybody has to do
    Citation citation;
    std::string citation_text; ///< 《…》第十一条
    model::Period period;      ///< days of the event for which it holds
    Certainty certainty;
};

/// Every day count we act on. Refuses (NotFound, place "deadline") codes it does not have on that day.
class Deadlines {
public:
    explicit Deadlines(std::vector<Deadline> deadlines) : m_deadlines(std::move(deadlines)) {}

    std::vector<Deadline> const& all() const { return m_deadlines; }
    Outcome<Deadline> find(std::string_view code, model::CivilDate event) const;
    /// The last day on which it may be done. Hours give the day the last of them may fall on.
    Outcome<DueDate> due(std::string_view code, model::CivilDate event, Calendar const& calendar) const;
    /// The last second of a deadline in hours; BadInput for one in days.
    Outcome<Instant> due_moment(std::string_view code, Instant event) const;

private:
    std::vector<Deadline> m_deadlines;
};

/// The last day of any count of any unit: day of the event excluded, calendar periods roll forward off a day off.
Outcome<DueDate> due_day(model::CivilDate event, int count, TimeUnit unit, Calendar const& calendar);

} // namespace xindang::law
