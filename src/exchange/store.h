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
    Position position;
    model::Sha256 position_digest;
    std::uint64_t head_number;
    model::Sha256 head_digest;
    Instant head_created_at;
    Instant valid_until;
    std::uint64_t key_set_version;
    Instant imported_at;

    bool stale_at(Instant moment) const { return moment > valid_until; }
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
};

/// The lists a partner imported, in one SQLite file of its own: what is in force, and the last few states before it.
/// It changes only as a whole, in one transaction. One thread at a time.
class ListStore {
public:
    static constexpr int KEPT_STATES = 4;

    /// Makes the file when it is missing. Conflict for a newer program's, Corrupt for what is none of ours.
    static Outcome<ListStore> open(std::filesystem::path const& file);

    std::optional<StoredList> find(std::string const& list_id);
    std::vector<StoredList> all();
    /// Entries in force, ascending ids.
    std::vector<StoredEntry> entries(std::string const& list_id);
    /// The same without what they say.
    std::vector<EntryState> states(std::string const& list_id);
    /// Entries in force, of all lists, with this identifier.
    std::vector<StoredEntry> with_identifier(SubjectIdentifier const& identifier);

    /// A new state being written. Without commit() nothing of it stays.
    class Change {
    public:
        Change(Change&& other) noexcept;
        Change& operator=(Change&&) = delete;
        ~Change();
        void add(StoredEntry const& entry);
        /// Begins with the state in force instead of with nothing; amend() and remove() change it then.
        void begin_with_old_state();
        void amend(StoredEntry const& entry);
        void remove(std::string const& id);
        /// Nothing when there is no such entry.
        std::optional<model::Term> term_of(std::string const& id);
        /// Against the state in force, ascending ids.
        std::vector<EntryChange> changes();
        /// Of the new state.
        SubjectIndex subjects();
        /// Puts the state in force, forgets all but the last KEPT_STATES.
        void commit(StoredList const& list);

    private:
        friend class ListStore;
        Change(sql::Connection& connection, std::string list_id, std::uint64_t seq, std::uint64_t old_seq);
        sql::Connection* m_connection;
        std::string m_list_id;
        std::uint64_t m_seq;
        std::uint64_t m_old_seq;
        bool m_open = true;
    };
    /// Unavailable at "archive" while another import runs.
    Outcome<Change> begin(std::string const& list_id, std::uint64_t seq);

    /// A newer head for the state that is in force.
    Outcome<Done> refresh(StoredList const& list);
    /// Keeps a report; the last ones are part of the audit trail.
    Outcome<Done> keep_report(ImportReport const& report);

private:
    explicit ListStore(sql::Connection connection);
    std::unique_ptr<sql::Connection> m_connection;
};

} // namespace xindang::exchange
