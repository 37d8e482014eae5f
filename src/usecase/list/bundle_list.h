#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <net/zip.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::usecase {

struct BundleListServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    DataFolder const& folder;
    std::filesystem::path home; ///< its xsd/ and templates/list-bundle/
};

/// What is packed of a list.
struct ListBundle {
    std::string list_id;
    std::uint64_t seq;
    Instant made_at; ///< the head's
    std::vector<net::CarriedFile> files;
};

/// A published list as one folder that can be verified without this program and without a network: the files partners
/// get, schemas, root certificate, proofs of the entries asked for, tables, digests, and a recipe (verify.sh) for tools
/// of others. Needs the duty publication-staff or operator; a confidential list is packed like any other, for its
/// audience. NotFound at "list" before the first publication and at the id of an entry that cannot be proven; Corrupt
/// when a published file is not what it was.
Outcome<ListBundle> bundle_list(Actor const& actor, Settings::List const& list, std::vector<std::string> const& prove,
    BundleListServices const& services);

} // namespace xindang::usecase
