#include <law/procedures.h>

#include <algorithm>

namespace xindang::law {

Outcome<Done> Procedures::may_be_on_the_spot(
    std::set<std::string> const& kinds, model::Money fine, model::SubjectKind party, model::CivilDate day) const
{
    auto const rule = std::find_if(m_on_the_spot.begin(), m_on_the_spot.end(),
        [day](OnTheSpot const& candidate) { return candidate.period.contains(day); });
    if (rule == m_on_the_spot.end())
        return Refusal{
            Fault::NotFound, "procedures.xml has no rule for decisions on the spot on " + day.text(), "penalty"};
    for (auto const& kind : kinds)
        if (!rule->kinds.contains(kind))
            return Refusal{
                Fault::BadInput, "\"" + kind + "\" cannot be decided on the spot: " + rule->citation_text, "penalty"};
    auto const limit = rule->limits.find(party);
    if (limit != rule->limits.end() && limit->second < fine)
        return Refusal{Fault::BadInput,
            "a fine of " + fine.text() + " yuan cannot be decided on the spot, " + limit->second.text() +
                " is the most: " + rule->citation_text,
            "penalty"};
    return Done{};
}

} // namespace xindang::law
