#include <usecase/document/json_documents.h>

#include <usecase/json_findings.h>

namespace xindang::usecase {

Json json_of(DocumentReceipt const& receipt)
{
    return Json::object()
        .set("number", receipt.number)
        .set("title", receipt.title)
        .set("entry", receipt.entry.value())
        .set("sha256", receipt.digest.hex())
        .set("pages", receipt.pages)
        .set("notes", json_of(receipt.notes));
}

Json json_of(archive::IssuedDocument const& document)
{
    auto json = Json::object();
    json.set("number", document.number)
        .set("kind", document.kind)
        .set("title", document.title)
        .set("dated", document.dated.text())
        .set("issued_at", document.issued_at.text())
        .set("entry", document.entry.value())
        .set("sha256", document.digest);
    if (document.subject) json.set("subject", document.subject->text());
    if (document.revoked_by) json.set("revoked_by", document.revoked_by->value());
    return json;
}

Json json_of(std::vector<archive::IssuedDocument> const& documents)
{
    auto array = Json::array();
    for (auto const& document : documents)
        array.push(json_of(document));
    return Json::object().set("documents", std::move(array));
}

Json json_of(DocumentVerdict const& verdict)
{
    auto const& found = verdict.verification;
    auto json = Json::object();
    json.set("title", found.title).set("integrity", word_of(found.integrity));
    if (!found.integrity_problem.empty()) json.set("integrity_problem", found.integrity_problem);
    json.set("later_octets", found.later_octets);
    if (found.signer)
        json.set("signer", Json::object()
                               .set("subject", found.signer->subject())
                               .set("issuer", found.signer->issuer())
                               .set("sha256", found.signer->digest().hex()));
    if (!found.claimed_at.empty()) json.set("claimed_at", found.claimed_at);
    json.set("trusted", found.trusted);
    if (!found.trust_problem.empty()) json.set("trust_problem", found.trust_problem);
    if (!found.kind.empty()) json.set("kind", found.kind);
    json.set("content", json_of(found.content)).set("all_good", found.all_good());
    if (verdict.standing)
        json.set("standing", Json::object()
                                 .set("number", verdict.standing->number)
                                 .set("entry", verdict.standing->entry.value())
                                 .set("revoked", verdict.standing->revoked));
    return json;
}

} // namespace xindang::usecase
