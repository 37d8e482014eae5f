#include <crypto/certificate.h>

#include <crypto/openssl.h>

#include <openssl/x509v3.h>
#include <stdexcept>

namespace xindang::crypto {

namespace {

void set_name(X509_NAME* name, CertificateRequest const& request)
{
    auto const add = [&](char const* field, std::string const& value) {
        if (value.empty()) return;
        require(X509_NAME_add_entry_by_txt(
                    name, field, MBSTRING_UTF8, octets_of(value), static_cast<int>(value.size()), -1, 0) == 1,
            "name");
    };
    add("C", "CN");
    add("O", request.organisation);
    add("CN", request.common_name);
}

void add_extension(X509* x509, X509* issuer, int nid, char const* value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    Owned<X509_EXTENSION, X509_EXTENSION_free> const extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    require(extension && X509_add_ext(x509, extension.get(), -1) == 1, "extension");
}

/// Everything of a certificate but extensions, issuer and signature.
OwnedX509 blank(CertificateRequest const& request, Bytes const& public_key, Random& random)
{
    OwnedX509 x509(X509_new());
    require(x509 && X509_set_version(x509.get(), X509_VERSION_3) == 1, "certificate");
    // RFC 5280 §4.1.2.2: a positive serial number of at most 20 octets.
    auto serial = random.bytes(16);
    serial[0] = static_cast<char>((serial[0] & 0x7F) | 0x40);
    Owned<BIGNUM, BN_free> const number(BN_bin2bn(octets_of(serial), static_cast<int>(serial.size()), nullptr));
    require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509.get())) != nullptr, "serial number");
    ASN1_TIME_set(X509_getm_notBefore(x509.get()), static_cast<time_t>(request.not_before.unix_seconds()));
    ASN1_TIME_set(X509_getm_notAfter(x509.get()), static_cast<time_t>(request.not_after.unix_seconds()));
    set_name(X509_get_subject_name(x509.get()), request);
    auto const key = public_pkey(public_key);
    if (!key) throw std::logic_error("not a public key");
    require(X509_set_pubkey(x509.get(), key.get()) == 1, "public key");
    return x509;
}

/// X509_sign wants the private key itself; a token has only sign(). So the algorithm is set and the signature put in by
/// hand; the setters OpenSSL lacks are the casts.
Certificate signed_by(OwnedX509 x509, SigningKey const& key)
{
    ASN1_BIT_STRING const* signature = nullptr;
    X509_ALGOR const* outer = nullptr;
    X509_get0_signature(&signature, &outer, x509.get());
    auto const nid = key.kind() == KeyKind::EcP256    ? NID_ecdsa_with_SHA256
                     : key.kind() == KeyKind::Rsa3072 ? NID_sha256WithRSAEncryption
                                                      : NID_ED25519;
    auto const parameters = key.kind() == KeyKind::Rsa3072 ? V_ASN1_NULL : V_ASN1_UNDEF;
    for (auto const* algorithm : {outer, X509_get0_tbs_sigalg(x509.get())})
        require(X509_ALGOR_set0(const_cast<X509_ALGOR*>(algorithm), OBJ_nid2obj(nid), parameters, nullptr) == 1,
            "signature algorithm");
    auto const value = key.sign(der_of(x509.get(), i2d_re_X509_tbs));
    auto* bits = const_cast<ASN1_BIT_STRING*>(signature);
    require(ASN1_BIT_STRING_set(
                bits, const_cast<unsigned char*>(octets_of(BytesView(value))), static_cast<int>(value.size())) == 1,
        "signature");
    // No unused bits: without the flag the encoder would trim trailing zero bits.
    bits->flags = (bits->flags & ~(ASN1_STRING_FLAG_BITS_LEFT | 0x07)) | ASN1_STRING_FLAG_BITS_LEFT;
    auto certificate = Certificate::parse(der_of(x509.get(), i2d_X509), "certificate");
    if (!certificate || !verify(key.public_key(), der_of(x509.get(), i2d_re_X509_tbs), value))
        throw std::logic_error("the certificate made does not hold");
    return std::move(certificate).value();
}

void set_issuer(X509* x509, X509* issuer)
{
    require(X509_set_issuer_name(x509, X509_get_subject_name(issuer)) == 1, "issuer");
}

void add_leaf_extensions(X509* x509, X509* issuer)
{
    add_extension(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(x509, issuer, NID_key_usage, "critical,digitalSignature,nonRepudiation");
    add_extension(x509, issuer, NID_subject_key_identifier, "hash");
    add_extension(x509, issuer, NID_authority_key_identifier, "keyid");
}

} // namespace

Certificate make_authority(CertificateRequest const& request, SigningKey const& key, Random& random)
{
    auto x509 = blank(request, key.public_key(), random);
    set_issuer(x509.get(), x509.get());
    add_extension(x509.get(), x509.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(x509.get(), x509.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(x509.get(), x509.get(), NID_subject_key_identifier, "hash");
    return signed_by(std::move(x509), key);
}

Certificate make_leaf(CertificateRequest const& request, Bytes const& public_key, Certificate const& authority,
    SigningKey const& authority_key, Random& random)
{
    if (!authority.belongs_to(authority_key)) throw std::logic_error("this key is not the authority's");
    auto x509 = blank(request, public_key, random);
    auto const issuer = x509_of(authority);
    set_issuer(x509.get(), issuer.get());
    add_leaf_extensions(x509.get(), issuer.get());
    return signed_by(std::move(x509), authority_key);
}

Certificate make_self_signed(CertificateRequest const& request, SigningKey const& key, Random& random)
{
    auto x509 = blank(request, key.public_key(), random);
    set_issuer(x509.get(), x509.get());
    add_leaf_extensions(x509.get(), x509.get());
    return signed_by(std::move(x509), key);
}

} // namespace xindang::crypto
