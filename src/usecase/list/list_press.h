#pragma once

#include <usecase/list/list_keys.h>
#include <usecase/list/publish_list.h>

#include <filesystem>
#include <optional>
#include <string>

namespace xindang::usecase {

/// What publishing any list needs but for keys, which are opened when they are needed: a service that runs for months
/// signs with a key that was changed yesterday. What it refers to must outlive it.
struct ListPress {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    DataFolder const& folder;
    crypto::SecretKey const& master_key;
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
    std::string passphrase = {}; ///< opens encrypted keys
};

/// The keys for publishing one list as they lie in the data folder now, with all else that takes.
class ListSigning {
public:
    /// With keys that were opened already. Refuses as published_list_head() does, but for a list that was never
    /// published.
    static Outcome<ListSigning> with(
        ListPress const& press, std::string const& list_id, OpenedListKeys keys, std::optional<crypto::Sm2Key> sm2);
    /// Unavailable at "keys" when they cannot be opened: between two steps of a change they do not fit together.
    /// Otherwise as with().
    static Outcome<ListSigning> open(ListPress const& press, std::string const& list_id);

    /// Refers to this.
    PublishListServices services() const;

private:
    ListSigning(ListPress const& press, OpenedListKeys keys, std::optional<crypto::Sm2Key> sm2,
        std::optional<exchange::KeySet> published);

    ListPress const& m_press;
    OpenedListKeys m_keys;
    std::optional<crypto::Sm2Key> m_sm2; ///< where there is one
    std::optional<exchange::KeySet> m_published;
};

/// The keys alone, refused as ListSigning::open() does.
Outcome<OpenedListKeys> list_keys_of(ListPress const& press);

} // namespace xindang::usecase
