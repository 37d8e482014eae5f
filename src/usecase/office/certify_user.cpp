#include <usecase/office/certify_user.h>

#include <base/files.h>
#include <crypto/signing_key.h>
#include <usecase/office/set_up.h>

namespace xindang::usecase {

std::string signer_role(std::string const& login)
{
    return "signer-" + login;
}

Outcome<crypto::Certificate> certify_user(Actor const& actor, std::string const& login, CertifyServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    auto const account = services.accounts.find(login);
    if (!account) return account.refusal();
    auto const authority = crypto::Certificate::load(services.folder.certificate("documents-ca"));
    if (!authority) return authority.refusal();
    auto const authority_key = crypto::load_key(services.folder.key("documents-ca"), services.passphrase);
    if (!authority_key) return authority_key.refusal();

    auto const role = signer_role(login);
    auto const key = crypto::create_key_file(services.folder.key(role), crypto::KeyKind::EcP256, services.passphrase);
    if (!key) return key.refusal();
    auto const& name = account->name.empty() ? account->login : account->name;
    auto const certificate =
        crypto::make_leaf(leaf_request(services.environment, name, services.own, services.clock.now()),
            (*key)->public_key(), *authority, **authority_key, services.random);
    write_file_atomically(services.folder.certificate(role), certificate.pem());
    return certificate;
}

} // namespace xindang::usecase
