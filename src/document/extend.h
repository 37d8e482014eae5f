#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/revocation.h>
#include <crypto/time_stamp.h>
#include <document/level.h>
#include <document/trust.h>

#include <optional>

namespace xindang::document {

/// Who gives the proofs that higher levels need. The references must outlive it.
struct Provers {
    crypto::TimeStamper const& time_stamper;
    crypto::RevocationSource const& revocations;
    Trust const& trust; ///< chains are completed up to these
};

/// Brings a signed document to a level. Up to B-T the signature itself grows; everything above is an incremental
/// update, so that the file before is an exact prefix. A document that is at the level already comes back as it is.
/// Refuses: what read_document() refuses; Conflict at "document" when it is unsigned or was changed otherwise than by
/// signing; TooLarge at "signature" when the time-stamp does not fit; Untrusted at "certificate" when a signer is
/// revoked or not trusted; whatever time-stamper and revocation source refuse.
Outcome<Bytes> extended(Bytes file, Level level, Provers const& provers, Instant now);

/// The document with fresh evidence for the time-stamps it has, and one more archive time-stamp over all of it.
Outcome<Bytes> stamped_again(Bytes file, Provers const& provers, Instant now);

/// When the certificate of the document's last archive time-stamp ends; nothing without one, or for no such document.
std::optional<Instant> archive_stamp_end(BytesView file);

} // namespace xindang::document
