#include <law/publication.h>

#include <model/words.h>

#include <algorithm>

namespace xindang::law {

namespace {

using Weight = PenaltyKind::Weight;
using Step = PublicationContent::Step;

constexpr std::array<model::Word<Weight>, 4> WEIGHTS{{
    {Weight::Unpublished, "unpublished", "不予公示"},
    {Weight::Minor, "minor", "较轻"},
    {Weight::Ordinary, "ordinary", "一般"},
    {Weight::Restriction, "restriction", "限制"},
}};

Refusal refused(std::string reason, std::string where)
{
    return {Fault::BadInput, std::move(reason), std::move(where)};
}

} // namespace

std::string_view word_of(Weight weight)
{
    return row_of(WEIGHTS, weight).word;
}

PenaltyKind const* PublicationRules::find_kind(std::string_view code) const
{
    for (auto const& kind : m_content.kinds)
        if (kind.code == code) return &kind;
    return nullptr;
}

PublicationContent::Exclusion const* PublicationRules::exclusion(std::string_view code, model::CivilDate day) const
{
    for (auto const& exclusion : m_content.exclusions)
        if (exclusion.code == code && exclusion.period.contains(day)) return &exclusion;
    return nullptr;
}

Outcome<PublicationContent::Matter> PublicationRules::matter(std::string_view code, model::CivilDate day) const
{
    for (auto const& matter : m_content.matters)
        if (matter.code == code && matter.period.contains(day)) return matter;
    return Refusal{Fault::NotFound, "publication.xml has no matter \"" + std::string(code) + "\" on " + day.text(),
        "publication.matter"};
}

/// The heaviest kind decides: "仅受到…" means nothing heavier beside it.
Outcome<Weight> PublicationRules::weight_of(PenaltyFacts const& facts) const
{
    if (facts.kinds.empty()) return refused("a penalty has at least one kind", "publication.kinds");
    auto heaviest = Weight::Unpublished;
    for (auto const& code : facts.kinds) {
        auto const* kind = find_kind(code);
        if (!kind) return refused("no kind of penalty is called " + code, "publication.kinds");
        heaviest = std::max(heaviest, kind->weight);
    }
    return heaviest;
}

Outcome<PublicationContent::TermRule> PublicationRules::term_rule(Weight weight, model::CivilDate day) const
{
    for (auto const& rule : m_content.terms)
        if (rule.weight == weight && rule.period.contains(day)) return rule;
    return Refusal{Fault::NotFound, "no publication term is loaded for " + day.text(), "publication.term"};
}

Outcome<Done> PublicationRules::must_be_published(PenaltyFacts const& facts) const
{
    auto const weight = weight_of(facts);
    if (!weight) return weight.refusal();
    auto const* on_the_spot = exclusion("summary-procedure", facts.decided_on);
    if (facts.procedure == Procedure::Summary && on_the_spot)
        return refused(on_the_spot->words + "：" + on_the_spot->citation_text, "publication.procedure");
    auto const* warning_only = exclusion("warning-only", facts.decided_on);
    if (*weight == Weight::Unpublished && warning_only)
        return refused(warning_only->words + "：" + warning_only->citation_text, "publication.kinds");
    return Done{};
}

Outcome<std::vector<PublicationDuty>> PublicationRules::duties(
    PenaltyFacts const& facts, Calendar const& calendar) const
{
    if (auto const published = must_be_published(facts); !published) return published.refusal();
    std::vector<PublicationDuty> duties;
    for (auto const& step : m_content.steps) {
        if (!step.period.contains(facts.decided_on)) continue;
        if (step.registered && *step.registered != facts.registered) continue;
        // A step that follows another is counted from the last day of that one: the latest day it may begin.
        bool const follows = step.event == Step::Event::StepBefore && !duties.empty();
        auto due = due_day(follows ? duties.back().due.day : facts.decided_on, step.count, step.unit, calendar);
        if (!due) return due.refusal();
        if (follows)
            due->unknown_years.insert(duties.back().due.unknown_years.begin(), duties.back().due.unknown_years.end());
        duties.push_back({step.regime, step.regime_name, step.code, step.what, step.count, step.unit, *due,
            step.citation_text, step.certainty});
    }
    return duties;
}

Outcome<PublicUntil> PublicationRules::until(PenaltyFacts const& facts, model::CivilDate published_on) const
{
    if (auto const published = must_be_published(facts); !published) return published.refusal();
    auto const weight = weight_of(facts);
    if (!weight) return weight.refusal();
    if (*weight == Weight::Restriction) {
        auto const rule = term_rule(Weight::Restriction, facts.decided_on);
        if (!rule) return rule.refusal();
        if (!facts.restriction)
            return refused(
                "a restriction is published as long as it holds: its term is missing", "publication.restriction");
        auto const last_day = facts.restriction->last_day();
        if (!last_day) return PublicUntil{std::nullopt, rule->citation_text, Weight::Restriction};
        if (facts.restriction->from().plus_months(rule->months) < *last_day)
            return PublicUntil{*last_day, rule->citation_text, Weight::Restriction};
    }
    auto const rule = term_rule(*weight == Weight::Minor ? Weight::Minor : Weight::Ordinary, facts.decided_on);
    if (!rule) return rule.refusal();
    return PublicUntil{published_on.plus_months(rule->months), rule->citation_text, rule->weight};
}

Outcome<Done> PublicationRules::may_stop_early(PenaltyFacts const& facts) const
{
    auto const weight = weight_of(facts);
    if (!weight) return weight.refusal();
    for (auto const& code : facts.kinds)
        if (auto const* kind = find_kind(code); kind && kind->early_stop_barred)
            return refused(
                kind->name + "不得提前停止公示：" + m_content.early_stop.citation_text, "publication.early_stop");
    return Done{};
}

} // namespace xindang::law
