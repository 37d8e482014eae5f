#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstddef>
#include <string>

namespace xindang::net {

/// How long and how much we wait for.
struct DownloadLimits {
    std::size_t bytes;
    int connect_seconds = 10;
    int silence_seconds = 30; ///< longest pause within the answer
    int total_seconds = 600;  ///< of the body: whoever sends an octet now and then does not hold us for ever
};

/// An answer: the content, or that nothing changed since the ETag given.
struct Download {
    Bytes content;
    std::string etag;
    bool unchanged = false;
};

/// GET of one http or https URL. TLS certificates are checked against the system's authorities, redirects are not
/// followed (a list has one address), and nothing is believed about the content. Refuses, at the last part of the path:
/// BadInput for another kind of URL, NotFound for 404 and 410, TooLarge over the limit, Unavailable for anything else
/// the network or the server does.
Outcome<Download> download(std::string const& url, DownloadLimits const& limits, std::string const& etag = {});

/// POST of octets of a media type to one http or https URL; what came back, with the same limits and refusals. An
/// answer that is said to be of another type than `answer_type` is refused (BadInput): a page that tells of an error
/// or asks for a password is not taken for an answer. `bearer` goes along as RFC 6750 has it; empty: none.
Outcome<Bytes> post(std::string const& url, std::string const& media_type, BytesView body,
    std::string const& answer_type, DownloadLimits const& limits, std::string const& bearer = {});

/// POST of something the receiver is to keep, such as a report: Done when it says that it has it, with 200, 201 or 202
/// and an answer of `answer_type`, or with 202 and no answer at all. Refusals as post(); also Unavailable for any other
/// status, 204 among them: it does not say what became of the report.
Outcome<Done> hand_over(std::string const& url, std::string const& media_type, BytesView body,
    std::string const& answer_type, DownloadLimits const& limits, std::string const& bearer = {});

} // namespace xindang::net
