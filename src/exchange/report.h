#pragma once

#include <base/json.h>
#include <exchange/list.h>
#include <exchange/reasons.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

struct EntryChange {
    enum class Kind { Added, Amended, Removed };
    Kind kind;
    std::string id;
    std::string name;
    std::uint64_t old_version; ///< 0 for an added one
    std::uint64_t new_version; ///< 0 for a removed one
    /// What the deltas say of it: "decision-revoked, ex-tunc, 2026-01-05, 文号" or "update: Term Measure". A snapshot
    /// says nothing.
    std::string why = {};
};
std::string_view word_of(EntryChange::Kind kind); ///< "added"

/// Something this partner has to do, because a measure names it as executor.
struct WorkItem {
    enum class Action {
        Apply,  ///< the measure is new
        Review, ///< it was changed, or its entry suspended or resumed
        Lift,   ///< it ends from now on: what was done before stands
        Undo,   ///< it was never valid: undo what was done, purge what was published
    };
    Action action;
    std::string entry;
    std::string name; ///< of the subject
    std::string measure;
    std::string code;
    std::string obligation;              ///< "must" "may" "info"
    std::optional<model::CivilDate> due; ///< until when feedback is asked for
};
std::string_view word_of(WorkItem::Action action); ///< "apply"

/// Where a store stood.
struct StatePoint {
    std::uint64_t seq = 0; ///< 0: nothing imported yet
    std::optional<model::Sha256> digest;
    std::uint64_t epoch = 0; ///< 0: nothing imported yet
};

/// What an import did and why: the partner's answer to the issuer (ImportReport of jdl-1.0.xsd) and to its own people.
/// A negative one is made as carefully as a positive one.
struct ImportReport {
    std::string message_id;
    std::string code_list_version; ///< of the head; "none" when it was not read
    Environment environment;
    Party sender;        ///< the partner
    Party issuer;        ///< code and name are empty while unknown
    std::string list_id; ///< "UNKNOWN" while the head was not read
    std::optional<std::uint64_t> epoch;
    std::optional<std::uint64_t> seq;
    std::optional<std::string> about_message;
    std::vector<model::Sha256> files;
    Instant received_at;
    Instant finished_at;
    ListOutcome outcome;
    std::vector<Reason> reasons;
    StatePoint before;
    StatePoint after;
    std::uint64_t read = 0;
    /// What is different now; of an outcome that waits for a person (E-MASSCHANGE, E-EPOCH), what would be.
    std::vector<EntryChange> changes = {};
    std::uint64_t deltas = 0; ///< how many were applied; 0: the snapshot was read, or nothing
    std::vector<WorkItem> work = {};

    std::size_t count(EntryChange::Kind kind) const;
    int exit_code() const { return exit_code_of(outcome, reasons); }
    /// ImportReport of the schema, unsigned (level 1).
    Bytes xml() const;
    /// One page for people, in Chinese.
    std::string text() const;
    Json json() const;
    /// The work list as a table: CSV of RFC 4180 with a line of titles.
    std::string work_csv() const;
};

} // namespace xindang::exchange
