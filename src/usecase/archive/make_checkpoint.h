#pragma once

#include <archive/archive.h>
#include <crypto/signing_key.h>
#include <usecase/actor.h>

#include <string>

namespace xindang::usecase {

/// Who signs checkpoints, and under which name (the origin of the ledger).
struct LedgerSigner {
    std::string origin;
    crypto::SigningKey const& key; ///< Ed25519
};

struct CheckpointReceipt {
    archive::Checkpoint checkpoint;
    std::string note; ///< signed; to be kept outside as well
};

/// Signs size and root of the ledger as it stands and keeps the note beside it. Needs the duty operator or auditor.
/// Conflict at "ledger" when there is nothing to sign.
Outcome<CheckpointReceipt> make_checkpoint(
    Actor const& actor, archive::Archive const& archive, LedgerSigner const& signer);

} // namespace xindang::usecase
