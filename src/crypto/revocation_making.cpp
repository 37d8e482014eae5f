#include <crypto/revocation.h>

#include <crypto/der.h>
#include <crypto/openssl.h>

#include <algorithm>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace xindang::crypto {

namespace {

/// RFC 5280 5.1.2.4: UTCTime until 2049, GeneralizedTime from 2050, which is what ASN1_TIME_set does.
Bytes time_der(Instant moment)
{
    Owned<ASN1_TIME, ASN1_TIME_free> const time(ASN1_TIME_set(nullptr, static_cast<time_t>(moment.unix_seconds())));
    require(time != nullptr, "time");
    return der_of(time.get(), i2d_ASN1_TIME);
}

Bytes serial_der(std::string const& hex)
{
    auto const octets = from_hex(hex);
    if (!octets) throw std::logic_error("a serial number is hexadecimal");
    Owned<BIGNUM, BN_free> const number(BN_bin2bn(octets_of(*octets), static_cast<int>(octets->size()), nullptr));
    Owned<ASN1_INTEGER, ASN1_INTEGER_free> const serial(BN_to_ASN1_INTEGER(number.get(), nullptr));
    require(serial != nullptr, "serial number");
    return der_of(serial.get(), i2d_ASN1_INTEGER);
}

// RFC 5280 5.2.1 and 5.2.3: whose key signed, and the number of the CRL.
Bytes crl_extensions(X509* issuer, std::uint64_t number)
{
    Owned<ASN1_INTEGER, ASN1_INTEGER_free> const count(ASN1_INTEGER_new());
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, nullptr, nullptr, nullptr, 0);
    Owned<X509_EXTENSION, X509_EXTENSION_free> const key(
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid"));
    require(count && key && ASN1_INTEGER_set_uint64(count.get(), number) == 1, "CRL extensions");
    Owned<X509_EXTENSION, X509_EXTENSION_free> const numbered(X509V3_EXT_i2d(NID_crl_number, 0, count.get()));
    require(numbered != nullptr, "CRL extensions");
    return der(DerTag::Sequence, {der_of(key.get(), i2d_X509_EXTENSION), der_of(numbered.get(), i2d_X509_EXTENSION)});
}

Bytes algorithm_of(KeyKind kind)
{
    Owned<X509_ALGOR, X509_ALGOR_free> const algorithm(X509_ALGOR_new());
    require(algorithm != nullptr, "memory");
    set_signature_algorithm(algorithm.get(), kind);
    return der_of(algorithm.get(), i2d_X509_ALGOR);
}

void must_belong(Certificate const& authority, SigningKey const& key)
{
    if (!authority.belongs_to(key)) throw std::logic_error("this key is not the authority's");
}

} // namespace

// OpenSSL has no setter for the algorithm inside a CRL, so TBSCertList (RFC 5280 5.1) is written out here.
Bytes make_crl(Certificate const& authority, SigningKey const& key, std::vector<Revoked> const& revoked,
    UpdatePeriod const& period, std::uint64_t number)
{
    must_belong(authority, key);
    auto const issuer = x509_of(authority);
    Bytes entries;
    for (auto const& one : revoked)
        entries += der(DerTag::Sequence, {serial_der(one.serial), time_der(one.at)});
    auto const algorithm = algorithm_of(key.kind());
    auto const list = der(DerTag::Sequence,
        {der(DerTag::Integer, "\x01"), algorithm, der_of(X509_get_subject_name(issuer.get()), i2d_X509_NAME),
            time_der(period.this_update), time_der(period.next_update),
            entries.empty() ? Bytes() : der(DerTag::Sequence, entries), // 5.1.2.6: absent, never empty
            der(DerTag::Context0Constructed, crl_extensions(issuer.get(), number))});
    return der(DerTag::Sequence, {list, algorithm, der_bits(key.sign(list))});
}

// OpenSSL signs responses only with a private key at hand; a token has none, so ResponseData (RFC 6960 4.2.1) is
// written out here.
Bytes make_ocsp_response(Certificate const& certificate, std::optional<Instant> revoked_at,
    Certificate const& authority, SigningKey const& key, UpdatePeriod const& period)
{
    must_belong(authority, key);
    auto const issuer = x509_of(authority);
    Owned<OCSP_CERTID, OCSP_CERTID_free> const id(
        OCSP_cert_to_id(EVP_sha1(), x509_of(certificate).get(), issuer.get()));
    require(id != nullptr, "OCSP");
    auto const status =
        revoked_at ? der(DerTag::Context1Constructed, der_time(*revoked_at)) : der(DerTag::Context0, BytesView());
    auto const single = der(DerTag::Sequence, {der_of(id.get(), i2d_OCSP_CERTID), status, der_time(period.this_update),
                                                  der(DerTag::Context0Constructed, der_time(period.next_update))});
    auto const responder = der(DerTag::Context1Constructed, der_of(X509_get_subject_name(issuer.get()), i2d_X509_NAME));
    auto const data = der(DerTag::Sequence, {responder, der_time(period.this_update), der(DerTag::Sequence, single)});
    auto const basic = der(DerTag::Sequence, {data, algorithm_of(key.kind()), der_bits(key.sign(data))});
    // OCSPResponse: successful(0), [0] { id-pkix-ocsp-basic, OCTET STRING }.
    auto const type = der_of(OBJ_nid2obj(NID_id_pkix_OCSP_basic), i2d_ASN1_OBJECT);
    auto const bytes = der(DerTag::Sequence, {type, der(DerTag::OctetString, basic)});
    return der(DerTag::Sequence, {der(DerTag::Enumerated, Bytes(1, '\0')), der(DerTag::Context0Constructed, bytes)});
}

Outcome<RevocationEvidence> DevelopmentRevocationSource::ask(
    Certificate const& certificate, Certificate const& issuer) const
{
    auto const same = [&](Authority const& authority) {
        return authority.certificate.der() == issuer.der();
    };
    auto const authority = std::find_if(m_authorities.begin(), m_authorities.end(), same);
    if (authority == m_authorities.end())
        return Refusal{Fault::NotFound, "no authority here issued this certificate", "revocation"};
    constexpr std::int64_t WEEK = 7 * 86'400;
    auto const now = m_clock.now();
    UpdatePeriod const period{now, now.plus_seconds(WEEK)};
    if (certificate.is_authority())
        return RevocationEvidence{{make_crl(authority->certificate, *authority->key, m_revoked, period,
                                      static_cast<std::uint64_t>(now.unix_seconds()))},
            {}};
    auto const gone = std::find_if(m_revoked.begin(), m_revoked.end(),
        [&](Revoked const& revoked) { return revoked.serial == certificate.serial(); });
    auto const at = gone == m_revoked.end() ? std::nullopt : std::optional(gone->at);
    return RevocationEvidence{
        {}, {make_ocsp_response(certificate, at, authority->certificate, *authority->key, period)}};
}

} // namespace xindang::crypto
