#include <law/deadlines.h>

#include <model/words.h>

namespace xindang::law {

namespace {

constexpr std::array<model::Word<TimeUnit>, 5> UNITS{{
    {TimeUnit::WorkingDay, "working-day", "个工作日"},
    {TimeUnit::CalendarDay, "calendar-day", "日"},
    {TimeUnit::Month, "month", "个月"},
    {TimeUnit::Year, "year", "年"},
    {TimeUnit::Hour, "hour", "小时"},
}};

constexpr int SECONDS_AN_HOUR = 3600;

/// The last day whatever day of the week it is. The loader lets only calendar units through.
model::CivilDate corresponding_day(model::CivilDate event, int count, TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Month:
        return event.plus_months(count);
    case TimeUnit::Year:
        return event.plus_years(count);
    case TimeUnit::WorkingDay:
    case TimeUnit::CalendarDay:
    case TimeUnit::Hour:
        break;
    }
    return event.plus_days(count);
}

} // namespace

std::string_view word_of(TimeUnit unit)
{
    return row_of(UNITS, unit).word;
}
std::string_view chinese_of(TimeUnit unit)
{
    return row_of(UNITS, unit).chinese;
}

Outcome<DueDate> due_day(model::CivilDate event, int count, TimeUnit unit, Calendar const& calendar)
{
    switch (unit) {
    case TimeUnit::WorkingDay:
        return calendar.working_days_after(event, count);
    case TimeUnit::CalendarDay:
        return calendar.calendar_days_after(event, count);
    case TimeUnit::Month:
        return calendar.months_after(event, count);
    case TimeUnit::Year:
        return calendar.months_after(event, 12 * count);
    case TimeUnit::Hour:
        // Hours run through nights and holidays; the last one falls on this day at the latest.
        return DueDate{event.plus_days((count + 23) / 24), {}};
    }
    return Refusal{Fault::BadInput, "no such unit of time", "deadline"};
}

Outcome<Deadline> Deadlines::find(std::string_view code, model::CivilDate event) const
{
    for (auto const& deadline : m_deadlines)
        if (deadline.code == code && deadline.period.contains(event)) return deadline;
    return Refusal{Fault::NotFound, "no deadline " + std::string(code) + " is loaded for " + event.text(), "deadline"};
}

Outcome<DueDate> Deadlines::due(std::string_view code, model::CivilDate event, Calendar const& calendar) const
{
    auto const deadline = find(code, event);
    if (!deadline) return deadline.refusal();
    if (deadline->last_day == Deadline::LastDay::Stays)
        return DueDate{corresponding_day(event, deadline->count, deadline->unit), {}};
    if (deadline->direction == Deadline::Direction::After)
        return due_day(event, deadline->count, deadline->unit, calendar);
    if (deadline->unit == TimeUnit::WorkingDay) return calendar.working_days_before(event, deadline->count);
    return Refusal{Fault::BadInput, "only working days are counted back from an event", "deadline"};
}

Outcome<Instant> Deadlines::due_moment(std::string_view code, Instant event) const
{
    auto const deadline = find(code, model::CivilDate::on(event));
    if (!deadline) return deadline.refusal();
    if (deadline->unit != TimeUnit::Hour)
        return Refusal{Fault::BadInput, "the deadline " + std::string(code) + " is not counted in hours", "deadline"};
    return event.plus_seconds(std::int64_t{SECONDS_AN_HOUR} * deadline->count);
}

} // namespace xindang::law
