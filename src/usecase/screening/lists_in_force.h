#pragma once

#include <archive/object_store.h>
#include <archive/view.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <exchange/store.h>
#include <screening/listed.h>

#include <cstdint>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Where a list that was screened against stands, so that an answer can be defended later.
struct ListInForce {
    std::string list;
    std::string issuer;
    std::uint64_t sequence;
    std::string state_digest;
    std::uint64_t entries;
    Instant since;                          ///< its head was made
    Instant valid_until;                    ///< as its head says, or sooner as the partner's own limit does
    std::vector<std::string> audience = {}; ///< of one we published: its partners
    std::int64_t age_seconds_at(Instant moment) const { return moment.unix_seconds() - since.unix_seconds(); }
    bool stale_at(Instant moment) const { return valid_until < moment; }
    /// The other names the same entries: at most its head was issued anew.
    bool same_state_as(ListInForce const& other) const
    {
        return list == other.list && sequence == other.sequence && state_digest == other.state_digest;
    }
};

/// Lists and whom they name, the entries that are suspended among them.
struct ListsInForce {
    std::vector<ListInForce> lists;
    std::vector<screening::ListedSubject> subjects;
};

/// What a partner imported: all its lists, or those named. NotFound at "list" for one that was not imported, Corrupt
/// for entries that cannot be read.
Outcome<ListsInForce> imported_lists_in_force(exchange::ListStore& store, std::vector<std::string> const& only);

/// Where what we published last stands, of each list or of those named. NotFound at "list" when nothing was published.
Outcome<std::vector<ListInForce>> published_positions(
    archive::View const& view, archive::ObjectStore const& objects, std::vector<std::string> const& only);
/// The same with whom the lists name. Corrupt for files that cannot be read.
Outcome<ListsInForce> published_lists_in_force(
    archive::View const& view, archive::ObjectStore const& objects, std::vector<std::string> const& only);

} // namespace xindang::usecase
