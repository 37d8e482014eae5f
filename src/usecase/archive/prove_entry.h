#pragma once

#include <usecase/archive/make_checkpoint.h>

#include <string>
#include <string_view>

namespace xindang::usecase {

struct EntryProofReceipt {
    archive::EntryProof proof;
    std::string text; ///< the proof as a file
};

/// A proof that an entry stands in the ledger, which anybody with our public key can verify without us. Uses the newest
/// signed checkpoint when it covers the entry and makes one otherwise. Needs the duty operator or auditor. NotFound at
/// "entry".
Outcome<EntryProofReceipt> prove_entry(
    Actor const& actor, model::EntryNumber number, archive::Archive const& archive, LedgerSigner const& signer);

struct VerifiedEntry {
    std::string octets; ///< the entry, canonical
    std::uint64_t number;
    archive::Checkpoint checkpoint;
};

/// Whether a proof file holds, knowing nothing but the verifier key ("name+hash+key"). For anybody, so it asks for no
/// actor. BadInput for malformed files; Untrusted at "note" for a wrong signature, at "proof" for a wrong path.
Outcome<VerifiedEntry> verify_proof(std::string_view proof_file, std::string_view verifier_key);

} // namespace xindang::usecase
