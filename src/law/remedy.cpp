#include <law/remedy.h>

#include <law/wording.h>
#include <text/numerals.h>

#include <utility>

namespace xindang::law {

namespace {

std::string han(int number)
{
    return text::han_number(static_cast<unsigned>(number));
}

} // namespace

Outcome<RemedyFacts> Remedies::clause(Agency const& agency, Procedure procedure, model::CivilDate decided_on) const
{
    if (agency.review_body.empty() || agency.court.empty())
        return Refusal{Fault::BadInput, "no review body or court is named for " + agency.name, "remedy"};
    for (auto const& route : m_routes) {
        if (route.procedure != procedure || !route.period.contains(decided_on)) continue;
        return RemedyFacts{agency.review_body, route.review_days, agency.court, route.suit_months,
            route.suit_days_after_review, route.order, route.review_citation, route.suit_citation, route.order_citation,
            route.no_suspension_citation,
            filled(route.wording, {{"review_body", agency.review_body}, {"review_days", han(route.review_days)},
                                      {"court", agency.court}, {"suit_months", han(route.suit_months)},
                                      {"suit_days_after_review", han(route.suit_days_after_review)}})};
    }
    return Refusal{Fault::NotFound, "no remedy route is loaded for decisions of " + decided_on.text(), "remedy"};
}

} // namespace xindang::law
