#include <usecase/grading/explain_grade.h>

#include <crypto/hash.h>
#include <grading/versions.h>
#include <usecase/grading/load_columns.h>

namespace xindang::usecase {

namespace {

/// The decision asked for: the last one of the day and scheme, either of which may be left open.
std::optional<GradeDecision> decision_for(ExplainGrade const& request, std::vector<GradeDecision> const& decisions)
{
    auto const wanted = grading::SchemeName::of(request.scheme);
    std::optional<GradeDecision> found;
    for (auto const& decision : decisions)
        if ((!request.cut_off || decision.cut_off == *request.cut_off) &&
            wanted.fits(decision.scheme, decision.scheme_version))
            found = decision;
    return found;
}

Outcome<grading::Scheme> scheme_of(GradeDecision const& decision, std::vector<grading::Scheme> const& schemes)
{
    for (auto const& scheme : schemes)
        if (scheme.id() == decision.scheme && scheme.version() == decision.scheme_version) return scheme;
    return Refusal{Fault::NotFound,
        "the scheme of the decision is not here any more: " + decision.scheme + " version " + decision.scheme_version,
        "scheme"};
}

} // namespace

Outcome<ExplainedGrade> explain_grade(Actor const& actor, ExplainGrade const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    auto const allowed =
        assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    auto const decisions = decisions_of(archive.view(), request.enterprise);
    if (!decisions) return decisions.refusal();
    auto const decision = decision_for(request, *decisions);
    auto const cut_off = decision ? decision->cut_off : request.cut_off.value_or(model::CivilDate::on(clock.now()));
    auto const scheme =
        decision ? scheme_of(*decision, schemes) : grading::choose_scheme(schemes, request.scheme, cut_off);
    if (!scheme) return scheme.refusal();

    auto const upto = decision ? std::optional(model::EntryNumber{decision->ledger_position}) : std::nullopt;
    auto const view = archive.view({std::nullopt, upto});
    auto const enterprise = view.subject(request.enterprise);
    if (!enterprise) return enterprise.refusal();
    auto const columns = load_columns_of(view, request.enterprise, cut_off, ResultMeanings(scheme->definition()),
        {{}, decision ? decision->without : std::vector<model::EntryNumber>{}});
    if (!columns) return columns.refusal();
    grading::Plan const plan(*scheme, *columns, cut_off);
    auto explanation = grading::explain(plan, 0);
    auto head = head_of(*enterprise, decision ? decision->ledger_position : view.size());
    head.names = names_of(view, *columns);
    auto outlook = request.depth == ExplainGrade::Depth::Outlook
                       ? std::optional(grading::look_ahead(plan, 0, explanation))
                       : std::nullopt;
    auto const reproduced = decision && decision->explanation == crypto::sha256(grading::to_json(explanation, head));
    return ExplainedGrade{decision, reproduced, std::move(explanation), std::move(head), std::move(outlook)};
}

} // namespace xindang::usecase
