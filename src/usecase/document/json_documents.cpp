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
        .set("level", word_of(receipt.level))
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
    if (!document.level.empty()) json.set("level", document.level);
    if (!document.renew_before.empty()) json.set("renew_before", document.renew_before);
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

namespace {

char const* word_of(crypto::Standing::Word word)
{
    switch (word) {
    case crypto::Standing::Word::Good:
        return "good";
    case crypto::Standing::Word::Revoked:
        return "revoked";
    case crypto::Standing::Word::Unknown:
        return "unknown";
    }
    return "";
}

char const* word_of(pdf::FoundChange::Kind kind)
{
    switch (kind) {
    case pdf::FoundChange::Kind::Signature:
        return "signature";
    case pdf::FoundChange::Kind::TimeStamp:
        return "time-stamp";
    case pdf::FoundChange::Kind::SecurityStore:
        return "security-store";
    case pdf::FoundChange::Kind::Forbidden:
        return "forbidden";
    }
    return "";
}

Json json_of(document::ProvenTime const& time)
{
    auto json = Json::object();
    json.set("at", time.at.text()).set("authority", time.authority).set("trusted", time.trusted);
    json.set("renew_before", time.renew_before.text());
    if (!time.trust_problem.empty()) json.set("trust_problem", time.trust_problem);
    return json;
}

Json json_of(crypto::Certificate const& certificate)
{
    return Json::object()
        .set("subject", certificate.subject())
        .set("issuer", certificate.issuer())
        .set("sha256", certificate.digest().hex());
}

Json json_of(document::SignatureReport const& report)
{
    auto json = Json::object();
    json.set("integrity", word_of(report.integrity));
    if (!report.integrity_problem.empty()) json.set("integrity_problem", report.integrity_problem);
    if (report.signer) json.set("signer", json_of(*report.signer));
    if (!report.claimed_at.empty()) json.set("claimed_at", report.claimed_at);
    if (report.time_stamp) json.set("time_stamp", json_of(*report.time_stamp));
    json.set("judged_at", report.judged_at.text()).set("trusted", report.trusted);
    if (!report.trust_problem.empty()) json.set("trust_problem", report.trust_problem);
    auto chain = Json::array();
    for (auto const& link : report.chain)
        chain.push(link.subject());
    auto revocation = Json::object();
    revocation.set("standing", word_of(report.revocation.word));
    if (!report.revocation.source.empty()) revocation.set("source", report.revocation.source);
    if (report.revocation.this_update) revocation.set("said_at", report.revocation.this_update->text());
    if (report.revocation.revoked_at) revocation.set("revoked_at", report.revocation.revoked_at->text());
    json.set("chain", std::move(chain)).set("revocation", std::move(revocation));
    if (report.certifies) json.set("certifies", *report.certifies);
    return json.set("level", word_of(report.level));
}

Json signatures_of(document::Verification const& found)
{
    auto array = Json::array();
    for (auto const& report : found.signatures)
        array.push(json_of(report));
    return array;
}

Json stamps_of(document::Verification const& found)
{
    auto array = Json::array();
    for (auto const& time : found.archive_stamps)
        array.push(json_of(time));
    return array;
}

Json changes_of(document::Verification const& found)
{
    auto array = Json::array();
    for (std::size_t i = 1; i < found.revisions.size(); ++i)
        for (auto const& change : found.revisions[i].changes)
            array.push(Json::object()
                           .set("revision", i + 1)
                           .set("kind", word_of(change.kind))
                           .set("what", change.what)
                           .set("offset", change.offset));
    return array;
}

} // namespace

Json json_of(ProofReceipt const& receipt)
{
    auto json = Json::object();
    json.set("number", receipt.number).set("level", word_of(receipt.level)).set("sha256", receipt.digest.hex());
    if (receipt.renew_before) json.set("renew_before", receipt.renew_before->text());
    if (receipt.entry) json.set("entry", receipt.entry->value());
    return json;
}

Json json_of(RenewalReceipt const& receipt)
{
    return Json::object()
        .set("looked_at", receipt.looked_at)
        .set("raised", receipt.raised)
        .set("renewed", receipt.renewed)
        .set("problems", json_of(receipt.problems));
}

Json json_of(DocumentVerdict const& verdict)
{
    auto const& found = verdict.verification;
    auto json = Json::object();
    json.set("title", found.title).set("integrity", word_of(found.integrity));
    if (!found.integrity_problem.empty()) json.set("integrity_problem", found.integrity_problem);
    json.set("later_octets", found.later_octets);
    if (found.signer) json.set("signer", json_of(*found.signer));
    if (!found.claimed_at.empty()) json.set("claimed_at", found.claimed_at);
    json.set("trusted", found.trusted);
    if (!found.trust_problem.empty()) json.set("trust_problem", found.trust_problem);
    if (!found.kind.empty()) json.set("kind", found.kind);
    json.set("level", word_of(found.level)).set("signatures", signatures_of(found));
    json.set("archive_time_stamps", stamps_of(found)).set("later_changes", changes_of(found));
    json.set("proof", json_of(found.proof));
    json.set("content", json_of(found.content)).set("all_good", found.all_good());
    if (auto const& known = verdict.standing) {
        auto standing = Json::object();
        standing.set("number", known->number).set("entry", known->entry.value());
        standing.set("state", std::string(word_of(known->state))).set("revoked", known->revoked());
        if (known->ended_on) standing.set("ended_on", known->ended_on->text());
        json.set("standing", std::move(standing));
    }
    return json;
}

Json json_of(RevocationReceipt const& receipt)
{
    auto withdrawn = Json::array(), retracted = Json::array();
    for (auto const& id : receipt.withdrawn)
        withdrawn.push(id);
    for (auto const entry : receipt.retracted)
        retracted.push(entry.value());
    auto json = Json::object();
    json.set("number", receipt.number).set("ledger_entry", receipt.entry.value());
    json.set("revoked_on", receipt.revoked_on.text()).set("withdrawn_notices", std::move(withdrawn));
    json.set("retracted_records", std::move(retracted)).set("due", receipt.due.text()).set("basis", receipt.basis);
    json.set("late", receipt.late).set("notes", json_of(receipt.notes));
    return json;
}

} // namespace xindang::usecase
