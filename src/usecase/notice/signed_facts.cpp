#include <usecase/notice/signed_facts.h>

#include <document/verify.h>

namespace xindang::usecase {

static constexpr std::size_t PDF_LIMIT = std::size_t{64} << 20;

Outcome<Bytes> signed_facts(archive::IssuedDocument const& document, NoticeServices const& services)
{
    auto const digest = model::Sha256::parse(document.digest);
    if (!digest) return Refusal{Fault::Corrupt, "the ledger names no readable file of the document", document.number};
    auto const file = services.objects.get(*digest, PDF_LIMIT);
    if (!file) return file.refusal();
    auto const verification = document::verify(*file, services.trust, document.issued_at, services.press);
    if (!verification) return verification.refusal();
    if (verification->integrity != document::Integrity::Intact || verification->facts.empty())
        return Refusal{Fault::Corrupt, "the stored document is not as it was signed", document.number};
    return verification->facts;
}

} // namespace xindang::usecase
