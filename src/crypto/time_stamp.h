#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <model/sha256.h>

#include <string>
#include <vector>

namespace xindang::crypto {

/// Who can say that something existed at a moment: a service behind an address, or the development authority. Gives a
/// time-stamp token (RFC 3161) in DER over the digest, already checked with read_time_stamp(). Unavailable when the
/// service does not answer, Untrusted when what it answers does not hold.
class TimeStamper {
public:
    virtual ~TimeStamper() = default;
    virtual Outcome<Bytes> stamp(model::Sha256 const& digest) const = 0;
};

/// A TimeStampReq in DER for a SHA-256 imprint, asking for the certificate. `nonce` of 8 octets is what binds the
/// answer to this question.
Bytes time_stamp_request(model::Sha256 const& digest, BytesView nonce);

/// The token in a TimeStampResp. Unavailable at "time-stamp" when the authority refused (with its reason); BadInput at
/// "time-stamp" for no response; Untrusted at "time-stamp/nonce" for the answer to another question, and everything
/// that read_time_stamp() refuses.
Outcome<Bytes> token_in_response(BytesView response, model::Sha256 const& digest, BytesView nonce);

/// What a time-stamp says. Whether its authority is believed is another question: chain_to() and revocation.
struct TimeStamp {
    Instant at;
    std::string policy; ///< OID in dotted form
    std::string serial; ///< lower-case hexadecimal
    Bytes nonce;        ///< as sent; empty when the token has none
    Certificate authority;
    std::vector<Certificate> certificates; ///< all the token carries
};

/// Reads a token over this digest. Refuses BadInput at "time-stamp" for what is no token with one signer; Untrusted at
/// "time-stamp/imprint" when it stamps other data, "time-stamp/signature" when its signature does not hold or names
/// another certificate (RFC 5035), "time-stamp/certificate" when that may not stamp time (RFC 3161 2.3),
/// "time-stamp/time" when it was not valid at the moment it states. Zero octets after the DER are allowed.
Outcome<TimeStamp> read_time_stamp(BytesView token, model::Sha256 const& digest);

/// A time-stamp authority in this process, for development and demonstration: its clock is ours, so it proves nothing
/// to anybody else. The references must outlive it.
class DevelopmentTimeStamper final : public TimeStamper {
public:
    DevelopmentTimeStamper(SigningKey const& key, Certificate const& certificate, std::vector<Certificate> chain,
        Clock const& clock, Random& random)
        : m_key(key), m_certificate(certificate), m_chain(std::move(chain)), m_clock(clock), m_random(random)
    {}
    Outcome<Bytes> stamp(model::Sha256 const& digest) const override;
    /// A TimeStampResp to a TimeStampReq; what is no request, or asks for another digest than SHA-256, is rejected in
    /// it.
    Bytes answer(BytesView request) const;

private:
    Bytes token(model::Sha256 const& digest, Bytes const& nonce) const;

    SigningKey const& m_key;
    Certificate const& m_certificate;
    std::vector<Certificate> m_chain;
    Clock const& m_clock;
    Random& m_random;
};

} // namespace xindang::crypto
