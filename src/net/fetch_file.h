#pragma once

#include <base/outcome.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace xindang::net {

/// What a server said of a file, to be said back: "only if it has changed".
struct Validators {
    std::string etag;
    std::string last_modified;
};

struct FileRequest {
    std::string url;
    std::filesystem::path into;
    std::uint64_t limit; ///< octets
    Validators known = {};
    int connect_seconds = 10;
    int silence_seconds = 30; ///< longest pause within the answer
    int total_seconds = 600;  ///< longest download: a server that sends an octet now and then must not hold us
    std::filesystem::path authorities = {}; ///< PEM: believed instead of the system's
    std::filesystem::path certificate = {}; ///< ours, for a server that asks for one (PEM), and its key
    std::filesystem::path key = {};
};

struct FileAnswer {
    enum class State { Whole, Unchanged } state;
    Validators validators;
    std::uint64_t resumed_at = 0; ///< octets that were there from an earlier try
};

/// GET of one http or https URL into a file, which appears only when it is whole: what came so far stands beside it as
/// NAME.part, and a later call goes on from there if the server says that the file is still the same (strong ETag).
/// TLS certificates are checked, redirects are not followed, and nothing is believed about the content. Refuses, at the
/// last part of the path: BadInput for another kind of URL, NotFound for 404 and 410, TooLarge over the limit,
/// Unavailable for anything else the network or the server does: also an answer shorter than it said.
Outcome<FileAnswer> fetch_file(FileRequest const& request);

} // namespace xindang::net
