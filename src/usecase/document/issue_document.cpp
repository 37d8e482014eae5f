#include <usecase/document/issue_document.h>

#include <usecase/document/grouped_issue.h>

namespace xindang::usecase {

Outcome<DocumentReceipt> issue_document(
    Actor const& approver, Actor const& drafter, IssueDocument const& request, DocumentServices const& services)
{
    std::optional<DocumentReceipt> receipt;
    GroupedIssue group(
        approver, drafter, services, [&](std::string const&, DocumentReceipt const& durable) { receipt = durable; });
    if (auto const issued = group.issue("", request); !issued) return issued.refusal();
    group.flush();
    return std::move(receipt).value();
}

} // namespace xindang::usecase
