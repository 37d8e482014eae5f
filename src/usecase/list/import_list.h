#pragma once

#include <base/clock.h>
#include <base/progress.h>
#include <base/random.h>
#include <exchange/import.h>
#include <usecase/actor.h>
#include <usecase/list/follow_config.h>

#include <filesystem>
#include <string>

namespace xindang::usecase {

/// A partner's import.
struct ImportList {
    ListAccess access;
    std::filesystem::path into; ///< the data folder the list goes into
    exchange::ListImport list;
    FetchLimits fetch = {};
};

struct ImportListServices {
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
    Progress& progress;
};

/// Where a data folder keeps the lists it imported.
std::filesystem::path imported_lists(std::filesystem::path const& data_folder);

/// What a follower imports of one of its lists, for the follower itself and for a person who does by hand what only a
/// person may do. Refused when the root certificate is there and cannot be read.
Outcome<ImportList> import_as_followed(FollowConfig const& config, FollowedList const& list);

/// Imports a list into a data folder. What has to be fetched lies in incoming/by-hand of that folder meanwhile. Needs
/// the duty partner, credit-administrator or operator. Refused only when it cannot even begin (Forbidden, no store, no
/// schema, no SM2 key); whatever is wrong with the list is in the report, and the list in force stays.
Outcome<exchange::ImportReport> import_list(
    Actor const& actor, ImportList const& request, ImportListServices const& services);
/// The same from a source that is open already.
Outcome<exchange::ImportReport> import_list(Actor const& actor, exchange::ListSource const& source,
    std::filesystem::path const& into, exchange::ListImport const& list, ImportListServices const& services);

} // namespace xindang::usecase
