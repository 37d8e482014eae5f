#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <set>
#include <string>

namespace xindang::usecase {

/// What the summary of a public notice tells of a decision (信息摘要), taken from its redacted facts.
struct DecisionSummary {
    std::string party;
    std::string offence; ///< 违法行为类型
    std::string penalty; ///< 行政处罚内容
    std::string authority;
    std::set<std::string> penalty_kinds; ///< codes of conf/law/publication.xml, beside the ban
};

/// Reads redacted facts of a ban decision; Corrupt at "facts.xml" when they are of another kind.
Outcome<DecisionSummary> summary_of(BytesView redacted_decision);

/// The facts of a public penalty notice (xsd/facts-public-penalty-notice.xsd): the redacted facts of the decision and
/// how long they stay public, in the words of Clauses::notice_period. It takes nothing from anywhere else.
Outcome<Bytes> notice_facts(BytesView redacted_decision, std::string const& period);

} // namespace xindang::usecase
