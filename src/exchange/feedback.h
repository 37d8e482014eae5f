#pragma once

#include <exchange/feedback_state.h>
#include <exchange/list.h>
#include <exchange/publication.h>
#include <exchange/reasons.h>
#include <exchange/step.h>
#include <xml/schema.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// What one partner did with one measure of one entry.
struct FeedbackAction {
    std::string id; ///< the partner's own, never used again
    std::string entry;
    std::uint64_t entry_version; ///< the version it acted on
    std::string measure;         ///< id within the entry
    MeasureState state;
    Instant occurred_at;
    std::string supersedes = {};              ///< an action that was reported by mistake
    std::vector<std::string> matched_on = {}; ///< by what the partner found the subject
    std::string local_ref = {};
    std::string effect = {};
    std::string reason_code = {};
    std::string handler = {};
    std::string error_notice = {}; ///< "this entry seems wrong, because …": opens a correction case
};

/// MeasureFeedback of jdl-1.0.xsd.
struct MeasureFeedback {
    Header header;
    std::uint64_t seq;                     ///< +1, without gaps
    std::optional<model::Sha256> previous; ///< SHA-256 of the file before; none only at seq 1
    std::string list_id;
    std::uint64_t epoch;
    std::uint64_t applied_seq; ///< the state of the list the partner has
    std::vector<FeedbackAction> actions;
};

/// The signed file.
Outcome<Bytes> feedback_document(MeasureFeedback const& feedback, Holder const& partner);

/// What an incoming file is judged by, at the issuer's and at the partner's.
struct FeedbackDoor {
    xml::Schema const& schema; ///< jdl-1.0.xsd
    Environment environment;
    std::string self; ///< our code: must be in the audience
    Instant now;
    /// Digests of the certificates a sender is known by; none for a stranger.
    std::function<std::vector<model::Sha256>(std::string const& sender)> certificates;
};
constexpr std::size_t MOST_FEEDBACK_OCTETS = std::size_t{8} << 20;
constexpr std::size_t MOST_FEEDBACK_ACTIONS = 10'000;

/// The one door for feedback: size, octets, schema, signature by the sender's registered key, environment, audience,
/// dates not in the future, counts, ids used once. Nothing of a file that fails is used: E-SIZE, E-PRESCAN, E-NOTXML,
/// E-TRUNCATED, E-SCHEMA, E-KEY for a stranger or another's key, E-SIG, E-ENV, E-AUDIENCE, E-COUNT, E-RULE.
Step<MeasureFeedback> read_feedback(BytesView octets, std::string const& name, FeedbackDoor const& door);

/// An action that was not taken over.
struct FeedbackReject {
    std::string action;
    std::string code; ///< "E-ENTRY", "E-VERSION", "E-MEASURE", "E-EXECUTOR", "E-TRANSITION", "E-REPEATED", "E-REASON"
    std::string text;
};

/// FeedbackReport: the issuer's receipt.
struct FeedbackReport {
    Header header;
    std::uint64_t seq;
    model::Sha256 file; ///< of the feedback it answers
    ListOutcome outcome;
    std::vector<Reason> reasons; ///< of the whole file; of one that was read, without those whose code is unknown
    std::vector<FeedbackReject> rejects;
    std::uint64_t outstanding;
    std::uint64_t overdue;
};
/// Signed with the key of heads, which partners trust through the key set.
Outcome<Bytes> feedback_report_document(FeedbackReport const& report, Holder const& head);

constexpr char UNKNOWN_PARTNER[] = "unknown";

/// The partner's door for receipts: the reasons of read_feedback(), with the keys that the issuer's key set has for the
/// role "head". An issuer that does not know who wrote addresses UNKNOWN_PARTNER.
Step<FeedbackReport> read_feedback_report(BytesView octets, std::string const& name, FeedbackDoor const& door);

} // namespace xindang::exchange
