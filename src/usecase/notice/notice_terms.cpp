#include <usecase/notice/notice_terms.h>

#include <model/credit_code.h>

namespace xindang::usecase {

namespace {

/// Where the party is registered, by its credit code; who has none is reached where the decision was made. An agency
/// that states no region (a demonstration's) is taken to be where its parties are.
law::Registered registered(std::string const& credit_code, law::Agency const& own)
{
    auto const code = model::CreditCode::parse(credit_code);
    if (!code || own.region.empty()) return law::Registered::SameProvince;
    auto const same = code->text().substr(2, 2) == own.region.substr(0, 2);
    return same ? law::Registered::SameProvince : law::Registered::OtherProvince;
}

Outcome<NoticeTerms> terms_of_penalty(law::PenaltyFacts const& facts, model::CivilDate today, law::Catalogue const& law)
{
    auto const& rules = law.publication();
    if (auto const due = rules.must_be_published(facts); !due) return due.refusal();
    auto const until = rules.until(facts, today);
    if (!until) return until.refusal();
    auto const duties = rules.duties(facts, law.calendar().estimating());
    if (!duties) return duties.refusal();
    NoticeTerms terms{until->last_day, until->citation_text, {}};
    for (auto const& duty : *duties)
        terms.dates.push_back({duty.regime_name, duty.what, duty.due.day, duty.citation_text, duty.due.provisional(),
            today > duty.due.day});
    return terms;
}

Outcome<NoticeTerms> terms_of_matter(
    std::string const& code, model::CivilDate decided_on, model::CivilDate today, law::Catalogue const& law)
{
    auto const matter = law.publication().matter(code, decided_on);
    if (!matter) return matter.refusal();
    auto const from =
        matter->counted_from == law::PublicationContent::Matter::CountedFrom::Decision ? decided_on : today;
    NoticeTerms terms{from.plus_months(matter->months), matter->citation_text, {}};
    for (auto const& duty : matter->duties) {
        auto const deadline = law.deadlines().find(duty.deadline, decided_on);
        if (!deadline) return deadline.refusal();
        auto const due = law.deadlines().due(duty.deadline, decided_on, law.calendar().estimating());
        if (!due) return due.refusal();
        terms.dates.push_back(
            {matter->name, duty.what, due->day, deadline->citation_text, due->provisional(), today > due->day});
    }
    if (*terms.last_day < today)
        return Refusal{Fault::Conflict,
            "the term of publication is over since " + terms.last_day->text() + ": " + terms.basis, "publication.term"};
    return terms;
}

} // namespace

law::PenaltyFacts penalty_facts(notice::PublishableKind const& kind, notice::NoticeSummary const& summary,
    std::optional<model::Ban> const& ban, law::Catalogue const& law, Clauses const& clauses)
{
    law::PenaltyFacts facts{summary.penalty_kinds, clauses.procedure_of(kind.kind),
        registered(summary.credit_code, law.agencies().own()), summary.restriction, summary.decided_on};
    if (!ban) return facts;
    facts.kinds.insert(clauses.ban_penalty_kind());
    facts.restriction = ban->term;
    facts.decided_on = ban->decided_on;
    return facts;
}

Outcome<NoticeTerms> notice_terms(notice::PublishableKind const& kind, notice::NoticeSummary const& summary,
    std::optional<model::Ban> const& ban, model::CivilDate today, law::Catalogue const& law, Clauses const& clauses)
{
    if (kind.matter == notice::PENALTY)
        return terms_of_penalty(penalty_facts(kind, summary, ban, law, clauses), today, law);
    return terms_of_matter(kind.matter, summary.decided_on, today, law);
}

} // namespace xindang::usecase
