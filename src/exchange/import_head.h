#pragma once

#include <exchange/import_keys.h>
#include <exchange/store.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import, steps 1 to 5: the head, who signed it, for whom it is, and whether it may follow what
/// was seen before.

/// A head as it was fetched. Nothing of it is believed yet but the list whose pinned root is to be asked, and the
/// number of the key set.
struct FetchedHead {
    xml::Document document;
    model::Sha256 digest; ///< of its octets
};
/// E-FETCH, E-SIZE, E-NOTXML, E-PRESCAN, E-TRUNCATED, E-SCHEMA.
Step<FetchedHead> fetch_head(ListSource const& source, ListLimits const& limits = {});
/// What the head says its list is; not believed yet.
std::string stated_list(FetchedHead const& head);

/// A head that the head key signed, under a key set that the root signed.
struct TrustedHead {
    Head head;
    model::Sha256 digest; ///< of its octets
    Bytes position;       ///< canonical
    model::Sha256 position_digest;
    KeySet key_set;
    crypto::Certificate root;         ///< another than the pinned one after a change of root
    std::vector<model::Sha256> files; ///< octets of the key sets
};
/// What follow_keys() refuses; E-SIG, E-KEY, E-KEYREVOKED, E-SCHEMA of the head.
Step<TrustedHead> believe_head(FetchedHead const& fetched, ListSource const& source, KeyCheck const& check);

/// E-ENV, E-AUDIENCE, E-LIST. `list_id` may be empty: whichever list it is.
Step<Passed> check_addressing(
    Head const& head, Environment environment, std::string const& partner, std::string const& list_id);
/// Steps 4 and 5. TUF's rollback, freeze and fork: E-ROLLBACK, E-FORK for a head that does not follow what was seen
/// before, E-STALE for one that has expired. A head of a later epoch follows nothing: whether it may come into force is
/// a person's to say, see consent().
Step<Passed> check_sequence(TrustedHead const& trusted, std::optional<StoredList> const& before, Instant moment);
/// W-CLOCK, W-NEARSTALE.
std::vector<Reason> freshness_warnings(Head const& head, std::optional<StoredList> const& before, Instant moment);

} // namespace xindang::exchange
