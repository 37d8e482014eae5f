#include <document/sign.h>

#include <crypto/cms.h>
#include <crypto/hash.h>
#include <document/evidence.h>
#include <pdf/reader.h>
#include <pdf/update.h>

#include <stdexcept>

namespace xindang::document {

// Certificate chain and a signature time-stamp: the same room as the first signature has.
static constexpr std::size_t COUNTER_RESERVE = 12288;

static Bytes signed_in(pdf::SignatureSlot const& slot, Bytes file, Signer const& signer)
{
    crypto::Hasher hasher;
    for (auto const stretch : slot.covered(file))
        hasher.update(stretch);
    auto const cms = crypto::cms_sign_detached(hasher.finish(), signer.key, signer.certificate, signer.chain);
    return slot.filled(std::move(file), cms);
}

Bytes sign(pdf::WrittenDocument document, Signer const& signer)
{
    if (!document.slot) throw std::logic_error("the document has no place for a signature");
    return signed_in(*document.slot, std::move(document.bytes), signer);
}

static bool has_signed(crypto::Certificate const& certificate, pdf::ReadDocument const& document, BytesView file)
{
    for (auto const& signature : document.signatures) {
        if (is_archive_stamp(signature)) continue;
        auto const cms = crypto::cms_verify_detached(signature.cms, digest_covered(document, file, signature));
        if (cms && cms->signer && cms->signer->der() == certificate.der()) return true;
    }
    return false;
}

Outcome<Bytes> countersigned(Bytes const& file, Signer const& signer, Instant claimed_at)
{
    auto const document = pdf::read_document(file);
    if (!document) return document.refusal();
    if (has_signed(signer.certificate, *document, file))
        return Refusal{Fault::Conflict, signer.certificate.common_name() + " has signed this document", "signer"};
    auto open = pdf::with_signature_field(file,
        {pdf::SignatureEntries::Kind::Signature, claimed_at, signer.certificate.common_name(), {}, COUNTER_RESERVE});
    if (!open) return open.refusal();
    return signed_in(open->slot, std::move(open->bytes), signer);
}

} // namespace xindang::document
