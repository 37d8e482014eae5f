#pragma once

#include <usecase/document/issue_document.h>
#include <usecase/supervision/plan_facts.h>

namespace xindang::usecase {

struct IssuePlan {
    int year;
    GradeContact contact; ///< whom the offices may ask
};

/// Issues the adopted plan of a year as an official document to the offices that inspect (监督检查计划), made again
/// from what the ledger held when it was adopted. Asks of both persons what issue_document() asks. NotFound at "year"
/// when no plan of the year was adopted; Conflict at "year" when rules, offices or calendar no longer give the adopted
/// plan, which must then be adopted anew; what the document refuses.
Outcome<DocumentReceipt> issue_plan(Actor const& approver, Actor const& drafter, IssuePlan const& request,
    Supervision const& with, GradeWording const& wording, DocumentServices const& services);

} // namespace xindang::usecase
