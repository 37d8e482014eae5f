#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::crypto {

/// What authorities said about the standing of certificates, in DER; nothing in it is believed before it is checked.
struct RevocationEvidence {
    std::vector<Bytes> crls;  ///< CertificateList, RFC 5280
    std::vector<Bytes> ocsps; ///< OCSPResponse, RFC 6960
};

/// Where fresh evidence comes from: the development authority, or the addresses in the certificate.
class RevocationSource {
public:
    virtual ~RevocationSource() = default;
    /// What the issuer says of the certificate now. NotFound at "revocation" when this source knows of no place to
    /// ask, Unavailable when the place does not answer, BadInput when it answers with something else.
    virtual Outcome<RevocationEvidence> ask(Certificate const& certificate, Certificate const& issuer) const = 0;
};

/// How a certificate stood at a moment, by evidence its issuer signed.
struct Standing {
    enum class Word { Good, Revoked, Unknown };
    Word word = Word::Unknown;
    std::string source;                 ///< "OCSP", "CRL"; empty when unknown
    std::optional<Instant> this_update; ///< when the issuer said so
    std::optional<Instant> revoked_at;  ///< also when good at the moment and revoked after it
    std::string problem;                ///< why unknown
};

/// Looks through the evidence for what the issuer (or its OCSP responder, RFC 6960 4.2.2.2) said. Good needs evidence
/// that is not older than the moment, or was in force at it; revoked at or before the moment is Revoked. Evidence with
/// a broken or foreign signature counts for nothing.
Standing standing_at(
    Instant moment, Certificate const& certificate, Certificate const& issuer, RevocationEvidence const& evidence);

/// A certificate taken back.
struct Revoked {
    std::string serial; ///< lower-case hexadecimal
    Instant at;
};
/// From when to when a CRL or response may be relied on.
struct UpdatePeriod {
    Instant this_update;
    Instant next_update;
};

/// A CRL of the authority in DER. `number` grows from CRL to CRL.
Bytes make_crl(Certificate const& authority, SigningKey const& key, std::vector<Revoked> const& revoked,
    UpdatePeriod const& period, std::uint64_t number);
/// A successful OCSP response of the authority itself about one certificate of its own.
Bytes make_ocsp_response(Certificate const& certificate, std::optional<Instant> revoked_at,
    Certificate const& authority, SigningKey const& key, UpdatePeriod const& period);
/// The request for that (RFC 6960 4.1), without nonce, so that the answer may come from a cache.
Bytes ocsp_request(Certificate const& certificate, Certificate const& issuer);
/// The authorities of a development hierarchy, answering in this process: an OCSP response about a leaf, a CRL about an
/// authority. The references must outlive it.
class DevelopmentRevocationSource final : public RevocationSource {
public:
    struct Authority {
        Certificate certificate;
        std::shared_ptr<SigningKey const> key;
    };
    DevelopmentRevocationSource(std::vector<Authority> authorities, std::vector<Revoked> revoked, Clock const& clock)
        : m_authorities(std::move(authorities)), m_revoked(std::move(revoked)), m_clock(clock)
    {}
    /// NotFound at "revocation" when the issuer is none of the authorities.
    Outcome<RevocationEvidence> ask(Certificate const& certificate, Certificate const& issuer) const override;

private:
    std::vector<Authority> m_authorities;
    std::vector<Revoked> m_revoked;
    Clock const& m_clock;
};

/// Whether these octets are a CRL, or a successful OCSP response.
bool is_crl(BytesView der);
bool is_ocsp_response(BytesView der);

} // namespace xindang::crypto
