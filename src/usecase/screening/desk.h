#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <screening/cleared_pairs.h>
#include <screening/screener.h>
#include <usecase/actor.h>
#include <usecase/screening/lists_in_force.h>
#include <usecase/screening/typed_subject.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A candidate, and the decision that it is somebody else, when a person made one.
struct ScreenedCandidate {
    screening::Candidate candidate;
    std::optional<screening::ClearedPair> cleared;
    screening::Clearance clearance = screening::Clearance::Holds; ///< of the decision, if there is one

    /// Somebody has to look: no decision is in force for it.
    bool open() const { return !cleared || clearance != screening::Clearance::Holds; }
};

struct ScreenedSubject {
    std::string ref;
    std::vector<std::string> problems;
    std::vector<ScreenedCandidate> candidates; ///< best first; those that were cleared are among them
};

/// Any duty but operator.
Outcome<Done> assure_screening(Actor const& actor);

/// Everything needed to answer for some lists: made once for many questions. The candidates it gives refer to it and
/// must not outlive it. Any number of threads may ask.
class ScreenDesk {
public:
    /// `rules` must outlive the desk. Decisions are read from `cleared_file` when it exists.
    ScreenDesk(ListsInForce lists, std::vector<HashKey> keys, screening::Rules const& rules,
        std::filesystem::path cleared_file, crypto::SecretKey secret);

    /// The same entries under heads that were issued anew, at no cost: what takes long to make is shared.
    ScreenDesk under(std::vector<ListInForce> heads, std::vector<HashKey> keys) const;

    std::vector<ListInForce> const& lists() const { return m_lists; }
    std::vector<screening::ListedSubject> const& subjects() const { return m_screener->subjects(); }

    /// Needs any duty but operator. Writes nothing down: whoever was asked about is personal data.
    Outcome<std::vector<ScreenedSubject>> ask(
        Actor const& actor, std::vector<TypedSubject> const& subjects, model::CivilDate today) const;

    /// "Who was asked about is not the one this entry names." Needs the duty partner, credit-administrator or
    /// publication-staff. NotFound at "entry" for an entry that is not on the lists, BadInput as ClearedPairs has it.
    struct Decision {
        TypedSubject subject;
        std::string list;
        std::string entry;
        std::string reason;
        model::CivilDate last_day;
    };
    Outcome<screening::ClearedPair> clear(Actor const& actor, Decision const& decision, Instant now) const;

private:
    std::vector<ListInForce> m_lists;
    std::vector<HashKey> m_keys;
    std::shared_ptr<screening::Screener const> m_screener;
    std::filesystem::path m_cleared_file;
    crypto::SecretKey m_secret;
};

/// Where a data folder keeps the decisions, and the secret they are keyed with.
std::filesystem::path cleared_pairs_file(std::filesystem::path const& data_folder);
std::filesystem::path screening_secret_file(std::filesystem::path const& data_folder);
/// The secret of a data folder; made the first time.
Outcome<crypto::SecretKey> screening_secret(std::filesystem::path const& data_folder, Random& random);

/// The decisions in force of a data folder, with what became of them. Needs any duty but operator.
struct ClearedView {
    screening::ClearedPair pair;
    bool listed; ///< its entry still is on the list
    screening::Clearance clearance;
};
Outcome<std::vector<ClearedView>> cleared_views(Actor const& actor, std::filesystem::path const& file,
    std::vector<screening::ListedSubject> const& listed, model::CivilDate today);

/// Takes a decision back. Needs the duties of making one. NotFound at "number".
Outcome<Done> reopen_pair(Actor const& actor, std::filesystem::path const& file, std::int64_t number, Instant now);

} // namespace xindang::usecase
