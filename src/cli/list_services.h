#pragma once

#include <cli/session.h>
#include <crypto/aead.h>
#include <usecase/list/list_keys.h>
#include <usecase/list/publish_list.h>

namespace xindang::cli {

/// What publishing a list needs, opened for one command; it lives no longer than the session. Throws CannotOpen.
class ListServices {
public:
    explicit ListServices(Session& session);
    usecase::PublishListServices services() const;

private:
    Session& m_session;
    usecase::DataFolder m_folder;
    crypto::SecretKey m_master_key;
    usecase::OpenedListKeys m_keys;
    std::optional<exchange::KeySet> m_published; ///< what the newest publication says
};

/// The key everything of this archive is sealed with. Throws CannotOpen.
crypto::SecretKey master_key_of(Session& session);

} // namespace xindang::cli
