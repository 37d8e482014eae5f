#pragma once

#include <law/calendar.h>
#include <supervision/offices.h>

#include <optional>
#include <string_view>

namespace xindang::supervision {

/// One firm in one group, with everything a plan asks of it.
struct Supervised {
    FirmFacts const* firm;
    Assessment assessment;
    std::size_t office; ///< place in Offices::all()
    std::optional<model::CivilDate> last_inspected;
};

/// Every firm in every group it is of, routed to its office. The firms must outlive the answer.
std::vector<Supervised> supervise(
    Rules const& rules, Offices const& offices, std::vector<FirmFacts> const& firms, model::CivilDate day);

/// Why an inspection found no place.
enum class Obstacle {
    NoCapacity,  ///< its office has no room in any month it may stand in
    TooClose,    ///< there is room, but only too near another inspection of the firm
    NoMonthLeft, ///< no month it may stand in lies ahead, or nobody works in it
};
std::string_view word_of(Obstacle obstacle);    ///< "too-close"
std::string_view chinese_of(Obstacle obstacle); ///< 与该企业其他检查相隔过近

/// One inspection that is due in the year.
struct Visit {
    std::size_t supervised; ///< place in the list the plan was made of
    std::string kind;
    int person_days;
    int nth; ///< of this duty in the year, from 1
    int of;
    std::optional<model::CivilDate> day;   ///< none: it fell out
    std::optional<Obstacle> obstacle = {}; ///< why it fell out
};

/// What an office can do and what it is to do in a month, in person-days.
struct MonthLoad {
    int capacity = 0;
    int planned = 0;
    int visits = 0;
};

struct OfficeLoad {
    std::array<MonthLoad, 12> months;
    int demanded = 0; ///< person-days of all visits that are due
    int missing = 0;  ///< person-days of those that fell out
    int fallen_out = 0;
};

struct Plan {
    int year;
    model::CivilDate made_on;
    /// Placed by day, then those that fell out; within a day, and among the latter, the highest priority first.
    std::vector<Visit> visits;
    std::vector<OfficeLoad> offices; ///< in the order of Offices::all()
    bool provisional;                ///< the holidays of the year are not announced: its weekends alone were left out
};

/// Spreads the inspections that are due in a year over its months, as far as the capacity of the offices goes. The
/// firms of the highest supervision level come first, then higher risk, worse grade, longest not inspected: in this
/// order each gets its place, if need be by moving earlier ones to other months they may have, and none that has a
/// place loses it. Several inspections of one duty stand in equal parts of the year, and inspections of one firm at
/// least Offices::days_between() apart. The same input gives the same plan. Made within the year, it plans the months
/// after `made_on`, and what was carried out by then is not due again.
Plan make_plan(int year, model::CivilDate made_on, std::vector<Supervised> const& supervised, Offices const& offices,
    law::Calendar const& calendar);

} // namespace xindang::supervision
