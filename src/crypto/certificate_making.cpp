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
    for (auto const* algorithm : {outer, X509_get0_tbs_sigalg(x509.get())})
        set_signature_algorithm(const_cast<X509_ALGOR*>(algorithm), key.kind());
    auto const value = key.sign(der_of(x509.get(), i2d_re_X509_tbs));
    set_signature_bits(signature, value);
    auto certificate = Certificate::parse(der_of(x509.get(), i2d_X509), "certificate");
    if (!certificate || !verify(key.public_key(), der_of(x509.get(), i2d_re_X509_tbs), value))
        throw std::logic_error("the certificate made does not hold");
    return std::move(certificate).value();
}

void set_issuer(X509* x509, X509* issuer)
{
    require(X509_set_issuer_name(x509, X509_get_subject_name(issuer)) == 1, "issuer");
}

void add_key_identifiers(X509* x509, X509* issuer)
{
    add_extension(x509, issuer, NID_subject_key_identifier, "hash");
    add_extension(x509, issuer, NID_authority_key_identifier, "keyid");
}

// RFC 5280 4.2.1.13, 4.2.2.1: where whoever checks the certificate asks whether it was revoked.
void add_addresses(X509* x509, CertificateRequest const& request)
{
    if (!request.crl_url.empty())
        add_extension(x509, x509, NID_crl_distribution_points, ("URI:" + request.crl_url).c_str());
    if (!request.ocsp_url.empty()) add_extension(x509, x509, NID_info_access, ("OCSP;URI:" + request.ocsp_url).c_str());
}

void add_leaf_extensions(X509* x509, X509* issuer, CertificateRequest const& request)
{
    add_extension(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
    if (request.use == Use::TimeStamps) {
        add_extension(x509, issuer, NID_key_usage, "critical,digitalSignature");
        // RFC 3161 2.3: this purpose alone, and critical.
        add_extension(x509, issuer, NID_ext_key_usage, "critical,timeStamping");
    } else {
        add_extension(x509, issuer, NID_key_usage, "critical,digitalSignature,nonRepudiation");
    }
    add_key_identifiers(x509, issuer);
    add_addresses(x509, request);
}

void add_authority_extensions(X509* x509, X509* issuer, CertificateRequest const& request)
{
    auto const constraints = "critical,CA:TRUE,pathlen:" + std::to_string(request.authorities_below);
    add_extension(x509, issuer, NID_basic_constraints, constraints.c_str());
    add_extension(x509, issuer, NID_key_usage, "critical,digitalSignature,keyCertSign,cRLSign");
}

} // namespace

Certificate make_authority(CertificateRequest const& request, SigningKey const& key, Random& random)
{
    auto x509 = blank(request, key.public_key(), random);
    set_issuer(x509.get(), x509.get());
    add_authority_extensions(x509.get(), x509.get(), request);
    add_extension(x509.get(), x509.get(), NID_subject_key_identifier, "hash");
    return signed_by(std::move(x509), key);
}

Certificate make_intermediate(CertificateRequest const& request, Bytes const& public_key, Certificate const& authority,
    SigningKey const& authority_key, Random& random)
{
    if (!authority.belongs_to(authority_key)) throw std::logic_error("this key is not the authority's");
    auto x509 = blank(request, public_key, random);
    auto const issuer = x509_of(authority);
    set_issuer(x509.get(), issuer.get());
    add_authority_extensions(x509.get(), issuer.get(), request);
    add_key_identifiers(x509.get(), issuer.get());
    add_addresses(x509.get(), request);
    return signed_by(std::move(x509), authority_key);
}

Certificate make_leaf(CertificateRequest const& request, Bytes const& public_key, Certificate const& authority,
    SigningKey const& authority_key, Random& random)
{
    if (!authority.belongs_to(authority_key)) throw std::logic_error("this key is not the authority's");
    auto x509 = blank(request, public_key, random);
    auto const issuer = x509_of(authority);
    set_issuer(x509.get(), issuer.get());
    add_leaf_extensions(x509.get(), issuer.get(), request);
    return signed_by(std::move(x509), authority_key);
}

Certificate make_self_signed(CertificateRequest const& request, SigningKey const& key, Random& random)
{
    auto x509 = blank(request, key.public_key(), random);
    set_issuer(x509.get(), x509.get());
    add_leaf_extensions(x509.get(), x509.get(), request);
    return signed_by(std::move(x509), key);
}

} // namespace xindang::crypto
