#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <grading/scheme.h>
#include <usecase/actor.h>
#include <usecase/grading/grade_decision.h>

#include <utility>
#include <vector>

namespace xindang::usecase {

/// Puts another record in the place of a standing one. The ledger keeps both, and grades decided before keep
/// explaining themselves from what was known then.
struct CorrectRecord {
    model::EntryNumber entry; ///< of the standing record, as `archive show` prints it
    /// What is to be said instead, by the names of docs/intake.md: occurred_on, authority, region, field, gravity,
    /// amount, result, article, number, valid_until, summary, evidence.
    std::vector<std::pair<std::string, std::string>> changes;
    std::string reason;
    std::string basis; ///< the decision it rests on, by number (a reply to an objection, a judgment); may be empty
};

/// Takes a standing record away: it should never have been there, or its decision was revoked.
struct RetractRecord {
    model::EntryNumber entry;
    std::string reason;
    std::string basis;
};

/// A grade in force that counted the record, and is to be looked at again.
struct RestingGrade {
    model::SubjectId enterprise;
    std::string name;
    GradeDecision decision;
};

struct RecordChange {
    model::EntryNumber entry; ///< of the correction or retraction
    model::SubjectId subject;
    std::vector<RestingGrade> resting;
    /// Yearly evaluations, not closed yet, that hold one of the enterprises the record may weigh on: `evaluation
    /// decide` will ask for a review first.
    std::vector<std::string> evaluations;
};

/// Needs the duty credit-administrator. NotFound at "entry" for what is no standing record; BadInput at the name of a
/// change that is none, that the record says already, or whose value cannot be read, at "set" without any, and at
/// "reason" without one.
Outcome<RecordChange> correct_record(Actor const& actor, CorrectRecord const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock);
Outcome<RecordChange> retract_record(Actor const& actor, RetractRecord const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock);

} // namespace xindang::usecase
