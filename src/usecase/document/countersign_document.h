#pragma once

#include <document/sign.h>
#include <usecase/document/prove_document.h>

#include <optional>
#include <string>

namespace xindang::usecase {

struct CountersignReceipt {
    ProofReceipt proof; ///< always with an entry, DocumentProven
    std::string signer; ///< common name of the certificate
    /// Why the new signature stays at B-B until renew_time_stamps() is run; nothing when it is at the level asked.
    std::optional<Refusal> not_proven;
};

/// Puts a person's signature beside the office's on an issued document, as an incremental update: the file before stays
/// an exact prefix, the certifying signature keeps allowing it (DocMDP P=2), and both are judged apart by verify(). The
/// new signature is brought to the level; proofs that cannot be had now hold up nothing. Needs the duty approver.
/// NotFound at "number"; Conflict at "number" for a revoked document, at "signer" when the certificate signed it
/// before; Untrusted at "certificate" when nobody who checks documents of this office would believe it.
Outcome<CountersignReceipt> countersign_document(Actor const& actor, std::string const& number,
    document::Signer const& signer, document::Level level, ProofServices const& services);

} // namespace xindang::usecase
