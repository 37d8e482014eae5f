#include <usecase/document/find_document.h>

#include <model/document_number.h>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_DOCUMENT = std::size_t{64} << 20;

Outcome<Done> may_read(Actor const& actor)
{
    return assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
}

} // namespace

Outcome<std::vector<archive::IssuedDocument>> list_documents(Actor const& actor, archive::Archive const& archive)
{
    if (auto const allowed = may_read(actor); !allowed) return allowed.refusal();
    return archive.view().documents();
}

Outcome<DocumentFile> find_document(
    Actor const& actor, std::string const& number, archive::Archive const& archive, archive::ObjectStore const& objects)
{
    if (auto const allowed = may_read(actor); !allowed) return allowed.refusal();
    auto const parsed = model::DocumentNumber::parse(number);
    if (!parsed) return parsed.refusal();
    auto document = archive.view().document(parsed->text());
    if (!document) return document.refusal();
    auto const digest = model::Sha256::parse(document->digest);
    if (!digest) return Refusal{Fault::Corrupt, "the ledger names the document's file wrongly", "number"};
    auto pdf = objects.get(*digest, LARGEST_DOCUMENT);
    if (!pdf) return pdf.refusal();
    return DocumentFile{std::move(*document), std::move(*pdf)};
}

} // namespace xindang::usecase
