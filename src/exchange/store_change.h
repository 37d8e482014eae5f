#pragma once

#include <exchange/store.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::exchange {

/// A new state being written into a ListStore, either as a whole (begin_snapshot, take … , end_snapshot) or by what
/// differs (put, remove). States are numbered within the store: by their sequence in the first epoch that was imported,
/// and going on from there in later ones, whose sequences begin anew. An entry that stays as it was is not written
/// again, so that a delta costs what it changes. Made by ListStore::begin(); without commit() nothing of it stays.
class StoreChange {
public:
    StoreChange(StoreChange&& other) noexcept;
    StoreChange& operator=(StoreChange&&) = delete;
    ~StoreChange();

    void begin_snapshot();
    /// Ids ascend.
    void take(StoredEntry const& entry);
    /// What the snapshot did not have is removed.
    void end_snapshot();

    /// Added when there is none of this id, else amended.
    void put(StoredEntry const& entry);
    void remove(std::string const& id);
    /// It was removed because it never should have been on the list.
    void remember_voided(std::string const& id);

    /// Of the new state; nothing when there is no such entry.
    std::optional<EntryState> find(std::string const& id);
    std::optional<model::Term> term_of(std::string const& id);
    enum class At { Before, Now };
    /// The measures of an entry in the state in force, or in the new one.
    std::vector<StoredMeasure> measures_at(std::string const& id, At at);
    /// What an entry says in the state in force, or in the new one; empty when it is not on it.
    Bytes xml_at(std::string const& id, At at);
    /// Against the state in force, ascending ids.
    std::vector<EntryChange> changes() const;
    /// The state tree of the new state, made from what is written.
    TreeHead state();
    /// Its subject index.
    TreeHead subjects();

    /// Puts the state in force; forgets all but the last `kept_states`. `accepted_by`: who took over a new epoch; empty
    /// when the list goes on.
    void commit(StoredList const& list, int kept_states, std::string const& accepted_by = {});

private:
    friend class ListStore;
    struct Row {
        EntryState state;
        std::uint64_t from;
        std::int64_t wording;
    };
    /// `base` is what the sequences of the new state's epoch are added to.
    StoreChange(sql::Connection& connection, std::string list_id, std::uint64_t base, std::uint64_t seq,
        std::uint64_t old_number);
    std::optional<Row> in_force(std::string const& id);
    void insert(StoredEntry const& entry);
    void end(Row const& row);
    void note(std::string const& id, std::string const& name, std::uint64_t old_version, std::uint64_t new_version);
    void flush();
    void forget_old_states(int kept_states);

    struct OldEntry {
        std::string id;
        std::uint64_t version;
        std::string status;
        model::Sha256 digest;
    };
    /// A line of the subject index that is not written yet: sorted, a hundred thousand of them go in ten times faster.
    struct Line {
        model::Sha256 key;
        std::string id;
    };

    sql::Connection* m_connection;
    std::string m_list_id;
    std::uint64_t m_base;
    std::uint64_t m_number;
    std::uint64_t m_old_number;
    std::vector<OldEntry> m_old; ///< while a snapshot is taken
    std::size_t m_old_at = 0;
    std::vector<Line> m_lines;
    std::map<std::string, EntryChange> m_changes;
    bool m_open = true;
};

} // namespace xindang::exchange
