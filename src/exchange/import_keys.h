#pragma once

#include <exchange/import_documents.h>

#include <cstdint>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: from the root a partner pinned to the key set the head names.

/// What keys are believed by.
struct KeyCheck {
    xml::Schema const& schema;
    crypto::Certificate const& root; ///< pinned
    std::uint64_t least_version;     ///< the newest version seen before; 0: none
    Environment environment;
    Instant moment;
    ListLimits limits = {};
};

/// A key set the root vouches for, and the root that is to be pinned from now on.
struct TrustedKeys {
    KeySet key_set;
    crypto::Certificate root;
    std::vector<model::Sha256> files; ///< octets of every key set that was read
};

/// The key set of the stated version and digest. A root is replaced by a key set that names the new one and that both
/// have signed, the old one first; whoever missed that follows the key sets since, one by one. E-KEY when no such way
/// leads from the pinned root, E-SIG, E-FILEDIGEST, E-SCHEMA, E-ENV; E-ROLLBACK for a version older than one seen,
/// E-STALE for an expired one.
Step<TrustedKeys> follow_keys(
    ListSource const& source, std::uint64_t version, model::Sha256 const& digest, KeyCheck const& check);

} // namespace xindang::exchange
