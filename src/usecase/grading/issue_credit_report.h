#pragma once

#include <usecase/document/issue_document.h>
#include <usecase/grading/grade_facts.h>

namespace xindang::usecase {

struct IssueCreditReport {
    model::SubjectId enterprise;
    GradeContact contact;
};

/// Issues the credit report (信用报告) of an enterprise out of its archive, as of today, with its last grade explained
/// in the annex: every deduction with the record it rests on and until when that counts, and what would lift the grade.
/// Asks of both persons what issue_document() asks. BadInput at "credit_code" for an enterprise without one. Conflict
/// at "grade" when ledger and scheme no longer give the explanation its grade was decided with: such a report would be
/// untrue.
/// NotFound at "scheme" when the version of the scheme that decided is not here any more; what the document refuses.
Outcome<DocumentReceipt> issue_credit_report(Actor const& approver, Actor const& drafter,
    IssueCreditReport const& request, std::vector<grading::Scheme> const& schemes, GradeWording const& wording,
    DocumentServices const& services);

} // namespace xindang::usecase
