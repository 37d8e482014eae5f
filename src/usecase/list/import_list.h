#pragma once

#include <base/clock.h>
#include <base/progress.h>
#include <base/random.h>
#include <crypto/sm2.h>
#include <exchange/import.h>
#include <usecase/actor.h>

#include <filesystem>
#include <optional>
#include <string>

namespace xindang::usecase {

/// A partner's import.
struct ImportList {
    std::string source;         ///< a folder, or an http(s) URL the files stand under
    std::filesystem::path into; ///< the data folder the list goes into
    exchange::ListImport list;
    /// Every file must have this holder's SM2 signature beside it, too.
    std::optional<crypto::Sm2PublicKey> required_sm2 = {};
};

struct ImportListServices {
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
    Progress& progress;
};

/// Where a data folder keeps the lists it imported.
std::filesystem::path imported_lists(std::filesystem::path const& data_folder);

/// Imports a list into a data folder. Needs the duty partner, credit-administrator or operator. Refused only when it
/// cannot even begin (Forbidden, no store, no schema); whatever is wrong with the list is in the report, and the list
/// in force stays.
Outcome<exchange::ImportReport> import_list(
    Actor const& actor, ImportList const& request, ImportListServices const& services);
/// The same from a source that is open already.
Outcome<exchange::ImportReport> import_list(Actor const& actor, exchange::ListSource const& source,
    std::filesystem::path const& into, exchange::ListImport const& list, ImportListServices const& services);

} // namespace xindang::usecase
