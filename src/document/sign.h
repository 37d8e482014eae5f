#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <pdf/document_writer.h>

#include <vector>

namespace xindang::document {

/// Who signs a document. The key may lie in a file or a token; the references must outlive the signer.
struct Signer {
    crypto::SigningKey const& key;
    crypto::Certificate const& certificate;
    std::vector<crypto::Certificate> chain = {}; ///< up to but without the anchor
};

/// The file with a PAdES baseline B-B signature (ETSI EN 319 142-1) in its slot: detached CMS with
/// signing-certificate-v2 and no signing-time. P-256 or RSA. Throws std::logic_error when the document has no slot.
Bytes sign(pdf::WrittenDocument document, Signer const& signer);

/// The file with one more signature over all of it, as an incremental update: the octets before stay. Its field is
/// invisible. Refuses what pdf::with_signature_field() refuses, and Conflict at "signer" when the same certificate has
/// signed the file before: twice says nothing that once does not.
Outcome<Bytes> countersigned(Bytes const& file, Signer const& signer, Instant claimed_at);

} // namespace xindang::document
