#pragma once

#include <law/catalogue.h>
#include <usecase/grading/evaluation_steps.h>

namespace xindang::usecase {

/// Why an enterprise cannot be decided yet.
enum class Waiting {
    NotNoticed, ///< it was not told its draft grade
    InPeriod,   ///< it may still object
    Objected,   ///< its objection awaits the review
    Corrected,  ///< something beneath its grade was corrected since: to be reviewed first
};
std::string_view word_of(Waiting waiting);    ///< "in-period"
std::string_view chinese_of(Waiting waiting); ///< "异议期未满"

struct WaitingEnterprise {
    model::SubjectId enterprise;
    Waiting waiting;
    std::optional<model::CivilDate> last_day; ///< InPeriod
};

struct DecideGrades {
    std::string evaluation;
    std::optional<model::SubjectId> enterprise; ///< none: everybody who is ready
};

struct DecidedGrades {
    Evaluation evaluation;
    std::size_t decided;
    std::vector<WaitingEnterprise> waiting;
};

/// Signs off the grades of all whose objection period ran out unused and of all whose objections are settled. Needs the
/// duty approver, and another person than who opened the evaluation, computed its drafts or reviewed: Forbidden at
/// "actor". Conflict at "state" outside drafting and publication; Conflict at "enterprise" for a named one that is not
/// ready, with the reason and, where a period runs, its last day; NotFound at "enterprise"; Unavailable at
/// "calendar:YEAR" where a period ends in a year whose holidays are not announced.
Outcome<DecidedGrades> decide_grades(Actor const& actor, DecideGrades const& request, law::Catalogue const& law,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
