#pragma once

#include <cli/session.h>
#include <crypto/aead.h>
#include <usecase/list/list_press.h>

namespace xindang::cli {

/// What publishing a list needs, opened for one command; it lives no longer than the session. Throws CannotOpen.
class ListServices {
public:
    ListServices(Session& session, std::string const& list_id);
    ListServices(ListServices const&) = delete;
    ListServices& operator=(ListServices const&) = delete;
    usecase::PublishListServices services() const { return m_signing.services(); }

private:
    usecase::DataFolder m_folder;
    crypto::SecretKey m_master_key;
    usecase::ListPress m_press; ///< refers to the two above
    usecase::ListSigning m_signing;
};

/// The list of conf/xindang.xml with this id; the first one when none is named.
Outcome<usecase::Settings::List> list_asked_for(Session& session, std::string const& id);

/// The key that signs lists with commercial ciphers, where there is one. Throws CannotOpen.
std::optional<crypto::Sm2Key> sm2_key_of(Session& session);

/// The key everything of this archive is sealed with. Throws CannotOpen.
crypto::SecretKey master_key_of(Session& session);

} // namespace xindang::cli
