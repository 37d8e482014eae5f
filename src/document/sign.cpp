#include <document/sign.h>

#include <crypto/cms.h>
#include <crypto/hash.h>

#include <stdexcept>

namespace xindang::document {

Bytes sign(pdf::WrittenDocument document, Signer const& signer)
{
    if (!document.slot) throw std::logic_error("the document has no place for a signature");
    crypto::Hasher hasher;
    for (auto const stretch : document.slot->covered(document.bytes))
        hasher.update(stretch);
    auto const cms = crypto::cms_sign_detached(hasher.finish(), signer.key, signer.certificate, signer.chain);
    return document.slot->filled(std::move(document.bytes), cms);
}

} // namespace xindang::document
