#pragma once

#include <base/random.h>
#include <crypto/revocation.h>
#include <crypto/time_stamp.h>
#include <net/download.h>

#include <string>

namespace xindang::usecase {

/// How long a time-stamp service or a responder is waited for, and how much of an answer is read.
inline constexpr net::DownloadLimits PROOF_LIMITS{std::size_t{256} << 10, 5, 10, 30};

/// A time-stamp service behind an http or https address (RFC 3161 3.4). The random source must outlive it.
class RemoteTimeStamper final : public crypto::TimeStamper {
public:
    RemoteTimeStamper(std::string url, Random& random, net::DownloadLimits limits = PROOF_LIMITS)
        : m_url(std::move(url)), m_random(random), m_limits(limits)
    {}
    /// Unavailable at "time-stamp" when the service does not answer, or answers with something that is said to be no
    /// time-stamp; what crypto::token_in_response() refuses about one that is.
    Outcome<Bytes> stamp(model::Sha256 const& digest) const override;

private:
    std::string m_url;
    Random& m_random;
    net::DownloadLimits m_limits;
};

/// Asks the addresses that a certificate names: OCSP first (RFC 6960 appendix A), else its CRL. NotFound at
/// "revocation" when it names none.
class RemoteRevocationSource final : public crypto::RevocationSource {
public:
    explicit RemoteRevocationSource(net::DownloadLimits limits = PROOF_LIMITS) : m_limits(limits) {}
    Outcome<crypto::RevocationEvidence> ask(
        crypto::Certificate const& certificate, crypto::Certificate const& issuer) const override;

private:
    net::DownloadLimits m_limits; ///< a CRL may have more octets
};

} // namespace xindang::usecase
