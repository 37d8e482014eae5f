#include <crypto/cms.h>

#include <crypto/mac.h>
#include <crypto/openssl.h>

#include <openssl/cms.h>
#include <openssl/ess.h>

namespace xindang::crypto {

namespace {

using OwnedCms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedSigningCertificate = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;

OwnedCms parsed(BytesView cms)
{
    auto const* at = octets_of(cms);
    auto const* end = at + cms.size();
    OwnedCms result(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms.size())));
    for (; result && at != end; ++at)
        if (*at != 0) result.reset(); // something else than the padding of a PDF
    if (result && OBJ_obj2nid(CMS_get0_type(result.get())) != NID_pkcs7_signed) result.reset();
    last_reason();
    return result;
}

std::vector<Certificate> certificates_in(CMS_ContentInfo* cms)
{
    std::vector<Certificate> all;
    auto* stack = CMS_get1_certs(cms);
    for (int i = 0; i < sk_X509_num(stack); ++i)
        if (auto certificate = Certificate::parse(der_of(sk_X509_value(stack, i), i2d_X509), "cms"))
            all.push_back(std::move(*certificate));
    sk_X509_pop_free(stack, X509_free);
    return all;
}

bool names_content(CMS_SignerInfo* signer)
{
    auto const* type = static_cast<ASN1_OBJECT const*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
    return type && OBJ_obj2nid(type) == NID_pkcs7_data;
}

bool digest_matches(CMS_SignerInfo* signer, model::Sha256 const& digest)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
    if (!algorithm || OBJ_obj2nid(algorithm->algorithm) != NID_sha256) return false;
    // -3: exactly one attribute with exactly one value
    auto* stated = static_cast<ASN1_OCTET_STRING*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING));
    if (!stated) return false;
    BytesView const octets(reinterpret_cast<char const*>(ASN1_STRING_get0_data(stated)),
        static_cast<std::size_t>(ASN1_STRING_length(stated)));
    return equal_in_constant_time(octets, digest.bytes());
}

/// RFC 5035 §3: the attribute ties the signature to one certificate, so that another with the same key cannot be put
/// in.
bool binds(CMS_SignerInfo* signer, Certificate const& certificate)
{
    auto* value = static_cast<ASN1_STRING*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE));
    if (!value) return false;
    auto const* at = ASN1_STRING_get0_data(value);
    OwnedSigningCertificate const attribute(d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(value)));
    auto const x509 = x509_of(certificate);
    Owned<STACK_OF(X509), [](STACK_OF(X509) * stack) {
        sk_X509_free(stack);
    }> const chain(sk_X509_new_null());
    require(chain && sk_X509_push(chain.get(), x509.get()) > 0, "memory");
    return attribute && OSSL_ESS_check_signing_certs(nullptr, attribute.get(), chain.get(), 1) > 0;
}

} // namespace

Outcome<CmsVerdict> cms_verify_detached(
    BytesView cms, model::Sha256 const& content_digest, std::vector<Certificate> const& anchors, Instant moment)
{
    auto const info = parsed(cms);
    auto* signers = info ? CMS_get0_SignerInfos(info.get()) : nullptr;
    if (!info || sk_CMS_SignerInfo_num(signers) != 1)
        return Refusal{Fault::BadInput, "not a CMS SignedData with exactly one signer", "cms"};
    auto* signer = sk_CMS_SignerInfo_value(signers, 0);
    auto const inside = certificates_in(info.get());

    CmsVerdict verdict{false, false, false, std::nullopt, false, {}};
    verdict.digest_matches = names_content(signer) && digest_matches(signer, content_digest);
    for (auto const& certificate : inside) {
        auto const x509 = x509_of(certificate);
        if (CMS_SignerInfo_cert_cmp(signer, x509.get()) != 0) continue;
        CMS_SignerInfo_set1_signer_cert(signer, x509.get());
        verdict.signature_valid = CMS_SignerInfo_verify(signer) == 1;
        verdict.certificate_bound = binds(signer, certificate);
        verdict.signer = certificate;
        break;
    }
    last_reason();
    if (!verdict.signer) {
        verdict.trust_problem = "the signer's certificate is not in the signature";
        return verdict;
    }
    auto const chain = chain_to(*verdict.signer, inside, anchors, moment);
    verdict.trusted = static_cast<bool>(chain);
    if (!chain) verdict.trust_problem = chain.refusal().reason;
    return verdict;
}

} // namespace xindang::crypto
