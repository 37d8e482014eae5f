#include <crypto/cms.h>

#include <crypto/cms_parts.h>
#include <crypto/der.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::crypto {

namespace {

/// RFC 5652 §5.4: the signature is over the DER of the attributes as SET OF, not over the [0] that is sent.
/// X.690 §11.6: the members of a SET OF stand in ascending order of their encodings.
Bytes signed_attributes(CMS_SignerInfo const* signer)
{
    std::vector<Bytes> members;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
        members.push_back(der_of(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
    std::sort(members.begin(), members.end());
    Bytes content;
    for (auto const& member : members)
        content += member;
    return der(DerTag::Set, content);
}

/// RFC 5754 §3: rsaEncryption with NULL, unlike in certificates; ECDSA as everywhere.
void set_algorithm(CMS_SignerInfo* signer, KeyKind kind)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    if (kind == KeyKind::Rsa3072)
        require(X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr) == 1,
            "signature algorithm");
    else
        set_signature_algorithm(algorithm, kind);
}

} // namespace

CMS_SignerInfo* add_signer(
    CMS_ContentInfo* cms, Certificate const& certificate, std::vector<Certificate> const& chain, unsigned int flags)
{
    // The public half is enough: OpenSSL 3.0 would add signing-time if it signed itself, and a token signs elsewhere.
    auto const x509 = x509_of(certificate);
    // CMS_CADES adds signing-certificate-v2 (RFC 5035).
    auto* signer = CMS_add1_signer(
        cms, x509.get(), X509_get0_pubkey(x509.get()), EVP_sha256(), flags | CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP);
    require(signer != nullptr, "CMS signer");
    for (auto const& link : chain)
        if (link.der() != certificate.der()) require(CMS_add1_cert(cms, x509_of(link).get()) == 1, "CMS chain");
    return signer;
}

void sign_by_hand(CMS_SignerInfo* signer, int content_type, model::Sha256 const& digest, SigningKey const& key)
{
    require(
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(content_type), -1) == 1,
        "contentType");
    require(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.bytes().data(),
                static_cast<int>(digest.bytes().size())) == 1,
        "messageDigest");
    set_algorithm(signer, key.kind());
    auto const signature = key.sign(signed_attributes(signer));
    require(ASN1_STRING_set(
                CMS_SignerInfo_get0_signature(signer), signature.data(), static_cast<int>(signature.size())) == 1,
        "CMS signature");
}

Bytes cms_sign_detached(model::Sha256 const& content_digest, SigningKey const& key, Certificate const& certificate,
    std::vector<Certificate> const& chain)
{
    if (key.kind() == KeyKind::Ed25519 || !certificate.belongs_to(key))
        throw std::logic_error("a CMS needs a P-256 or RSA key and its own certificate");
    constexpr unsigned int FLAGS = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY;
    OwnedCms const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, FLAGS));
    require(cms != nullptr, "CMS");
    auto* signer = add_signer(cms.get(), certificate, chain, FLAGS);
    sign_by_hand(signer, NID_pkcs7_data, content_digest, key);
    return der_of(cms.get(), i2d_CMS_ContentInfo);
}

Bytes cms_with_time_stamp(BytesView cms, BytesView token)
{
    auto const info = signed_data(cms);
    if (!info) throw std::logic_error("only a signature made before gets a time-stamp");
    // RFC 3161 appendix A: id-aa-timeStampToken, over the value of the signature.
    require(CMS_unsigned_add1_attr_by_NID(only_signer(info.get()), NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
                token.data(), static_cast<int>(token.size())) == 1,
        "signature time-stamp");
    return der_of(info.get(), i2d_CMS_ContentInfo);
}

} // namespace xindang::crypto
