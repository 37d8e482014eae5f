#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <model/civil_date.h>
#include <screening/answer.h>
#include <sql/connection.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::screening {

/// A person's decision that somebody who was asked about is not the one an entry names.
struct ClearedPair {
    std::int64_t number = 0; ///< given by the store
    std::string subject;     ///< subject_key() of who was asked about
    std::string list;
    std::string entry;
    std::string digest; ///< of the entry as it was read
    std::string reason;
    std::string person; ///< who decided
    Instant decided_at{0};
    model::CivilDate last_day; ///< the decision holds up to this day
};

/// What became of a decision. It is never silently dropped: the candidate is shown with it.
enum class Clearance {
    Holds,
    EntryChanged, ///< the entry says something else now: somebody must look again
    Expired,
};
std::string_view word_of(Clearance clearance); ///< "entry-changed"
std::string_view chinese_of(Clearance clearance);

/// What stands for who was asked about: a keyed hash of the strongest number, or of name, birth year and region. The
/// store keeps this and neither name nor number, because most who are cleared have done nothing. Empty when nothing is
/// asked. `key` is the owner's own secret.
std::string subject_key(Query const& query, BytesView key);

Clearance standing_of(ClearedPair const& pair, ListedSubject const& entry, model::CivilDate today);

/// Decisions in an SQLite file of the one who screens. One thread at a time.
class ClearedPairs {
public:
    /// Makes the file when it is missing. Corrupt for what is none of ours, Conflict for a newer program's.
    static Outcome<ClearedPairs> open(std::filesystem::path const& file);

    /// A later decision about the same pair takes the place of the former, which stays in the history. BadInput at
    /// "reason" or "person" without words, at "until" for a day that has gone or lies more than five years ahead.
    Outcome<ClearedPair> clear(ClearedPair pair, model::CivilDate today);
    /// Takes a decision back. NotFound at "number".
    Outcome<Done> reopen(std::int64_t number, std::string const& person, Instant now);
    /// The decision about this pair that was not taken back; nothing when there is none.
    std::optional<ClearedPair> find(std::string const& subject, std::string const& list, std::string const& entry);
    /// All that were not taken back, oldest first.
    std::vector<ClearedPair> all();
    bool empty();

private:
    explicit ClearedPairs(sql::Connection connection);
    std::unique_ptr<sql::Connection> m_connection;
};

} // namespace xindang::screening
