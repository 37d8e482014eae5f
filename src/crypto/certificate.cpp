#include <crypto/certificate.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <crypto/openssl.h>

#include <openssl/asn1.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace xindang::crypto {

namespace {

constexpr std::size_t MAX_CERTIFICATE_FILE = 1 << 20;
constexpr char PEM_BEGIN[] = "-----BEGIN CERTIFICATE-----";

std::string name_text(X509_NAME const* name)
{
    OwnedBio const bio(BIO_new(BIO_s_mem()));
    require(bio != nullptr, "memory");
    // RFC 2253 order and separators, but UTF-8 as it is instead of \XX for every Chinese octet.
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return content_of(bio.get());
}

std::string common_name_of(X509_NAME const* name, std::string const& otherwise)
{
    auto const at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0) return otherwise;
    unsigned char* text = nullptr;
    auto const size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return otherwise;
    std::string result(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return result;
}

std::string serial_of(X509 const* x509)
{
    Owned<BIGNUM, BN_free> const number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(x509), nullptr));
    require(number != nullptr, "serial number");
    Bytes octets(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), octets_of(octets));
    return to_hex(octets);
}

void add_uri(std::vector<std::string>& urls, GENERAL_NAME const* name)
{
    int type = 0;
    auto const* value = static_cast<ASN1_STRING const*>(GENERAL_NAME_get0_value(name, &type));
    if (type != GEN_URI) return;
    std::string url(reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
        static_cast<std::size_t>(ASN1_STRING_length(value)));
    if (url.starts_with("http://") || url.starts_with("https://")) urls.push_back(std::move(url));
}

std::vector<std::string> crl_urls_of(X509 const* x509)
{
    std::vector<std::string> urls;
    Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free> const points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(x509, NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        auto const* point = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (!point || point->type != 0) continue;
        for (int j = 0; j < sk_GENERAL_NAME_num(point->name.fullname); ++j)
            add_uri(urls, sk_GENERAL_NAME_value(point->name.fullname, j));
    }
    return urls;
}

std::vector<std::string> ocsp_urls_of(X509 const* x509)
{
    std::vector<std::string> urls;
    Owned<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free> const access(
        static_cast<AUTHORITY_INFO_ACCESS*>(X509_get_ext_d2i(x509, NID_info_access, nullptr, nullptr)));
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        auto const* description = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(description->method) == NID_ad_OCSP) add_uri(urls, description->location);
    }
    return urls;
}

bool stamps_time(X509* x509)
{
    auto const at = X509_get_ext_by_NID(x509, NID_ext_key_usage, -1);
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(x509, at)) == 1 &&
           X509_get_extended_key_usage(x509) == XKU_TIMESTAMP;
}

} // namespace

Outcome<Certificate> Certificate::parse(BytesView der_or_pem, std::string const& where)
{
    OwnedX509 x509;
    if (der_or_pem.find(PEM_BEGIN) != BytesView::npos) {
        x509.reset(PEM_read_bio_X509(bio_over(der_or_pem).get(), nullptr, nullptr, nullptr));
    } else {
        auto const* at = octets_of(der_or_pem);
        x509.reset(d2i_X509(nullptr, &at, static_cast<long>(der_or_pem.size())));
        if (at != octets_of(der_or_pem) + der_or_pem.size()) x509.reset();
    }
    auto const begin = x509 ? instant_of(X509_get0_notBefore(x509.get())) : std::nullopt;
    auto const end = x509 ? instant_of(X509_get0_notAfter(x509.get())) : std::nullopt;
    auto* key = x509 ? X509_get0_pubkey(x509.get()) : nullptr;
    if (!begin || !end || !key) {
        last_reason();
        return Refusal{Fault::BadInput, "not an X.509 certificate", where};
    }
    Certificate certificate(*begin, *end);
    certificate.m_der = der_of(x509.get(), i2d_X509);
    certificate.m_subject = name_text(X509_get_subject_name(x509.get()));
    certificate.m_issuer = name_text(X509_get_issuer_name(x509.get()));
    certificate.m_common_name = common_name_of(X509_get_subject_name(x509.get()), certificate.m_subject);
    certificate.m_serial = serial_of(x509.get());
    certificate.m_is_authority = X509_check_ca(x509.get()) == 1;
    certificate.m_may_stamp_time = stamps_time(x509.get());
    certificate.m_crl_urls = crl_urls_of(x509.get());
    certificate.m_ocsp_urls = ocsp_urls_of(x509.get());
    certificate.m_public_key = der_of(key, i2d_PUBKEY);
    certificate.m_key_kind = kind_of(key);
    certificate.m_parsed = std::make_shared<Parsed const>(Parsed{std::move(x509)});
    return certificate;
}

