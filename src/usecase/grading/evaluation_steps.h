#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/progress.h>
#include <usecase/actor.h>
#include <usecase/grading/evaluation.h>

#include <functional>

namespace xindang::usecase {

// What the steps of an evaluation share. Private furniture of the evaluation use cases.

/// How many enterprises are written in one transaction.
constexpr std::size_t STEPS_AT_ONCE = 500;

/// Conflict at "state" unless the evaluation is in that state.
Outcome<Done> assure_state(Evaluation const& evaluation, Evaluation::State state);

/// BadInput at `where` for a day after today.
Outcome<Done> assure_come(model::CivilDate day, Clock const& clock, std::string const& where);

/// The scheme of an evaluation in the version it was opened with; NotFound at "scheme" when it is not here any more.
Outcome<grading::Scheme> scheme_of(Evaluation const& evaluation, std::vector<grading::Scheme> const& schemes);

/// Appends a step for one enterprise; called within a transaction with the evaluation as it stands in it.
using WriteStep = std::function<Outcome<Done>(archive::Writer&, model::SubjectId)>;

/// Writes a step for each, STEPS_AT_ONCE in a transaction, and brings the evaluation up to date before each: an
/// enterprise that `still_due` no longer wants, because somebody else was faster, is left out. Gives how many were
/// written. Unavailable when cancelled, between two transactions.
Outcome<std::size_t> write_steps(Actor const& actor, Evaluation& evaluation,
    std::vector<model::SubjectId> const& enterprises,
    std::function<bool(Evaluation const&, model::SubjectId)> const& still_due, WriteStep const& write,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
