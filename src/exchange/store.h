#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <exchange/digests.h>
#include <exchange/list.h>
#include <exchange/report.h>
#include <sql/connection.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// One list as a partner has it.
struct StoredList {
    std::string list_id;
    Environment environment;
    Party issuer;
    Bytes root_certificate; ///< DER, pinned at the first import
    Position position;      ///< seq 0: the root is pinned, and nothing is in force
    model::Sha256 position_digest;
    std::uint64_t head_number;
    model::Sha256 head_digest;
    Instant head_created_at;
    Instant valid_until;
    std::uint64_t key_set_version;
    Instant imported_at;
    /// Seconds after its head was made at which the partner relies on it no longer; 0: as long as the issuer says.
    std::int64_t stale_after = 0;
    /// Digests of the certificates that the issuer's key set has for heads and receipts; none before the first import
    /// by a program that keeps them.
    std::vector<model::Sha256> head_keys = {};

    /// Until when it may be relied on: by the issuer's word, or by the partner's stricter one.
    Instant reliable_until() const
    {
        auto const own = head_created_at.plus_seconds(stale_after);
        return stale_after > 0 && own < valid_until ? own : valid_until;
    }
    bool stale_at(Instant moment) const { return moment > reliable_until(); }
};

/// A measure as far as a work list needs it.
struct StoredMeasure {
    std::string id;
    std::string code;
    std::string obligation; ///< "must" "may" "info"
    int feedback_due_days;
    std::vector<std::string> executors;
    model::Sha256 digest; ///< of its canonical form: whether it was changed
};

/// One entry as a partner has it; `xml` is its canonical form.
struct StoredEntry {
    EntryState state;
    std::string name; ///< the primary one
    std::string type; ///< "person" "enterprise"
    std::string category;
    std::string decision; ///< number of the first
    model::Term term;
    std::vector<SubjectIdentifier> identifiers; ///< the credit code as scheme "credit-code", too
    Bytes xml;
    std::vector<StoredMeasure> measures;
};

/// A state that was in force, or is.
struct KeptState {
    std::uint64_t seq;
    model::Sha256 digest;
    std::uint64_t entries;
    Instant imported_at;
    std::uint64_t epoch;
};

/// That a person took over a list that its issuer began anew, and from where.
struct AcceptedEpoch {
    std::uint64_t epoch;
    std::string accepted_by;
    Instant accepted_at;
    std::uint64_t epoch_before;
    std::uint64_t seq_before;
    model::Sha256 state_before;
};

/// Root and size of a Merkle tree.
struct TreeHead {
    std::uint64_t size;
    model::Sha256 root;
};

class StoreChange;

/// The lists a partner imported, in one SQLite file of its own: what is in force, and the last few states before it.
/// It changes only as a whole, in one transaction; who reads meanwhile sees the state before. One thread at a time.
class ListStore {
public:
    static constexpr int KEPT_STATES = 4;

    /// Makes the file when it is missing. Conflict for a newer program's, Corrupt for what is none of ours.
    static Outcome<ListStore> open(std::filesystem::path const& file);

    std::optional<StoredList> find(std::string const& list_id);
    std::vector<StoredList> all();
    /// Entries in force, ascending ids.
    std::vector<StoredEntry> entries(std::string const& list_id);
    /// Entries of a state that is kept; none for another. Without an epoch, of the newest one that has this sequence.
    std::vector<StoredEntry> entries_at(
        std::string const& list_id, std::uint64_t seq, std::optional<std::uint64_t> epoch = {});
    /// Entries in force without what they say.
    std::vector<EntryState> states(std::string const& list_id);
    /// Entries in force, of all lists, with this identifier; none for a masked one, which may be that of many.
    std::vector<StoredEntry> with_identifier(SubjectIdentifier const& identifier);
    /// The states entries_at() can tell, the newest first.
    std::vector<KeptState> kept(std::string const& list_id);

    /// Entries that are not on the list any more because they never should have been: removed ex tunc. Whoever does
    /// something about lists asks here, and not the report of one import, which may have been another program's.
    std::vector<std::string> voided(std::string const& list_id);
    /// New epochs that persons accepted, the newest first.
    std::vector<AcceptedEpoch> accepted_epochs(std::string const& list_id);

    /// Begins to write a new state. Without commit() nothing of it stays. Unavailable at "archive" while another
    /// import runs.
    Outcome<StoreChange> begin(std::string const& list_id, std::uint64_t epoch, std::uint64_t seq);

    /// A newer head for the state that is in force. Conflict at "store" when its head is not `before` any more.
    Outcome<Done> refresh(StoredList const& list, model::Sha256 const& before);
    /// The partner's own limit on the age of a list, in seconds; 0: none. It stays until it is said otherwise.
    Outcome<Done> limit_age(std::string const& list_id, std::int64_t seconds);
    /// Keeps a report, which is part of the audit trail: the last thousand, and every one that changed something.
    Outcome<Done> keep_report(ImportReport const& report);
    /// A change that waits for a person, known by the digest of its position; commit() forgets it.
    Outcome<Done> hold(std::string const& list_id, model::Sha256 const& position_digest);
    std::optional<model::Sha256> held(std::string const& list_id);

private:
    explicit ListStore(sql::Connection connection);
    std::unique_ptr<sql::Connection> m_connection;
};

} // namespace xindang::exchange
