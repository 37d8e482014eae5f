#pragma once

#include <crypto/certificate.h>

#include <utility>
#include <vector>

namespace xindang::document {

/// Whose word counts. Two lists, because the root of a public time-stamp service certifies strangers as well: it may
/// vouch for a time, never for an organ.
struct Trust {
    /// The same anchors for both, e.g. an authority of one's own.
    explicit Trust(std::vector<crypto::Certificate> const& both) : signers(both), stampers(both) {}
    Trust(std::vector<crypto::Certificate> signers, std::vector<crypto::Certificate> stampers)
        : signers(std::move(signers)), stampers(std::move(stampers))
    {}
    std::vector<crypto::Certificate> signers;
    std::vector<crypto::Certificate> stampers;
};

} // namespace xindang::document
