#pragma once

#include <cli/session.h>
#include <crypto/aead.h>
#include <usecase/list/list_keys.h>
#include <usecase/list/publish_list.h>

namespace xindang::cli {

/// What publishing a list needs, opened for one command; it lives no longer than the session. Throws CannotOpen.
class ListServices {
public:
    ListServices(Session& session, std::string const& list_id);
    usecase::PublishListServices services() const;

private:
    Session& m_session;
    usecase::DataFolder m_folder;
    crypto::SecretKey m_master_key;
    usecase::OpenedListKeys m_keys;
    std::optional<exchange::KeySet> m_published; ///< what the newest publication says
    std::optional<crypto::Sm2Key> m_sm2;         ///< where there is one
};

/// The list of conf/xindang.xml with this id; the first one when none is named.
Outcome<usecase::Settings::List> list_asked_for(Session& session, std::string const& id);

/// The key that signs lists with commercial ciphers, where there is one. Throws CannotOpen.
std::optional<crypto::Sm2Key> sm2_key_of(Session& session);

/// The key everything of this archive is sealed with. Throws CannotOpen.
crypto::SecretKey master_key_of(Session& session);

} // namespace xindang::cli
