#include <crypto/cms.h>

#include <crypto/openssl.h>

#include <algorithm>
#include <openssl/cms.h>
#include <stdexcept>

namespace xindang::crypto {

namespace {

/// DER length octets, X.690 §8.1.3.
Bytes length_octets(std::size_t length)
{
    if (length < 0x80) return Bytes(1, static_cast<char>(length));
    Bytes digits;
    for (; length > 0; length >>= 8)
        digits.insert(digits.begin(), static_cast<char>(length & 0xFF));
    return static_cast<char>(0x80 | digits.size()) + digits;
}

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
    return '\x31' + length_octets(content.size()) + content;
}

void add_attributes(CMS_SignerInfo* signer, model::Sha256 const& digest)
{
    require(
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) == 1,
        "contentType");
    require(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.bytes().data(),
                static_cast<int>(digest.bytes().size())) == 1,
        "messageDigest");
}

/// RFC 5754 §3: rsaEncryption with NULL as OpenSSL sets it; ECDSA without parameters.
void set_algorithm(CMS_SignerInfo* signer, KeyKind kind)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
    auto const nid = kind == KeyKind::EcP256 ? NID_ecdsa_with_SHA256 : NID_rsaEncryption;
    require(X509_ALGOR_set0(
                algorithm, OBJ_nid2obj(nid), kind == KeyKind::EcP256 ? V_ASN1_UNDEF : V_ASN1_NULL, nullptr) == 1,
        "signature algorithm");
}

} // namespace

Bytes cms_sign_detached(model::Sha256 const& content_digest, SigningKey const& key, Certificate const& certificate,
    std::vector<Certificate> const& chain)
{
    if (key.kind() == KeyKind::Ed25519 || !certificate.belongs_to(key))
        throw std::logic_error("a CMS needs a P-256 or RSA key and its own certificate");
    auto const x509 = x509_of(certificate);
    // The public half is enough: OpenSSL 3.0 would add signing-time if it signed itself, and a token signs elsewhere.
    auto const public_half = public_pkey(certificate.public_key());
    constexpr unsigned int FLAGS = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY;
    Owned<CMS_ContentInfo, CMS_ContentInfo_free> const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, FLAGS));
    require(cms != nullptr, "CMS");
    // CMS_CADES adds signing-certificate-v2 (RFC 5035).
    auto* signer =
        CMS_add1_signer(cms.get(), x509.get(), public_half.get(), EVP_sha256(), FLAGS | CMS_CADES | CMS_NOSMIMECAP);
    require(signer != nullptr, "CMS signer");
    for (auto const& link : chain)
        if (link.der() != certificate.der()) require(CMS_add1_cert(cms.get(), x509_of(link).get()) == 1, "CMS chain");
    add_attributes(signer, content_digest);
    set_algorithm(signer, key.kind());
    auto const signature = key.sign(signed_attributes(signer));
    require(ASN1_STRING_set(
                CMS_SignerInfo_get0_signature(signer), signature.data(), static_cast<int>(signature.size())) == 1,
        "CMS signature");
    return der_of(cms.get(), i2d_CMS_ContentInfo);
}

} // namespace xindang::crypto
