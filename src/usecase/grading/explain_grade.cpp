#include <usecase/grading/explain_grade.h>

#include <crypto/hash.h>
#include <grading/versions.h>
#include <usecase/foreign/foreign_services.h>
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

void add_origins(std::map<model::EntryNumber, std::string>& origins, archive::View const& view,
    std::vector<grading::CountedRecord> const& counted)
{
    for (auto const& one : counted) {
        auto const record = view.record(one.entry);
        if (!record || !record->source_ref.starts_with(FOREIGN_REFERENCE)) continue;
        auto const entry = record->source_ref.find(':', FOREIGN_REFERENCE.size());
        origins[one.entry] = "来自" + record->source + "条目" + record->source_ref.substr(entry + 1);
    }
}

/// What another agency's list brought is told with agency, list and entry.
std::map<model::EntryNumber, std::string> origins_of(archive::View const& view, grading::Explanation const& said)
{
    std::map<model::EntryNumber, std::string> origins;
    for (auto const& reason : said.reasons)
        add_origins(origins, view, reason.records);
    for (auto const& limit : said.limits)
        add_origins(origins, view, limit.records);
    return origins;
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
    head.origins = origins_of(view, explanation);
    auto outlook = request.depth == ExplainGrade::Depth::Outlook
                       ? std::optional(grading::look_ahead(plan, 0, explanation))
                       : std::nullopt;
    auto const reproduced = decision && decision->explanation == crypto::sha256(grading::to_json(explanation, head));
    return ExplainedGrade{decision, reproduced, std::move(explanation), std::move(head), std::move(outlook)};
}

} // namespace xindang::usecase
