#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/progress.h>
#include <grading/explanation.h>
#include <usecase/actor.h>

#include <array>
#include <optional>
#include <vector>

namespace xindang::usecase {

struct GradeEnterprises {
    std::optional<model::SubjectId> enterprise; ///< none: all
    model::CivilDate cut_off;
};

struct GradedEnterprise {
    model::SubjectId enterprise;
    std::string name;
    grading::Mark mark;
    std::optional<model::Grade> before; ///< by the same scheme, whatever version and day, decided last before
};

struct GradeReceipt {
    std::string scheme;
    std::string scheme_version;
    model::CivilDate cut_off;
    std::uint64_t ledger_position; ///< what was known: the ledger up to here
    std::size_t decided;           ///< decisions added to the ledger
    std::size_t unchanged; ///< nothing to add: the last decision for this day says the same for the same reasons
    std::array<std::size_t, 4> by_grade; ///< A B C D
    std::vector<GradedEnterprise> enterprises;
};

/// Grades one enterprise or all as of a day by one scheme, and appends a decision (GradeDecided) for each that is new:
/// scheme, version, cut-off day, ledger position, score, grade and the digest of the explanation, all in one
/// transaction. Needs the duty credit-administrator. Refuses a day on which the scheme is not in force (BadInput at
/// "on") and an unknown enterprise; Unavailable when cancelled, with nothing changed.
Outcome<GradeReceipt> grade_enterprises(Actor const& actor, GradeEnterprises const& request,
    grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
