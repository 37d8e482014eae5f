#pragma once

#include <usecase/grading/evaluation_steps.h>

namespace xindang::usecase {

struct ReviewGrade {
    std::string evaluation;
    model::SubjectId enterprise;
    std::string reason; ///< what the review found; goes into the reply
};

/// Settles an objection, or a grade not yet decided under which something was corrected since. The grade is computed
/// again from what the evaluation knew and what corrected it since: corrections, retractions, revocations and repairs
/// count, records that only arrived later do not. Nobody types a grade: it changes only when that computation gives a
/// better score, and an objection never makes it worse. Needs the duty credit-administrator. Conflict at "enterprise"
/// when there is nothing to settle; BadInput at "reason" without one; NotFound at "evaluation", "enterprise" and
/// "scheme".
Outcome<EvaluatedEnterprise> review_grade(Actor const& actor, ReviewGrade const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock);

/// Enterprises under which something was corrected after a ledger position, each with the last entry that did:
/// corrections and retractions of records, revoked documents, repairs.
std::map<model::SubjectId, model::EntryNumber> corrected_after(archive::View const& view, std::uint64_t position);

/// The ledger entries above a position that only add to what counts for an enterprise: new records and new bans.
std::vector<model::EntryNumber> additions_after(
    archive::View const& view, grading::Columns const& columns, std::uint64_t position);

} // namespace xindang::usecase
