#include <usecase/supervision/issue_plan.h>

namespace xindang::usecase {

Outcome<DocumentReceipt> issue_plan(Actor const& approver, Actor const& drafter, IssuePlan const& request,
    Supervision const& with, GradeWording const& wording, DocumentServices const& services)
{
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const adopted = adopted_plan(services.archive.view(), request.year);
    if (!adopted) return adopted.refusal();
    auto const plan = plan_inspections(approver, request.year, {adopted->made_on, adopted->scheme, adopted->upto}, with,
        services.law.calendar(), services.archive);
    if (!plan) return plan.refusal();
    if (plan->digest != adopted->digest)
        return Refusal{Fault::Conflict,
            "rules, offices or calendar have changed since the plan was adopted: adopt it anew, then issue it", "year"};
    auto const facts = inspection_plan_facts(
        *adopted, *plan, with.offices, model::CivilDate::on(services.clock.now()), request.contact, wording);
    return issue_document(approver, drafter, {"inspection-plan", facts}, services);
}

} // namespace xindang::usecase
