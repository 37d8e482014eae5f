#pragma once

#include <base/progress.h>
#include <usecase/grading/grade_decision.h>
#include <usecase/grading/grade_enterprises.h>

#include <vector>

namespace xindang::usecase {

/// A grade that is new and not in the ledger yet.
struct DraftGrade {
    model::SubjectId enterprise;
    model::Fields body; ///< of the decision
};

/// What grading some enterprises comes to, before anything is written.
struct Draft {
    GradeReceipt receipt; ///< `decided` is still 0
    std::vector<DraftGrade> decisions;
};

/// When a decision of before need not be made again.
enum class SameGrade {
    OnTheDay, ///< it is of the same cut-off day and says the same for the same reasons
    OnAnyDay, ///< it says the same for the same reasons, whatever its day: a daily regrade adds no decision
};

/// A draft without grades, of what the view holds now.
Draft empty_draft(archive::View const& view, grading::Scheme const& scheme, model::CivilDate cut_off);

/// Grades the enterprise with number `at` of the plan's columns into the draft.
Outcome<Done> draft_grade(
    archive::View const& view, grading::Plan const& plan, std::size_t at, SameGrade same, Draft& draft);

/// Appends what was drafted to a writer that the caller commits.
Outcome<GradeReceipt> append_decisions(archive::Writer& writer, Draft draft);

} // namespace xindang::usecase
