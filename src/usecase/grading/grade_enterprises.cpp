#include <usecase/grading/grade_enterprises.h>

#include <crypto/hash.h>
#include <usecase/grading/grade_decision.h>
#include <usecase/grading/load_columns.h>

namespace xindang::usecase {

namespace {

Refusal cancelled()
{
    return {Fault::Unavailable, "cancelled; nothing was changed", ""};
}

/// The last decision by this scheme; whether it is the same one again is for says_the_same().
GradeDecision const* last_by(std::vector<GradeDecision> const& decisions, grading::Scheme const& scheme)
{
    GradeDecision const* last = nullptr;
    for (auto const& decision : decisions)
        if (decision.scheme == scheme.id()) last = &decision;
    return last;
}

/// Whether a decision of before would read the same today, but for how long the ledger has become since.
bool says_the_same(
    GradeDecision const& decision, grading::Explanation const& explanation, model::Subject const& enterprise)
{
    if (decision.scheme_version != explanation.scheme_version || decision.cut_off != explanation.cut_off) return false;
    auto const again = grading::to_json(explanation, head_of(enterprise, decision.ledger_position));
    return decision.explanation == crypto::sha256(again);
}

struct Decided {
    model::SubjectId enterprise;
    model::Fields body;
};

/// What grading all of a plan comes to, before anything is written.
struct Draft {
    GradeReceipt receipt;
    std::vector<Decided> decisions;
};

Outcome<Draft> draft(archive::View const& view, grading::Plan const& plan, Progress& progress)
{
    auto const& enterprises = plan.columns().enterprises;
    Draft draft{{plan.scheme().id(), plan.scheme().version(), plan.cut_off(), view.size(), 0, 0, {}, {}}, {}};
    for (std::size_t at = 0; at < enterprises.size(); ++at) {
        progress.at(at, enterprises.size(), "grading");
        if (progress.cancelled()) return cancelled();
        auto const enterprise = view.subject(enterprises[at]);
        if (!enterprise) return enterprise.refusal();
        auto const decisions = decisions_of(view, enterprises[at]);
        if (!decisions) return decisions.refusal();
        auto const explanation = grading::explain(plan, at);
        auto const* const last = last_by(*decisions, plan.scheme());
        auto& receipt = draft.receipt;
        receipt.enterprises.push_back({enterprises[at], enterprise->current_name(), explanation.mark(),
            last ? std::optional(last->grade) : std::nullopt});
        ++receipt.by_grade[static_cast<std::size_t>(explanation.grade)];
        if (last && says_the_same(*last, explanation, *enterprise)) {
            ++receipt.unchanged;
            continue;
        }
        auto const digest = crypto::sha256(grading::to_json(explanation, head_of(*enterprise, view.size())));
        draft.decisions.push_back({enterprises[at], GradeDecision::fields(explanation, view.size(), digest)});
    }
    return draft;
}

} // namespace

Outcome<GradeReceipt> grade_enterprises(Actor const& actor, GradeEnterprises const& request,
    grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (!scheme.in_force_on(request.cut_off))
        return Refusal{
            Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + request.cut_off.text(), "on"};
    if (model::CivilDate::on(clock.now()) < request.cut_off)
        return Refusal{Fault::BadInput, "a grade cannot be given for a day that has not come", "on"};
    auto const view = archive.view();
    auto const meanings = ResultMeanings{scheme.definition().repair_granted, scheme.definition().ban_result};
    auto const columns = request.enterprise ? load_columns_of(view, *request.enterprise, request.cut_off, meanings)
                                            : load_columns(view, request.cut_off, meanings);
    if (!columns) return columns.refusal();
    auto made = draft(view, grading::Plan(scheme, *columns, request.cut_off), progress);
    if (!made) return made.refusal();
    auto receipt = std::move(made->receipt);
    if (made->decisions.empty()) return receipt;

    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    for (auto const& decided : made->decisions) {
        auto const entry = writer->decide_grade(decided.enterprise, request.cut_off, decided.body);
        if (!entry) return entry.refusal();
        ++receipt.decided;
    }
    writer->commit();
    progress.at(receipt.enterprises.size(), receipt.enterprises.size(), "grading");
    return receipt;
}

} // namespace xindang::usecase
