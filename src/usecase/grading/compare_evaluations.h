#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/progress.h>
#include <usecase/actor.h>
#include <usecase/grading/evaluation.h>
#include <usecase/grading/grade_shifts.h>

#include <array>
#include <map>
#include <set>

namespace xindang::usecase {

/// From which grade to which, over some enterprises: moves[from][to], A B C D.
using GradeMoves = std::array<std::array<std::size_t, 4>, 4>;

/// One of the two sides.
struct ComparedSide {
    std::string name; ///< "2025", or the day
    std::string scheme;
    std::string scheme_version;
    model::CivilDate cut_off;
    std::uint64_t ledger_position;
};

struct ComparedEnterprise {
    model::SubjectId enterprise;
    std::string name;
    std::string region;
    std::string type;
    std::optional<grading::Mark> before; ///< none: it is new
    std::optional<grading::Mark> after;  ///< none: it is gone
    /// What did it, where the grade is another one.
    std::vector<Shift> shifts;
    std::vector<LimitShift> limits;
};

struct EvaluationComparison {
    ComparedSide before;
    ComparedSide after;
    GradeMoves moves{};
    std::map<std::string, GradeMoves> by_type;
    std::map<std::string, GradeMoves> by_region;
    std::size_t same = 0;                    ///< enterprises in both with the same grade
    std::vector<ComparedEnterprise> changed; ///< moved, new and gone ones, by number
    std::vector<Mover> movers;               ///< the one with most firms first
};

/// Compares two evaluations, or what the enterprises would be graded on two days (as 2025-12-31) by the schemes of
/// those days: evaluations by the grades they came to, each explained from what it knew. Changes nothing. Needs the
/// duty credit-administrator, approver or auditor. NotFound at "evaluation" and "scheme"; BadInput at "on" for a day
/// that has not come; Unavailable when cancelled.
Outcome<EvaluationComparison> compare_evaluations(Actor const& actor, std::string const& before,
    std::string const& after, std::string const& scheme, std::vector<grading::Scheme> const& schemes,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

/// The changed enterprises as a table: name, region, kind, both grades and scores, and what did it. UTF-8 with a byte
/// order mark, as spreadsheets expect.
std::string to_csv(EvaluationComparison const& comparison);

} // namespace xindang::usecase
