#include <usecase/document/issue_document.h>

#include <usecase/document/group_issuer.h>
#include <usecase/document/prove_document.h>

namespace xindang::usecase {

namespace {

// The number is taken and the document in force: a time-stamp service that is away must not hold up either.
void prove(Actor const& approver, DocumentServices const& services, DocumentReceipt& receipt)
{
    if (!services.provers || services.level == document::Level::B) return;
    auto const proven = prove_document(approver, receipt.number, services.level,
        {services.archive, services.objects, *services.provers, services.clock,
            services.check ? std::optional(services.check->data) : std::nullopt});
    if (proven) {
        receipt.digest = proven->digest;
        receipt.level = proven->level;
        return;
    }
    receipt.notes.add(Severity::Warning, "not-proven", proven.refusal().where,
        "the signature stays at B-B until renew-timestamps is run: " + proven.refusal().reason);
}

} // namespace

Outcome<DocumentReceipt> issue_document(
    Actor const& approver, Actor const& drafter, IssueDocument const& request, DocumentServices const& services)
{
    GroupIssuer issuer(approver, drafter, services);
    auto receipt = issuer.issue(request);
    if (!receipt) return receipt.refusal();
    issuer.flush();
    prove(approver, services, *receipt);
    return receipt;
}

} // namespace xindang::usecase
