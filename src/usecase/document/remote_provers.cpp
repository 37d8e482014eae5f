#include <usecase/document/remote_provers.h>

namespace xindang::usecase {

namespace {

// The CRL of a large public authority has some megabytes; one in a document must not.
constexpr std::size_t LARGEST_CRL = std::size_t{4} << 20;

net::DownloadLimits for_crl(net::DownloadLimits limits)
{
    limits.bytes = LARGEST_CRL;
    limits.total_seconds *= 4;
    return limits;
}

} // namespace

Outcome<Bytes> RemoteTimeStamper::stamp(model::Sha256 const& digest) const
{
    auto const nonce = m_random.bytes(8);
    // RFC 3161 3.4
    auto const answer = net::post(m_url, "application/timestamp-query", crypto::time_stamp_request(digest, nonce),
        "application/timestamp-reply", m_limits);
    if (!answer)
        return Refusal{
            Fault::Unavailable, "the time-stamp service does not answer: " + answer.refusal().reason, "time-stamp"};
    return crypto::token_in_response(*answer, digest, nonce);
}

Outcome<crypto::RevocationEvidence> RemoteRevocationSource::ask(
    crypto::Certificate const& certificate, crypto::Certificate const& issuer) const
{
    Refusal last{
        Fault::NotFound, "the certificate of " + certificate.common_name() + " names no place to ask", "revocation"};
    auto const request = crypto::ocsp_request(certificate, issuer);
    for (auto const& url : certificate.ocsp_urls()) {
        auto answer = net::post(url, "application/ocsp-request", request, "application/ocsp-response", m_limits);
        if (answer && crypto::is_ocsp_response(*answer)) return crypto::RevocationEvidence{{}, {std::move(*answer)}};
        last = {Fault::Unavailable, answer ? "the answer is no OCSP response" : answer.refusal().reason, "revocation"};
    }
    for (auto const& url : certificate.crl_urls()) {
        auto answer = net::download(url, for_crl(m_limits));
        if (answer && crypto::is_crl(answer->content))
            return crypto::RevocationEvidence{{std::move(answer->content)}, {}};
        last = {Fault::Unavailable, answer ? "the answer is no CRL" : answer.refusal().reason, "revocation"};
    }
    return last;
}

} // namespace xindang::usecase
