#pragma once

#include <usecase/grading/evaluation_steps.h>
#include <usecase/grading/grade_enterprises.h>

namespace xindang::usecase {

struct DailyRegrade {
    GradeReceipt grades;     ///< of the enterprises that were looked at
    std::size_t touched = 0; ///< something about them, or about who their grade rests on, is new in the ledger
    std::size_t by_time = 0; ///< nothing is new, but the day itself moves them: a window ends, points decay
    std::optional<std::uint64_t> since; ///< the ledger position of the last daily regrade by this scheme
};

/// The daily track (日常评定), to be run by a timer once a day and as often as one likes: decides a grade for each
/// enterprise that the ledger since the last run touches, for each whose grade the passing of time changes, and for
/// each that has none. A grade that says the same for the same reasons is not decided again. The last entry of a run
/// says how far it came; what stops it before leaves whole decisions, and the next run goes on. Needs the duty
/// credit-administrator. BadInput at "on" for a day to come or on which the scheme is not in force, Conflict at "on"
/// for a day before the last run; Unavailable when cancelled.
Outcome<DailyRegrade> daily_regrade(Actor const& actor, model::CivilDate day, grading::Scheme const& scheme,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
