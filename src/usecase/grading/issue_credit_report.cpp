#include <usecase/grading/issue_credit_report.h>

#include <usecase/grading/credit_report_facts.h>
#include <usecase/grading/explain_grade.h>

namespace xindang::usecase {

namespace {

/// The explanation of the last decision, with what it needs to be read by somebody who has no access to the archive.
Outcome<Done> add_grade(CreditReportFacts& facts, Actor const& actor, std::vector<grading::Scheme> const& schemes,
    DocumentServices const& services)
{
    auto explained = explain_grade(actor, {facts.enterprise.id, "", std::nullopt, ExplainGrade::Depth::Outlook},
        schemes, services.archive, services.clock);
    if (!explained) return explained.refusal();
    auto const& decision = *explained->decision;
    if (!explained->reproduced)
        return Refusal{Fault::Conflict,
            "the scheme no longer gives the explanation with which entry " + std::to_string(decision.entry.value()) +
                " was decided: grade the enterprise again first",
            "grade"};
    for (auto const& scheme : schemes)
        if (scheme.id() == decision.scheme && scheme.version() == decision.scheme_version)
            facts.repair_granted = scheme.definition().repair_granted;
    auto const then = services.archive.view({std::nullopt, model::EntryNumber{decision.ledger_position}});
    facts.grade.sources = sources_of(then, explained->explanation);
    facts.grade.head.names = explained->head.names;
    facts.grade.rules = explained->outlook->rules;
    facts.explanation = std::move(explained->explanation);
    facts.outlook = std::move(explained->outlook);
    return Done{};
}

} // namespace

Outcome<DocumentReceipt> issue_credit_report(Actor const& approver, Actor const& drafter,
    IssueCreditReport const& request, std::vector<grading::Scheme> const& schemes, GradeWording const& wording,
    DocumentServices const& services)
{
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const view = services.archive.view();
    auto const enterprise = view.subject(request.enterprise);
    if (!enterprise) return enterprise.refusal();
    auto decisions = decisions_of(view, request.enterprise);
    if (!decisions) return decisions.refusal();
    GradeFacts grade{
        model::CivilDate::on(services.clock.now()), head_of(*enterprise, view.size()), request.contact, wording};
    if (grade.head.credit_code.empty())
        return Refusal{Fault::BadInput, enterprise->id.text() + " has no credit code to address it by", "credit_code"};
    auto const graded = !decisions->empty();
    CreditReportFacts facts{std::move(grade), *enterprise, std::move(decisions).value(), {}, {}, {}};
    if (graded)
        if (auto const added = add_grade(facts, approver, schemes, services); !added) return added.refusal();
    return issue_document(
        approver, drafter, {"credit-report", credit_report_facts(facts, view, services.clauses)}, services);
}

} // namespace xindang::usecase
