#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <model/ban.h>
#include <usecase/actor.h>
#include <usecase/list/kept_ban_list.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// One question: an identifier as it was typed. Only whole identifiers are asked for; names never give a hit.
struct ScreenQuery {
    enum class Scheme { CreditCode, PersonId } scheme;
    std::string value;
};

/// A decision in force that bars the subject.
struct ScreenedBan {
    std::string document; ///< 发文字号
    model::EntryNumber entry;
    model::Ban ban;
    std::string listed_as; ///< id of its entry in `Screening::list`; empty: the list does not have it
};

/// An entry of the published list about the subject, whatever became of its decision since.
struct ListedEntry {
    std::string entry; ///< id in the list
    std::uint64_t version;
    std::string status;   ///< "active", "suspended"
    std::string document; ///< 发文字号 of the decision it rests on
};

/// The answer to one query, in the order of the queries. It tells nothing else about the subject, not even that it is
/// known.
struct ScreenAnswer {
    std::optional<std::string> problem; ///< the identifier is none: its check character is wrong, for instance
    std::vector<ScreenedBan> bans;
    std::vector<ListedEntry> listed;
};

/// Where the answers come from, so that they can be defended later.
struct ListPosition {
    std::string list;
    std::string sequence;
    Instant published_at;
    model::EntryNumber entry;
    Instant valid_until;      ///< as its head says
    std::int64_t age_seconds; ///< since it was published
    bool stale;               ///< its head is no longer valid: partners refuse it now
};

struct Screening {
    std::vector<ScreenAnswer> answers;
    model::CivilDate day;
    std::uint64_t ledger_size;
    std::optional<ListPosition> list; ///< the newest published list of bans, if there is one
};

/// Is this person or firm under a ban today, or listed; by which decision, until when. Needs any duty but operator.
/// "Listed" is what the files of the newest published list say, which may lag behind the decisions: it holds a revoked
/// ban until it is published again, and does not yet hold a new one. Corrupt when those files cannot be read.
/// TooLarge at "queries" above 1,000, BadInput at "queries" for none. Writes nothing down: whoever was asked about is
/// personal data as well.
Outcome<Screening> screen(Actor const& actor, std::vector<ScreenQuery> const& queries, archive::Archive const& archive,
    KeptBanList const& bans, Clock const& clock);

} // namespace xindang::usecase
