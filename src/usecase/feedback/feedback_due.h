#pragma once

#include <law/calendar.h>
#include <model/civil_date.h>

#include <optional>

namespace xindang::usecase {

/// Until when an answer is due that a list asks for within so many working days (feedbackDueDays) of the day it was
/// told; nothing for 0, which asks for none. A year whose holidays are not announced is counted by weekends: the day is
/// provisional then.
inline std::optional<model::CivilDate> feedback_due(law::Calendar const& calendar, model::CivilDate told_on, int days)
{
    if (days == 0) return std::nullopt;
    auto const due = calendar.estimating().working_days_after(told_on, days);
    return due ? std::optional(due->day) : std::nullopt;
}

} // namespace xindang::usecase
