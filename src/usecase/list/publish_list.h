#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/random.h>
#include <crypto/aead.h>
#include <exchange/publication.h>
#include <law/catalogue.h>
#include <model/entry.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace xindang::usecase {

struct PublishListServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    DataFolder const& folder;
    crypto::SecretKey const& master_key;
    exchange::ListSigners signers;
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
};

struct PublishListReceipt {
    model::EntryNumber entry; ///< ListPublished
    std::string list_id;
    std::uint64_t seq;
    std::uint64_t head_number;
    std::size_t entries;
    std::size_t added;
    std::size_t amended;
    std::size_t removed;
    bool changed; ///< otherwise only the head was issued anew
    model::Sha256 state_digest;
    Instant valid_until;
};

/// Publishes the discipline list: gathers who is under a ban today, signs parts, delta and head, imports the result
/// with our own importer, proves that the delta leads from the state before to the new one, enters it in the ledger,
/// and only then puts it into site/lists/ID/, the head last. Needs the duty publication-staff. Corrupt at the reason's
/// place when our own importer would not take it: nothing is published then. What was published before comes from the
/// ledger and the object store, so site/ may be lost and is made again. `revocations` are keys that this and later
/// publications call revoked; they stand in the ledger's entry.
Outcome<PublishListReceipt> publish_list(Actor const& actor, Settings::List const& list, Environment environment,
    PublishListServices const& services, std::vector<exchange::KeyRevocation> const& revocations = {});

/// The last publication as the ledger has it; NotFound at "list" before the first.
struct PublishedListView {
    model::Entry entry;
    exchange::PublishedList list;
    std::shared_ptr<exchange::ListSource const> files;
};
Outcome<PublishedListView> published_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id);

exchange::Environment list_environment(Environment environment);

} // namespace xindang::usecase