Outcome<Certificate> Certificate::load(std::filesystem::path const& path)
{
    auto const content = read_file(path, MAX_CERTIFICATE_FILE);
    if (!content) return content.refusal();
    return parse(*content, path.filename().string());
}

Outcome<std::vector<Certificate>> Certificate::load_all(std::filesystem::path const& path)
{
    auto const content = read_file(path, MAX_CERTIFICATE_FILE);
    if (!content) return content.refusal();
    std::vector<Certificate> all;
    for (auto at = content->find(PEM_BEGIN); at != Bytes::npos; at = content->find(PEM_BEGIN, at + 1)) {
        auto certificate = parse(BytesView(*content).substr(at), path.filename().string());
        if (!certificate) return certificate.refusal();
        all.push_back(std::move(*certificate));
    }
    if (all.empty()) return Refusal{Fault::BadInput, "no certificate in PEM", path.filename().string()};
    return all;
}

Bytes Certificate::pem() const
{
    OwnedBio const bio(BIO_new(BIO_s_mem()));
    require(bio && PEM_write_bio_X509(bio.get(), x509_of(*this).get()) == 1, "PEM");
    return content_of(bio.get());
}

model::Sha256 Certificate::digest() const
{
    return sha256(m_der);
}

bool issued_by(Certificate const& certificate, Certificate const& issuer)
{
    auto const x509 = x509_of(certificate), above = x509_of(issuer);
    auto const holds = X509_check_issued(above.get(), x509.get()) == X509_V_OK &&
                       X509_verify(x509.get(), X509_get0_pubkey(above.get())) == 1;
    last_reason();
    return holds;
}

Outcome<std::vector<Certificate>> chain_to(Certificate const& certificate, std::vector<Certificate> const& others,
    std::vector<Certificate> const& anchors, Instant moment)
{
    auto const free_stack = [](STACK_OF(X509) * stack) {
        sk_X509_pop_free(stack, X509_free);
    };
    std::unique_ptr<STACK_OF(X509), decltype(free_stack)> const links(sk_X509_new_null(), free_stack);
    Owned<X509_STORE, X509_STORE_free> const store(X509_STORE_new());
    Owned<X509_STORE_CTX, X509_STORE_CTX_free> const context(X509_STORE_CTX_new());
    require(links && store && context, "memory");
    for (auto const& anchor : anchors)
        require(X509_STORE_add_cert(store.get(), x509_of(anchor).get()) == 1, "trust anchor");
    for (auto const& other : others)
        require(sk_X509_push(links.get(), x509_of(other).release()) > 0, "memory");
    auto const leaf = x509_of(certificate);
    require(X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), links.get()) == 1, "chain");
    auto* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(moment.unix_seconds()));
    // An anchor is trusted as it is, also when it is no self-signed root.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    if (X509_verify_cert(context.get()) != 1) {
        auto const code = X509_STORE_CTX_get_error(context.get());
        last_reason();
        return Refusal{Fault::Untrusted, X509_verify_cert_error_string(code), "certificate"};
    }
    std::vector<Certificate> chain;
    auto* found = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(found); ++i) {
        auto link = Certificate::parse(der_of(sk_X509_value(found, i), i2d_X509), "certificate");
        if (!link) return link.refusal();
        chain.push_back(std::move(*link));
    }
    return chain;
}

} // namespace xindang::crypto
