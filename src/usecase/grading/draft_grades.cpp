#include <usecase/grading/draft_grades.h>

#include <crypto/hash.h>

namespace xindang::usecase {

namespace {

GradeDecision const* last_by(std::vector<GradeDecision> const& decisions, grading::Scheme const& scheme)
{
    GradeDecision const* last = nullptr;
    for (auto const& decision : decisions)
        if (decision.scheme == scheme.id()) last = &decision;
    return last;
}

/// Whether a decision of before would read the same today, but for how long the ledger has become since.
bool says_the_same(
    GradeDecision const& decision, grading::Explanation explanation, model::Subject const& enterprise, SameGrade same)
{
    if (decision.scheme_version != explanation.scheme_version) return false;
    if (same == SameGrade::OnTheDay && decision.cut_off != explanation.cut_off) return false;
    explanation.cut_off = decision.cut_off;
    auto const again = grading::to_json(explanation, head_of(enterprise, decision.ledger_position));
    return decision.explanation == crypto::sha256(again);
}

} // namespace

Draft empty_draft(archive::View const& view, grading::Scheme const& scheme, model::CivilDate cut_off)
{
    return {{scheme.id(), scheme.version(), cut_off, view.size(), 0, 0, {}, {}}, {}};
}

Outcome<Done> draft_grade(
    archive::View const& view, grading::Plan const& plan, std::size_t at, SameGrade same, Draft& draft)
{
    auto const id = plan.columns().enterprises[at];
    auto const enterprise = view.subject(id);
    if (!enterprise) return enterprise.refusal();
    auto const decisions = decisions_of(view, id);
    if (!decisions) return decisions.refusal();
    auto const explanation = grading::explain(plan, at);
    auto const* const last = last_by(*decisions, plan.scheme());
    auto& receipt = draft.receipt;
    receipt.enterprises.push_back(
        {id, enterprise->current_name(), explanation.mark(), last ? std::optional(last->grade) : std::nullopt});
    ++receipt.by_grade[static_cast<std::size_t>(explanation.grade)];
    if (last && says_the_same(*last, explanation, *enterprise, same)) {
        ++receipt.unchanged;
        return Done{};
    }
    auto const position = receipt.ledger_position;
    auto const digest = crypto::sha256(grading::to_json(explanation, head_of(*enterprise, position)));
    draft.decisions.push_back({id, GradeDecision::fields(explanation, position, digest)});
    return Done{};
}

Outcome<GradeReceipt> append_decisions(archive::Writer& writer, Draft draft)
{
    for (auto const& decided : draft.decisions) {
        auto const entry = writer.decide_grade(decided.enterprise, draft.receipt.cut_off, decided.body);
        if (!entry) return entry.refusal();
        ++draft.receipt.decided;
    }
    return std::move(draft.receipt);
}

} // namespace xindang::usecase
