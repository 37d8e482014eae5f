#pragma once

#include <archive/view.h>
#include <supervision/assess.h>

namespace xindang::usecase {

/// What a firm's risk rests on, as the archive knew it at the view's ledger position, with what had happened by the
/// day: products held on the day, recalls, inspections carried out (each matter once), and the last credit grade by the
/// scheme with a cut-off day up to the day.
struct FirmQuery {
    model::CivilDate day;
    std::string scheme; ///< id of the grading scheme
};

/// NotFound at "subject".
Outcome<supervision::FirmFacts> load_firm(
    archive::View const& view, model::SubjectId enterprise, supervision::Rules const& rules, FirmQuery const& query);
/// All enterprises, in order of subject number. Corrupt for a grade decision that cannot be read.
Outcome<std::vector<supervision::FirmFacts>> load_firms(
    archive::View const& view, supervision::Rules const& rules, FirmQuery const& query);

} // namespace xindang::usecase
