#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/random.h>
#include <crypto/aead.h>
#include <crypto/sm2.h>
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
    crypto::Sm2Key const* sm2 = nullptr; ///< signs every file once more, detached; null: nobody does
};

/// What a publication does besides.
struct ListOrder {
    /// Keys that this and later publications call revoked; they stand in the ledger's entry.
    std::vector<exchange::KeyRevocation> revocations = {};
    /// The list begins anew in this epoch, because the ledger that had it is lost: at every partner a person must
    /// agree. 2 or more (BadInput at "epoch"), and Conflict there when this ledger knows the list: then it goes on.
    std::optional<std::uint64_t> new_epoch = {};
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

/// Publishes a discipline list: gathers who is on it today, signs parts, delta and head, rehearses the result with our
/// own importer by both roads (rehearse_list.h), puts the files into its folder, enters it in the ledger, and last of
/// all replaces the head, by which partners see the new state. Needs the duty publication-staff. What list_contents()
/// and build_publication() refuse; Conflict at "list" while another program publishes it; Corrupt at the reason's place
/// when our own importer would not take it; Unavailable at "list" when this machine fails. Whatever is refused, what
/// was published before stays in force. It comes from the ledger and the object store, so site/ may be lost and is made
/// again.
Outcome<PublishListReceipt> publish_list(Actor const& actor, Settings::List const& list, Environment environment,
    PublishListServices const& services, ListOrder const& order = {});

/// The last publication as the ledger has it; NotFound at "list" before the first.
struct PublishedListView {
    model::Entry entry;
    exchange::PublishedList list;
    std::shared_ptr<exchange::ListSource const> files;
};
Outcome<PublishedListView> published_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id);
/// The same without its entries.
Outcome<PublishedListView> published_list_head(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id);

/// Where the files of a list are handed out: under site/, or beside it for a confidential one.
std::filesystem::path list_folder(DataFolder const& folder, Settings::List const& list);

exchange::Environment list_environment(Environment environment);

} // namespace xindang::usecase
