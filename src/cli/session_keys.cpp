#include <cli/session_services.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>

namespace xindang::cli {

crypto::SigningKey const& Session::key(std::string const& role)
{
    auto& key = m_services->keys[role];
    if (!key) key = opened(crypto::load_key(data_folder().key(role)));
    return *key;
}

crypto::Certificate const& Session::certificate(std::string const& role)
{
    auto& certificate = m_services->certificates[role];
    if (!certificate)
        certificate =
            std::make_shared<crypto::Certificate>(opened(crypto::Certificate::load(data_folder().certificate(role))));
    return *certificate;
}

std::vector<crypto::Certificate> const& Session::document_anchors()
{
    if (!m_services->document_anchors)
        m_services->document_anchors = std::make_shared<std::vector<crypto::Certificate>>(
            opened(crypto::Certificate::load_all(data_folder().document_anchors())));
    return *m_services->document_anchors;
}

} // namespace xindang::cli
