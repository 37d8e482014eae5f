#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <crypto/aead.h>
#include <foreign/entry.h>
#include <model/entry.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::foreign {

/// Where we stand with one list.
struct Taken {
    std::string source;
    model::CivilDate dated; ///< the day the file or state is of
    std::string sequence;   ///< of the signed protocol; empty for files
    std::string digest;     ///< SHA-256 of the file, or of the state, in hexadecimal
    Instant taken_at;
    std::uint64_t ledger_entry; ///< that says so
};

/// One entry as far as it is needed to see what changed. Nothing of it can be read back.
struct KnownEntry {
    Bytes key; ///< says which entry it is
    model::Sha256 digest;
    model::Sha256 identity;
    Standing standing;
    unsigned generation; ///< counts the records made of it, one after another
    model::CivilDate listed_on;
    std::optional<model::SubjectId> subject;
    std::optional<model::EntryNumber> record;
};

/// An entry about nobody we know, or nobody we are sure of: kept sealed until somebody is found.
struct WaitingEntry {
    std::string source;
    KnownEntry known;
    Entry entry;
};

enum class Decision { Open, Accepted, Rejected };
std::string_view word_of(Decision decision); ///< "open"

/// An entry and a subject it may be about.
struct Candidate {
    std::uint64_t number;
    std::string source;
    Bytes key;
    model::SubjectId subject;
    std::string evidence; ///< words of usecase/foreign, space between
    Decision decision;
    std::string reason;
    std::string decided_by;
    std::optional<Instant> decided_at;
};

struct Counts {
    std::uint64_t standing = 0; ///< listed
    std::uint64_t matched = 0;
    std::uint64_t possible = 0; ///< entries with an open candidate
    std::uint64_t unmatched = 0;
    std::uint64_t ended = 0;
    std::uint64_t voided = 0;
};

/// What was taken of other agencies' lists, in `foreign.sqlite`. The ledger has what became of it; this file has what
/// the ledger must not keep for ever: people on those lists who are no subjects of ours. Names and numbers lie in it
/// sealed, and hashed with a key, under keys made from the master key; once an entry is matched they are forgotten
/// here. Opened by one thread; a change is one transaction.
class Store {
public:
    static Outcome<Store> open(std::filesystem::path const& file, crypto::SecretKey const& master_key, Random& random);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    std::optional<Taken> taken(std::string const& source);
    std::vector<Taken> all_taken();
    Counts counts(std::string const& source);

    /// The key of an entry in this file.
    Bytes key_of(std::string const& source, std::string const& id) const;
    void for_each_known(std::string const& source, std::function<void(KnownEntry const&)> const& take);
    /// The entry that waits under this key; nothing for one that is matched or unknown.
    std::optional<WaitingEntry> waiting(std::string const& source, Bytes const& key);
    /// Entries that wait and might be about who has this number or name: both given in normal form.
    std::vector<WaitingEntry> waiting_for(std::string const& number_or_name);
    /// The first `limit` entries that wait, of one list.
    std::vector<WaitingEntry> waiting_of(std::string const& source, std::size_t limit);
    std::vector<KnownEntry> matched_of(std::string const& source, std::size_t limit);

    std::vector<Candidate> candidates(Decision decision);
    /// NotFound at "match".
    Outcome<Candidate> candidate(std::uint64_t number);

    /// Until which position of the ledger subjects were compared with what waits.
    std::uint64_t looked_upto();

    /// Unavailable at "archive" while somebody else writes. Without commit() nothing stays.
    Outcome<Done> begin();
    void commit();
    void roll_back() noexcept;

    /// Puts an entry in the place of the one with its key. `waiting` is kept sealed when it is given; names and numbers
    /// under which waiting_for() finds it come from it.
    void put(std::string const& source, KnownEntry const& known, Entry const* waiting);
    /// Does nothing when the pair was decided before and the entry's identity is the same.
    void propose(
        std::string const& source, KnownEntry const& known, model::SubjectId subject, std::string const& evidence);
    void decide(std::uint64_t number, Decision decision, std::string const& reason, std::string const& by, Instant at);
    /// Nobody needs to decide these any more.
    void forget_open(std::string const& source, Bytes const& key);
    void put_taken(Taken const& taken);
    void set_looked_upto(std::uint64_t position);

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace xindang::foreign
