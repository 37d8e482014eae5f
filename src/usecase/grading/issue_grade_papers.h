#pragma once

#include <usecase/document/issue_document.h>
#include <usecase/grading/evaluation_steps.h>
#include <usecase/grading/grade_facts.h>

namespace xindang::usecase {

struct GradePapers {
    std::string evaluation;
    std::optional<model::SubjectId> enterprise; ///< none: everybody for whom the paper is due and not issued yet
    GradeContact contact;
};

struct GradePaperServices {
    DocumentServices const& documents;
    std::vector<grading::Scheme> const& schemes;
    GradeWording const& wording;
    Progress& progress;
};

struct IssuedPaper {
    model::SubjectId enterprise;
    std::string name;
    DocumentReceipt receipt;
};

/// Issues a grade notice (信用等级告知书) to each enterprise of an evaluation that was not told yet and has none, with
/// the explanation of its draft; called again it goes on. Service is entered apart, by notify_grades(). Asks of both
/// persons what issue_document() asks. Conflict at "state" outside drafting and publication, Conflict at "enterprise"
/// for a named one that was told already or has its notice; BadInput at "credit_code" for one without such a number;
/// what the document refuses.
Outcome<std::vector<IssuedPaper>> issue_grade_notices(
    Actor const& approver, Actor const& drafter, GradePapers const& request, GradePaperServices const& services);

/// Issues the answer to each settled objection (异议答复书) that has none. Conflict at "enterprise" for a named one
/// whose objection is not settled or answered already.
Outcome<std::vector<IssuedPaper>> issue_objection_replies(
    Actor const& approver, Actor const& drafter, GradePapers const& request, GradePaperServices const& services);

/// The paper of a kind that an enterprise got since a ledger position, and that was not revoked.
std::optional<archive::IssuedDocument> paper_since(
    archive::View const& view, model::SubjectId enterprise, std::string const& kind, std::uint64_t position);

} // namespace xindang::usecase
