#include <usecase/list/report_signature.h>

#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <xml/signature.h>

namespace xindang::usecase {

Outcome<Bytes> signed_report(
    exchange::ImportReport const& report, std::filesystem::path const& key, std::filesystem::path const& certificate)
{
    if (key.empty()) return report.xml();
    auto const signing_key = crypto::load_key(key);
    if (!signing_key) return signing_key.refusal();
    auto const own = crypto::Certificate::load(certificate);
    if (!own) return own.refusal();
    auto const kind = (*signing_key)->kind();
    if (own->public_key() != (*signing_key)->public_key())
        return Refusal{Fault::BadInput, "the certificate is not that of the key", "certificate"};
    if (kind == crypto::KeyKind::Ed25519)
        return Refusal{Fault::BadInput, "reports are signed with ec-p256 or rsa-3072", "certificate"};
    return xml::sign_enveloped(
        report.xml(), {kind == crypto::KeyKind::Rsa3072 ? xml::SignatureAlgorithm::RsaSha256
                                                        : xml::SignatureAlgorithm::EcdsaP256Sha256,
                          own->der(), [&signing_key](BytesView octets) {
                              return (*signing_key)->sign(octets);
                          }});
}

} // namespace xindang::usecase
