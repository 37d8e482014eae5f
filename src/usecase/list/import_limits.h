#pragma once

#include <exchange/limits.h>
#include <net/zip_archive.h>
#include <xml/document.h>

#include <cstdint>

namespace xindang::usecase {

/// How much is fetched of a stranger's files, and how long is waited for them.
struct FetchLimits {
    std::uint64_t file = std::uint64_t{64} << 20; ///< octets
    int connect_seconds = 10;
    int silence_seconds = 30; ///< between two pieces of an answer
    int total_seconds = 600;  ///< for a whole file
    net::ZipLimits bundle = {};
};

/// What an import is willing to take in: on its way here, and when it is read.
struct ImportLimits {
    FetchLimits fetch = {};
    exchange::ListLimits reading = {};
};

/// Of an element with the attributes of <limits> (xsd/list-follow.xsd), which its schema has accepted and which has the
/// upper bounds; what it does not say stays as it is by itself. An empty node: all of it.
ImportLimits import_limits_of(xml::Node const& element);

} // namespace xindang::usecase
