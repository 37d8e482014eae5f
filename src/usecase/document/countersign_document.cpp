#include <usecase/document/countersign_document.h>

#include <usecase/document/enter_proof.h>

namespace xindang::usecase {

Outcome<CountersignReceipt> countersign_document(Actor const& actor, std::string const& number,
    document::Signer const& signer, document::Level level, ProofServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const document = services.archive.view().document(number);
    if (!document) return document.refusal();
    if (document->revoked_by) return Refusal{Fault::Conflict, "the document is revoked", "number"};
    auto const now = services.clock.now();
    auto const chain = crypto::chain_to(signer.certificate, signer.chain, services.provers.trust.signers, now);
    if (!chain) return chain.refusal();
    auto const file = file_of(*document, services);
    if (!file) return file.refusal();
    auto const longer = document::countersigned(*file, signer, now);
    if (!longer) return longer.refusal();
    auto const proven = document::extended(*longer, level, services.provers, now);
    auto const receipt = proven ? entered(actor, *document, *proven, level, services)
                                : entered(actor, *document, *longer, document::Level::B, services);
    if (!receipt) return receipt.refusal();
    return CountersignReceipt{
        *receipt, signer.certificate.common_name(), proven ? std::nullopt : std::optional(proven.refusal())};
}

} // namespace xindang::usecase
