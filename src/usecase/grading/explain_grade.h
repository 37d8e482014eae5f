#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <grading/outlook.h>
#include <usecase/actor.h>
#include <usecase/grading/grade_decision.h>

#include <optional>
#include <vector>

namespace xindang::usecase {

struct ExplainGrade {
    model::SubjectId enterprise;
    std::string scheme;                      ///< "general" or "general@2"; empty: whichever decided last
    std::optional<model::CivilDate> cut_off; ///< none: of the last decision, or today where there is none
    enum class Depth { Mark, Outlook } depth = Depth::Mark;
};

struct ExplainedGrade {
    /// The decision that is explained; none when the ledger has none for this scheme and day, and the explanation says
    /// what it would be.
    std::optional<GradeDecision> decision;
    /// Whether what the ledger held at the decision's position gives the very explanation the decision was made with.
    bool reproduced;
    grading::Explanation explanation;
    grading::ExplanationHead head;
    std::optional<grading::Outlook> outlook; ///< when it was asked for

    std::string text() const
    {
        return outlook ? grading::to_text(explanation, *outlook, head) : grading::to_text(explanation, head);
    }
    /// The octets whose digest the decision carries, whatever depth was asked for.
    Bytes json() const { return grading::to_json(explanation, head); }
};

/// Explains the grade of an enterprise, recomputed from what the ledger held when it was decided. Needs a duty of the
/// house (partners see lists, not grades). NotFound for an unknown enterprise, scheme or version.
Outcome<ExplainedGrade> explain_grade(Actor const& actor, ExplainGrade const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock);

} // namespace xindang::usecase
