#pragma once

#include <archive/view.h>
#include <law/catalogue.h>
#include <model/sha256.h>
#include <model/term.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A decision of the archive that feeds a list: what its entry says, whoever reads it.
struct ListedDecision {
    model::EntryNumber document; ///< the ledger entry that issued it
    std::string number;          ///< 文号
    Instant issued_at;
    model::Sha256 digest; ///< of its PDF
    model::SubjectId subject;
    model::CivilDate decided_on;
    model::CivilDate listed_on;
    std::string authority; ///< id in agencies.xml
    std::string facts;
    std::string consequence; ///< what it orders, in words
    std::vector<law::Citation> bases;
    std::vector<std::string> measures; ///< codes the decision names; empty: whichever rest on its bases
    model::Term term;
    std::optional<model::EntryNumber> revoked_by;
};

/// How and when the entry of a decision leaves its list.
struct ListEnding {
    law::ListRemovalRule rule;
    model::CivilDate on;
    std::string document; ///< 文号 of the decision that takes it off, where one does
};

/// The decisions that feed one list, revoked and ended ones too, and what ends them: read once, asked for each.
class ListDecisions {
public:
    /// Refuses (Corrupt, NotFound) a decision whose body, article or agency cannot be read, naming the decision.
    static Outcome<ListDecisions> read(
        archive::View const& view, law::Catalogue const& law, law::DisciplineList const& list);

    /// In the order of the ledger.
    std::vector<ListedDecision> const& all() const { return m_decisions; }

    /// Numbers of decisions that should feed the list and carry nothing it can be made from: issued by a program of
    /// before.
    std::vector<std::string> const& silent() const { return m_silent; }

    /// Whether and why its entry has left by that day: revoked before taken off before ended before erased. Corrupt
    /// when the revocation cannot be read.
    Outcome<std::optional<ListEnding>> ending_of(
        ListedDecision const& decision, model::Subject const& subject, model::CivilDate day) const;

private:
    ListDecisions(archive::View const& view, law::DisciplineList const& list) : m_view(&view), m_list(list) {}
    struct TakenOff {
        std::string document;
        std::string kind;
        std::string ground;
        model::CivilDate on;
    };
    archive::View const* m_view;
    law::DisciplineList m_list;
    std::vector<ListedDecision> m_decisions;
    std::vector<std::string> m_silent;
    std::multimap<std::string, TakenOff> m_taken_off; ///< by 文号 of the decision whose entry leaves
};

} // namespace xindang::usecase
