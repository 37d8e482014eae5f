#pragma once

#include <supervision/plan.h>

namespace xindang::supervision {

// Which inspections are due in a year, before anybody asks when. Nothing outside this room includes it.

/// A set of months: bit 0 is January.
using Months = unsigned;
constexpr Months ALL_MONTHS = 0xFFF;

struct Due {
    Visit visit;
    Months window; ///< months the duty allows; empty when the year is over
};

/// The day after which a month may hold an inspection when the last one was on `day`.
bool may_follow(model::CivilDate day, int year, unsigned month_index, int days_between);
model::CivilDate first_of(int year, unsigned month_index);

/// Everything due in the year, the highest priority first.
std::vector<Due> due_in(int year, model::CivilDate made_on, std::vector<Supervised> const& supervised);

} // namespace xindang::supervision
