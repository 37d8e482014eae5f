#include <usecase/archive/prove_entry.h>

#include <crypto/note.h>

namespace xindang::usecase {

namespace {

/// The newest checkpoint if it covers the entry, else a fresh one.
Outcome<CheckpointReceipt> covering(
    Actor const& actor, model::EntryNumber number, archive::Archive const& archive, LedgerSigner const& signer)
{
    if (auto const note = archive.latest_checkpoint()) {
        auto const text = crypto::open_note(*note, signer.origin, signer.key.public_key());
        auto const checkpoint = text ? archive::parse_checkpoint(*text) : text.refusal();
        if (checkpoint && checkpoint->size >= number.value()) return CheckpointReceipt{*checkpoint, *note};
    }
    return make_checkpoint(actor, archive, signer);
}

} // namespace

Outcome<EntryProofReceipt> prove_entry(
    Actor const& actor, model::EntryNumber number, archive::Archive const& archive, LedgerSigner const& signer)
{
    if (auto const may = assure(actor, {Duty::Operator, Duty::Auditor}); !may) return may.refusal();
    auto const octets = archive.canonical_octets(number);
    if (!octets) return octets.refusal();
    auto const covered = covering(actor, number, archive, signer);
    if (!covered) return covered.refusal();
    auto const size = covered->checkpoint.size;
    auto const leaves = archive.leaves(size);
    if (!leaves) return leaves.refusal();
    auto const index = number.value() - 1;
    auto const leaf = [&](std::uint64_t at) {
        return (*leaves)[at];
    };
    archive::EntryProof proof{index, *octets, crypto::inclusion_path(index, size, leaf), covered->note};
    // What we hand to a court must hold: a damaged ledger is found out here and not there.
    if (auto const holds = crypto::verify_inclusion(
            index, size, crypto::leaf_hash(proof.octets), proof.path, covered->checkpoint.root);
        !holds)
        return Refusal{Fault::Corrupt, "the ledger does not fit its checkpoint; run ledger check", "ledger"};
    auto text = archive::proof_text(proof);
    return EntryProofReceipt{std::move(proof), std::move(text)};
}

Outcome<VerifiedEntry> verify_proof(std::string_view proof_file, std::string_view verifier_key)
{
    auto const verifier = crypto::parse_note_verifier(verifier_key);
    if (!verifier) return verifier.refusal();
    auto proof = archive::parse_proof(proof_file);
    if (!proof) return proof.refusal();
    auto const text = crypto::open_note(proof->checkpoint, verifier->name, verifier->public_key);
    if (!text) return text.refusal();
    auto const checkpoint = archive::parse_checkpoint(*text);
    if (!checkpoint) return checkpoint.refusal();
    auto const holds = crypto::verify_inclusion(
        proof->index, checkpoint->size, crypto::leaf_hash(proof->octets), proof->path, checkpoint->root);
    if (!holds) return holds.refusal();
    return VerifiedEntry{std::move(proof->octets), proof->index + 1, *checkpoint};
}

} // namespace xindang::usecase
