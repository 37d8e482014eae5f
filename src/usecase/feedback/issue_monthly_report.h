#pragma once

#include <usecase/document/issue_document.h>
#include <usecase/feedback/monthly_facts.h>

namespace xindang::usecase {

struct IssueMonthlyReport {
    Month month;
    GradeContact contact; ///< whom partners may ask
};

/// Issues the report of a month that is over as an official document to the partners (联合惩戒月报), made from what the
/// ledger held at its end. Asks of both persons what issue_document() asks. BadInput at "month" for a month that is not
/// over; NotFound at "month" when nobody was asked for anything in it; what the document refuses.
Outcome<DocumentReceipt> issue_monthly_report(Actor const& approver, Actor const& drafter,
    IssueMonthlyReport const& request, GradeWording const& wording, DocumentServices const& services);

} // namespace xindang::usecase
