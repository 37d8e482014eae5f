#pragma once

#include <usecase/grading/evaluation_steps.h>

#include <filesystem>

namespace xindang::usecase {

/// Where the public list of grades goes, and how it looks.
struct GradeSite {
    std::filesystem::path site;      ///< the public folder; the list lies in grades/ID.html and grades/ID.csv
    std::filesystem::path templates; ///< templates/pages
    std::string authority;           ///< who publishes
};

/// Puts the decided grades in force (a grade decision of the ledger for each), closes the evaluation, and writes the
/// list of grades for the public (等级公告): enterprise, credit code, grade, in order of grade and code, as a page and
/// as CSV. Scores, records and objections are not in it. Works by some hundreds in a transaction, and called again it
/// goes on; for a closed evaluation it writes the list again and changes nothing else. Needs the duty
/// publication-staff. Conflict at "state" before drafting is over and while an enterprise is not decided, with how many
/// are not; NotFound at "evaluation".
Outcome<Evaluation> publish_evaluation(Actor const& actor, std::string const& id, GradeSite const& site,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
