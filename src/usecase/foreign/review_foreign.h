#pragma once

#include <usecase/actor.h>
#include <usecase/foreign/foreign_services.h>
#include <usecase/grading/grade_enterprises.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// An entry and a subject it may be about, side by side.
struct PossibleMatch {
    foreign::Candidate candidate;
    std::string list;                    ///< agency and list
    std::optional<foreign::Entry> entry; ///< none once it is matched, or its list was taken out of conf/foreign
    std::string subject_name;
    std::string subject_number; ///< credit code, or the number of a person with the day of birth hidden
};

/// What waits for a person, or was decided. Needs the duty credit-administrator or auditor.
Outcome<std::vector<PossibleMatch>> possible_matches(
    Actor const& actor, foreign::Decision decision, ForeignServices const& services);

/// A person's word about a possible match.
struct DecideMatch {
    std::uint64_t number;       ///< of the candidate
    foreign::Decision decision; ///< Accepted or Rejected
    std::string reason;
    std::optional<grading::Scheme> regrade_by = {};
};

struct MatchDecision {
    std::uint64_t number;
    foreign::Decision decision;
    model::SubjectId subject;
    model::EntryNumber entry;                      ///< of the ledger, with the decision and its reason
    std::optional<model::EntryNumber> record = {}; ///< made by accepting
    std::optional<GradeReceipt> regraded = {};
};

/// Accepting makes the record and settles the entry's other possible matches; rejecting is remembered until the agency
/// says something else about who is meant. Needs the duty credit-administrator. NotFound at "match"; Conflict at
/// "match" when it was decided before or the entry has a subject by now; BadInput at "reason" without one.
Outcome<MatchDecision> decide_match(Actor const& actor, DecideMatch const& request, ForeignServices const& services);

/// Compares the entries that wait with the subjects that came or changed since that was last done. Exact matches become
/// records, possible ones wait. Needs the duty credit-administrator.
struct LookAgain {
    std::optional<grading::Scheme> regrade_by = {};
};
struct LookedAgain {
    std::size_t records_added = 0;
    std::size_t waiting = 0; ///< possible matches that wait now
    std::optional<GradeReceipt> regraded = {};
};
Outcome<LookedAgain> look_again(Actor const& actor, LookAgain const& request, ForeignServices const& services);

} // namespace xindang::usecase
