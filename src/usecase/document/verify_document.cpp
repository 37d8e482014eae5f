#include <usecase/document/verify_document.h>

#include <crypto/hash.h>

namespace xindang::usecase {

Outcome<DocumentVerdict> verify_document(BytesView file, document::Trust const& trust, document::Press const& press,
    archive::Archive const* archive, Clock const& clock)
{
    auto verification = document::verify(file, trust, clock.now(), press);
    if (!verification) return verification.refusal();
    DocumentVerdict verdict{std::move(*verification), std::nullopt};
    if (archive) {
        auto const issued = archive->view().document_with_digest(crypto::sha256(file));
        if (issued) verdict.standing = LedgerStanding{issued->number, issued->entry, issued->revoked_by.has_value()};
    }
    return verdict;
}

} // namespace xindang::usecase
