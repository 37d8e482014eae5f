#include <base/files.h>
#include <cli/session_services.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <document/sign.h>
#include <usecase/document/office_provers.h>

namespace xindang::cli {

crypto::SigningKey const& Session::key(std::string const& role)
{
    auto& key = m_services->keys[role];
    if (!key) key = opened(crypto::load_key(data_folder().key(role), key_passphrase()));
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

document::Signer Session::signer(std::string const& role)
{
    // What stands behind the signer's certificate in its file is its chain; the development authority has its own.
    auto chain = opened(crypto::Certificate::load_all(data_folder().certificate(role)));
    chain.erase(chain.begin());
    auto const authority = crypto::Certificate::load(data_folder().certificate("documents-ca"));
    if (chain.empty() && authority && crypto::issued_by(certificate(role), *authority)) chain.push_back(*authority);
    return {key(role), certificate(role), std::move(chain)};
}

std::string const& Session::key_passphrase()
{
    auto& known = m_services->key_passphrase;
    if (known) return *known;
    known = m_surroundings.environment("XINDANG_KEY_PASSPHRASE");
    if (auto const file = m_surroundings.environment("XINDANG_KEY_PASSPHRASE_FILE"); !file.empty()) {
        constexpr std::size_t LONGEST = 4096;
        auto const text = opened(read_file(file, LONGEST));
        known = text.substr(0, text.find_first_of("\r\n"));
    }
    return *known;
}

document::Trust const& Session::trust()
{
    if (!m_services->trust)
        m_services->trust = std::make_shared<document::Trust>(opened(usecase::load_trust(data_folder())));
    return *m_services->trust;
}

document::Provers Session::provers()
{
    if (!m_services->provers)
        m_services->provers =
            opened(usecase::OfficeProvers::open(data_folder(), settings(), key_passphrase(), clock(), random()));
    return m_services->provers->provers();
}

} // namespace xindang::cli
