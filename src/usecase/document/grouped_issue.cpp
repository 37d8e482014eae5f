#include <usecase/document/grouped_issue.h>

#include <usecase/document/prove_document.h>

namespace xindang::usecase {

// The number is taken and the document in force: a time-stamp service that is away must not hold up either.
static void prove(Actor const& approver, DocumentServices const& services, DocumentReceipt& receipt)
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

bool is_of_document(Refusal const& refusal)
{
    return refusal.fault == Fault::BadInput || refusal.fault == Fault::NotFound;
}

GroupedIssue::GroupedIssue(Actor const& approver, Actor const& drafter, DocumentServices const& services, Sink sink)
    : m_approver(approver), m_services(services), m_sink(std::move(sink)), m_issuer(approver, drafter, services)
{}

Outcome<Done> GroupedIssue::issue(std::string const& place, IssueDocument const& request, model::Fields const& more)
{
    auto receipt = m_issuer.issue(request, more);
    if (!receipt) {
        if (!is_of_document(receipt.refusal())) m_group.clear(); // taken back by the issuer, or never begun
        return receipt.refusal();
    }
    m_group.emplace_back(place, std::move(receipt).value());
    if (m_group.size() == GROUP) flush();
    return Done{};
}

void GroupedIssue::flush()
{
    m_issuer.flush();
    for (auto& [place, receipt] : std::exchange(m_group, {})) {
        prove(m_approver, m_services, receipt);
        m_sink(place, receipt);
    }
}

} // namespace xindang::usecase
