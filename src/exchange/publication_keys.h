#pragma once

#include <exchange/publication.h>

namespace xindang::exchange {

/// Private furniture of publication: a document with the holder's enveloped signature.
Outcome<Bytes> signed_by(Bytes const& document, Holder const& holder);

/// The key set to be published, and its file when it is a new one. The root key is used only when the keys changed or
/// the set grows old.
struct KeySetToPublish {
    std::uint64_t version;
    model::Sha256 digest;
    std::optional<NamedFile> file;
};
/// Keys that were replaced stay in it with their end: deltas they signed are still read, and they can still be revoked.
/// Conflict at the key's id when a key in use is to be revoked, at "root" when the root that
/// signed the last key set is not at hand, at "keys" when there are more than a key set can name; NotFound at the id of
/// an unknown key.
Outcome<KeySetToPublish> key_set_to_publish(
    PublicationRequest const& request, Header const& header, ListSigners const& signers);

} // namespace xindang::exchange
