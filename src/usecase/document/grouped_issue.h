#pragma once

#include <usecase/document/group_issuer.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace xindang::usecase {

/// Issues many documents one after the other in small groups. A group is made durable as a whole, its documents are
/// proven as far as the services say, and only then told of. What a batch, the papers of an evaluation and every single
/// document are issued by. Documents that were not flushed when it goes away were never issued.
class GroupedIssue {
public:
    /// Is told of each document when it is durable; `place` is what its issuer called it.
    using Sink = std::function<void(std::string const& place, DocumentReceipt const& receipt)>;

    /// Few enough that others wait only moments for their turn to write, many enough that a commit costs little.
    static constexpr std::size_t GROUP = 25;

    /// What is given must outlive it.
    GroupedIssue(Actor const& approver, Actor const& drafter, DocumentServices const& services, Sink sink);

    GroupIssuer const& issuer() const { return m_issuer; }
    /// Refuses as GroupIssuer::issue() does. What is wrong with this document alone (BadInput, NotFound) leaves the
    /// others of its group as they are; anything else takes them back.
    Outcome<Done> issue(std::string const& place, IssueDocument const& request, model::Fields const& more = {});
    void flush();

private:
    Actor const& m_approver;
    DocumentServices const& m_services;
    Sink m_sink;
    GroupIssuer m_issuer;
    std::vector<std::pair<std::string, DocumentReceipt>> m_group; ///< issued, not durable yet
};

/// Whether a refusal is about the one document that was to be issued.
bool is_of_document(Refusal const& refusal);

} // namespace xindang::usecase
