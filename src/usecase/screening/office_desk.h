#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/random.h>
#include <crypto/aead.h>
#include <usecase/kept.h>
#include <usecase/screening/desk.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace xindang::usecase {

/// The desk of a service that screens against what it published itself: made anew when a list has a new state, kept
/// between questions otherwise. While one asker makes it anew, the others are answered from the state before, which
/// every answer names. Safe to use from any thread.
class OfficeDesk {
public:
    /// Reads conf/screening of `home` once. `archive` and `objects` must outlive it.
    static Outcome<std::unique_ptr<OfficeDesk>> open(std::filesystem::path const& home,
        std::filesystem::path const& data_folder, archive::Archive const& archive, archive::ObjectStore const& objects,
        crypto::SecretKey const& master_key, Random& random);

    /// The desk for the newest publications, for somebody who may ask it. NotFound at "list" before the first, Corrupt
    /// when files cannot be read.
    Outcome<std::shared_ptr<ScreenDesk const>> current(Actor const& actor) const;
    std::filesystem::path cleared_file() const { return cleared_pairs_file(m_folder); }

private:
    OfficeDesk(screening::Rules rules, std::filesystem::path folder, archive::Archive const& archive,
        archive::ObjectStore const& objects, crypto::SecretKey master_key, crypto::SecretKey secret);

    Outcome<ScreenDesk> make(archive::View const& view, ScreenDesk const* before) const;
    std::vector<HashKey> keys_for(std::vector<ListInForce> const& lists) const;

    screening::Rules m_rules;
    std::filesystem::path m_folder;
    archive::Archive const& m_archive;
    archive::ObjectStore const& m_objects;
    crypto::SecretKey m_master_key;
    crypto::SecretKey m_secret;
    Kept<ScreenDesk> m_desk;
};

constexpr std::size_t MOST_SCREEN_QUERIES = 1000;

} // namespace xindang::usecase
