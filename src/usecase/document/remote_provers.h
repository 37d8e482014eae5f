#pragma once

#include <base/random.h>
#include <crypto/revocation.h>
#include <crypto/time_stamp.h>

#include <string>

namespace xindang::usecase {

/// A time-stamp service behind an http or https address (RFC 3161 3.4). The random source must outlive it.
class RemoteTimeStamper final : public crypto::TimeStamper {
public:
    RemoteTimeStamper(std::string url, Random& random) : m_url(std::move(url)), m_random(random) {}
    /// Unavailable at "time-stamp" when the service does not answer.
    Outcome<Bytes> stamp(model::Sha256 const& digest) const override;

private:
    std::string m_url;
    Random& m_random;
};

/// Asks the addresses that a certificate names: OCSP first (RFC 6960 appendix A), else its CRL. NotFound at
/// "revocation" when it names none.
class RemoteRevocationSource final : public crypto::RevocationSource {
public:
    Outcome<crypto::RevocationEvidence> ask(
        crypto::Certificate const& certificate, crypto::Certificate const& issuer) const override;
};

} // namespace xindang::usecase
