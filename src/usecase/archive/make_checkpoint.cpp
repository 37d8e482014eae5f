#include <usecase/archive/make_checkpoint.h>

#include <crypto/note.h>

namespace xindang::usecase {

Outcome<CheckpointReceipt> make_checkpoint(
    Actor const& actor, archive::Archive const& archive, LedgerSigner const& signer)
{
    if (auto const may = assure(actor, {Duty::Operator, Duty::Auditor}); !may) return may.refusal();
    auto const tree = archive.tree();
    if (tree.size() == 0) return Refusal{Fault::Conflict, "the ledger is empty", "ledger"};
    archive::Checkpoint const checkpoint{signer.origin, tree.size(), tree.root()};
    auto note = crypto::sign_note(archive::checkpoint_text(checkpoint), signer.origin, signer.key);
    // Compared with the leaves before it is kept: we do not sign our name under a head that does not fit its entries.
    if (auto const kept = archive.keep_checkpoint(checkpoint, note); !kept) return kept.refusal();
    return CheckpointReceipt{checkpoint, std::move(note)};
}

} // namespace xindang::usecase
