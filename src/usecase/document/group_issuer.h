#pragma once

#include <usecase/document/issue_document.h>

#include <optional>
#include <vector>

namespace xindang::usecase {

/// Issues documents one after the other and makes them durable when it is told to: what GroupedIssue is made of.
/// Between issue() and flush() it holds the archive's turn to write, so groups are small. Nothing of a group that is
/// not flushed is ever seen; its numbers are given anew.
class GroupIssuer {
public:
    /// What is given must outlive the issuer.
    GroupIssuer(Actor const& approver, Actor const& drafter, DocumentServices const& services);

    /// What issue() would refuse before it takes a number: people, kind, schema, law, date.
    Outcome<Done> check(IssueDocument const& request) const;
    /// As issue_document() promises, but for the proofs; `more` is kept in the ledger entry. After a refusal the group
    /// may go on; one that comes from the ledger (Conflict) takes the whole group back.
    Outcome<DocumentReceipt> issue(IssueDocument const& request, model::Fields const& more = {});
    /// Makes durable what was issued since the last flush, and known to who checks a document.
    void flush();
    /// Lets who checks a document know again of these: a run that was killed may have come no further than the ledger.
    void tell_again(std::vector<std::string> const& numbers) const;

private:
    Actor const& m_approver;
    Actor const& m_drafter;
    DocumentServices const& m_services;
    std::optional<archive::Writer> m_writer;
    std::vector<notice::CheckRecord> m_made;
};

} // namespace xindang::usecase
