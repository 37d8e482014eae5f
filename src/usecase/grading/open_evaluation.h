#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/progress.h>
#include <usecase/actor.h>
#include <usecase/grading/evaluation.h>

namespace xindang::usecase {

struct OpenEvaluation {
    std::string id; ///< letters, digits and hyphens, at most 40, as "2026"; it stays for ever
    model::CivilDate cut_off;
    EvaluationScope scope;
};

/// Opens a yearly evaluation: from here on scheme version, cut-off day, scope and ledger position are fixed. Needs the
/// duty credit-administrator. Refuses a name that is none (BadInput at "evaluation") or taken (Conflict at
/// "evaluation"), and a day that has not come or on which the scheme is not in force (BadInput at "on").
Outcome<Evaluation> open_evaluation(Actor const& actor, OpenEvaluation const& request, grading::Scheme const& scheme,
    archive::Archive const& archive, Clock const& clock);

/// Computes the draft grade of every enterprise of the scope that has none yet, some hundreds in a transaction, and
/// closes the drafting with the last. Whatever stops it leaves whole drafts: called again it goes on, and the drafts
/// are the same, because they rest on the position at which the evaluation was opened. No grade is in force by this.
/// Needs the duty credit-administrator. NotFound at "evaluation" and "scheme"; Conflict at "state" when drafting is
/// over; NotFound at "enterprise" when the scope holds none; Unavailable when cancelled.
Outcome<Evaluation> draft_evaluation(Actor const& actor, std::string const& id,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock,
    Progress& progress);

} // namespace xindang::usecase
