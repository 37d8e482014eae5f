#include <usecase/feedback/issue_monthly_report.h>

namespace xindang::usecase {

Outcome<DocumentReceipt> issue_monthly_report(Actor const& approver, Actor const& drafter,
    IssueMonthlyReport const& request, GradeWording const& wording, DocumentServices const& services)
{
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    if (today <= request.month.last()) return Refusal{Fault::BadInput, "the month is not over yet", "month"};
    auto const report =
        monthly_report(approver, request.month, services.archive, services.objects, services.law, today);
    if (!report) return report.refusal();
    if (report->rows.empty())
        return Refusal{Fault::NotFound, "no partner was asked for anything in " + request.month.text(), "month"};
    auto const facts = monthly_report_facts(*report, services.law, today, request.contact, wording);
    return issue_document(approver, drafter, {"discipline-report", facts}, services);
}

} // namespace xindang::usecase
