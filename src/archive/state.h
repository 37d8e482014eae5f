#pragma once

#include <archive/archive.h>
#include <archive/person_vault.h>
#include <sql/connection.h>

#include <limits>
#include <map>
#include <mutex>

namespace xindang::archive {

// What the classes of archive.h, view.h and writer.h have inside. Nothing outside this room includes it.

struct Archive::State {
    std::filesystem::path file;
    crypto::SecretKey master;
    Random& random;
    std::mutex mutex;                  ///< guards idle
    std::vector<sql::Connection> idle; ///< connections nobody uses just now

    sql::Connection take();
    void give_back(sql::Connection connection);
};

struct View::State {
    std::shared_ptr<Archive::State> archive;
    sql::Connection connection;
    AsOf as_of;
    std::uint64_t size;  ///< of the ledger as seen
    std::uint64_t limit; ///< entries above are not seen
    mutable PersonVault vault;

    State(std::shared_ptr<Archive::State> from, sql::Connection over, AsOf when);
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    virtual ~State();

    std::string last_day() const { return as_of.day ? as_of.day->text() : std::string("9999"); }
    bool sees(std::uint64_t entry) const { return entry <= limit; }
};

struct Writer::WriterState : View::State {
    crypto::CompactRange tree;
    std::string actor;
    Clock const& clock;
    bool has_turn = true;
    bool erased = false; ///< a key was deleted: the log must be emptied after commit
    std::map<model::SubjectKind, std::uint64_t> last_number; ///< of subjects, so far

    WriterState(std::shared_ptr<Archive::State> from, sql::Connection over, crypto::CompactRange grown, std::string who,
        Clock const& time)
        : View::State(std::move(from), std::move(over), {}), tree(std::move(grown)), actor(std::move(who)), clock(time)
    {}
};

/// A query for entries (under the name e), with what comes after FROM entry e. Further columns follow the entry's own.
std::string select_entries(std::string_view rest, std::string_view further_columns = {});
constexpr int FIRST_FURTHER_COLUMN = 7;
/// The row of such a query as an entry with its body opened.
model::Entry entry_in(View::State& state, sql::Rows const& rows);

/// NotFound without such a subject, Conflict for a person who was erased. Asked for every row of an intake, so it does
/// not read the subject itself.
Outcome<Done> assure_living(View::State& state, model::SubjectId id, char const* where);

std::optional<model::EntryNumber> optional_entry(View::State const& state, sql::Rows const& rows, int column);

} // namespace xindang::archive
