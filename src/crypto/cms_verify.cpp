#include <crypto/cms.h>

#include <crypto/cms_parts.h>
#include <crypto/mac.h>

#include <openssl/ess.h>

namespace xindang::crypto {

namespace {

using OwnedSigningCertificate = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;

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

bool names_content(CMS_SignerInfo* signer, int content_type)
{
    auto const* type = static_cast<ASN1_OBJECT const*>(
        CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
    return type && OBJ_obj2nid(type) == content_type;
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

std::vector<Bytes> time_stamps_in(CMS_SignerInfo* signer)
{
    std::vector<Bytes> tokens;
    for (int at = -1; (at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, at)) >= 0;) {
        auto* attribute = CMS_unsigned_get_attr(signer, at);
        for (int i = 0; i < X509_ATTRIBUTE_count(attribute); ++i) {
            auto const* value = X509_ATTRIBUTE_get0_type(attribute, i);
            if (value->type != V_ASN1_SEQUENCE) continue;
            tokens.emplace_back(reinterpret_cast<char const*>(ASN1_STRING_get0_data(value->value.sequence)),
                static_cast<std::size_t>(ASN1_STRING_length(value->value.sequence)));
        }
    }
    return tokens;
}

} // namespace

OwnedCms signed_data(BytesView cms)
{
    auto const* at = octets_of(cms);
    auto const* end = at + cms.size();
    OwnedCms result(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(cms.size())));
    for (; result && at != end; ++at)
        if (*at != 0) result.reset(); // something else than the padding of a PDF
    if (result && OBJ_obj2nid(CMS_get0_type(result.get())) != NID_pkcs7_signed) result.reset();
    if (result && sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(result.get())) != 1) result.reset();
    last_reason();
    return result;
}

CMS_SignerInfo* only_signer(CMS_ContentInfo* cms)
{
    return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
}

CmsVerdict judged(CMS_ContentInfo* cms, int content_type, model::Sha256 const& content_digest)
{
    auto* signer = only_signer(cms);
    CmsVerdict verdict;
    verdict.certificates = certificates_in(cms);
    verdict.digest_matches = names_content(signer, content_type) && digest_matches(signer, content_digest);
    auto const* value = CMS_SignerInfo_get0_signature(signer);
    verdict.signature.assign(reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
        static_cast<std::size_t>(ASN1_STRING_length(value)));
    verdict.time_stamps = time_stamps_in(signer);
    for (auto const& certificate : verdict.certificates) {
        auto const x509 = x509_of(certificate);
        if (CMS_SignerInfo_cert_cmp(signer, x509.get()) != 0) continue;
        CMS_SignerInfo_set1_signer_cert(signer, x509.get());
        verdict.signature_valid = CMS_SignerInfo_verify(signer) == 1;
        verdict.certificate_bound = binds(signer, certificate);
        verdict.signer = certificate;
        break;
    }
    last_reason();
    return verdict;
}

Outcome<CmsVerdict> cms_verify_detached(BytesView cms, model::Sha256 const& content_digest)
{
    auto const info = signed_data(cms);
    if (!info) return Refusal{Fault::BadInput, "not a CMS SignedData with exactly one signer", "cms"};
    return judged(info.get(), NID_pkcs7_data, content_digest);
}

} // namespace xindang::crypto
