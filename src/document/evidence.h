#pragma once

#include <crypto/certificate.h>
#include <crypto/revocation.h>
#include <crypto/time_stamp.h>
#include <document/trust.h>
#include <pdf/reader.h>

#include <vector>

namespace xindang::document {

// What extending and verifying a document both need to see in it.

constexpr char SIGNATURE_FORMAT[] = "ETSI.CAdES.detached"; // EN 319 142-1 6.3
constexpr char STAMP_FORMAT[] = "ETSI.RFC3161";            // EN 319 142-1 5.4.3

bool is_archive_stamp(pdf::FoundSignature const& signature);
model::Sha256 digest_covered(pdf::ReadDocument const& document, BytesView file, pdf::FoundSignature const& signature);
/// All that was ever put into the file; what is no certificate is passed over.
std::vector<crypto::Certificate> certificates_in(pdf::SecurityStore const& store);
crypto::RevocationEvidence evidence_in(pdf::SecurityStore const& store);

/// How the worst link of a chain stood: revoked, else unknown, else good. Anchors need no evidence.
struct ChainStanding {
    crypto::Standing standing;
    std::string certificate; ///< the common name of that link
};
ChainStanding standing_of(
    std::vector<crypto::Certificate> const& chain, crypto::RevocationEvidence const& evidence, Instant moment);

} // namespace xindang::document
