#pragma once

#include <base/clock.h>
#include <base/progress.h>
#include <base/random.h>
#include <crypto/certificate.h>
#include <exchange/limits.h>
#include <exchange/report.h>
#include <exchange/source.h>
#include <exchange/store.h>
#include <xml/schema.h>

#include <filesystem>
#include <optional>
#include <string>

namespace xindang::exchange {

/// The schemas an importer trusts: its own, never those that come with a list.
struct ListSchemas {
    xml::Schema list;  ///< jdl-1.0.xsd
    xml::Schema codes; ///< jdl-codes-1.0.xsd
    static Outcome<ListSchemas> load(std::filesystem::path const& folder);
};

/// Which way to the new state.
enum class ListRoad {
    Shortest,     ///< the deltas from the state in force when the head names all of them, else the snapshot
    SnapshotOnly, ///< for a store that has lost its way, and for comparing
};

struct ListImport {
    std::string list_id; ///< empty: whichever list the source has
    Party self;          ///< the partner; its code must be in the audience
    Environment environment;
    /// Pinned at the first import of a list and compared ever after; nothing when it was pinned before.
    std::optional<crypto::Certificate> root;
    /// The person who has read a mass change or a new epoch's first state and agrees; empty: nobody.
    std::string confirmed_by = {};
    ListRoad road = ListRoad::Shortest;
    /// How many states the store keeps, the one in force among them.
    int kept_states = ListStore::KEPT_STATES;
    ListLimits limits = {};
    PersonNumbers numbers = PersonNumbers::Hidden;
    std::string issuer = {}; ///< code of whose list it must be; empty: whoever's key is believed
    /// The epoch that `confirmed_by` accepts instead of the one in force; never guessed, and never by a program alone.
    std::optional<std::uint64_t> accepted_epoch = {};
};

/// Takes a list over, or leaves the old one in force and says why: size, pre-scan, keys and signature of the head,
/// role, environment, audience, list; position and expiry; fork; every file's own digest; schema; signature of every
/// part or delta; positions alike, and for deltas the chain of positions and every base; rules of entries; counts and
/// state digest; what a person must have read first: a mass change, and a list that its issuer began anew (another
/// epoch): its changes against the state in force are shown, and it waits; then one transaction. All or nothing. A
/// report comes back in every case and is kept in the store. When this machine fails in the middle of writing, or
/// another import was quicker, that is E-LOCAL, and nothing of the new list stays.
ImportReport import_list(ListSource const& source, ListStore& store, ListSchemas const& schemas,
    ListImport const& request, Clock const& clock, Random& random, Progress& progress);

} // namespace xindang::exchange
