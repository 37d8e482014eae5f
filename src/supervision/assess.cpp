#include <supervision/assess.h>

#include <base/utf8.h>
#include <model/number_pattern.h>
#include <supervision/reading.h>

#include <algorithm>

namespace xindang::supervision {

namespace {

/// Whether a condition holds; gathers what made it hold.
class Examination {
public:
    Examination(FirmFacts const& firm, model::Field field, model::CivilDate day)
        : m_firm(firm), m_field(field), m_day(day)
    {
        for (auto const& product : firm.products)
            if (product.field == field) m_products.push_back(&product);
    }

    /// What made the condition hold, or nothing when it does not.
    std::optional<std::string> because_of(FactorCondition const& condition)
    {
        m_because.clear();
        if (!traits_hold(condition) || !attribute_holds(condition) || !types_hold(condition) ||
            !numbers_hold(condition))
            return std::nullopt;
        return m_because;
    }

private:
    bool traits_hold(FactorCondition const& condition)
    {
        if (condition.traits.empty()) return true;
        std::size_t found = 0;
        for (auto const* product : m_products)
            for (auto const& trait : product->traits)
                if (contains(condition.traits, trait)) {
                    if (++found == 1) tell(product->name + "：" + trait);
                    break;
                }
        if (found > 1) m_because += "等" + std::to_string(found) + "个品种";
        return found > 0;
    }

    bool attribute_holds(FactorCondition const& condition)
    {
        if (!condition.attribute) return true;
        auto const words = m_firm.attributes.find(condition.attribute->name);
        if (words == m_firm.attributes.end()) return false;
        return tell_first(words->second, condition.attribute->words);
    }

    bool types_hold(FactorCondition const& condition)
    {
        return condition.types.empty() || tell_first(m_firm.types, condition.types);
    }

    bool numbers_hold(FactorCondition const& condition)
    {
        auto const products = static_cast<int>(m_products.size());
        if (condition.products_from) {
            if (products < *condition.products_from) return false;
            tell("品种" + std::to_string(products) + "个");
        }
        if (condition.younger_than_months) {
            if (!m_firm.started_on || m_firm.started_on->plus_months(*condition.younger_than_months) <= m_day)
                return false;
            tell("成立日期" + m_firm.started_on->text());
        }
        if (!condition.recalls_from) return true;
        auto const since = m_day.plus_months(-condition.recall_months);
        auto const recalls = std::count_if(m_firm.recalls.begin(), m_firm.recalls.end(), [&](DatedFact const& recall) {
            return recall.field == m_field && since <= recall.day && recall.day <= m_day;
        });
        if (products == 0 || recalls * 1000 < std::int64_t{*condition.recalls_from} * products) return false;
        tell(std::to_string(condition.recall_months) + "个月内召回" + std::to_string(recalls) + "次，品种" +
             std::to_string(products) + "个");
        return true;
    }

    bool tell_first(std::vector<std::string> const& has, std::vector<std::string> const& asked)
    {
        auto const found =
            std::find_if(has.begin(), has.end(), [&](std::string const& word) { return contains(asked, word); });
        if (found == has.end()) return false;
        tell(*found);
        return true;
    }

    void tell(std::string const& text) { m_because += (m_because.empty() ? "" : "；") + text; }

    FirmFacts const& m_firm;
    model::Field m_field;
    model::CivilDate m_day;
    std::vector<HeldProduct const*> m_products;
    std::string m_because;
};

bool is_of(Group const& group, FirmFacts const& firm)
{
    return std::any_of(
        firm.types.begin(), firm.types.end(), [&](std::string const& type) { return contains(group.types, type); });
}

bool holds(KeyReason const& reason, Assessment const& assessment)
{
    auto const asked = [](std::vector<std::string> const& words, std::string const& id) {
        return words.empty() || contains(words, id);
    };
    if (!reason.group.empty() && reason.group != assessment.group->id) return false;
    if (!asked(reason.risks, assessment.risk_level().id)) return false;
    if (!asked(reason.levels, assessment.supervision_level().id)) return false;
    if (!reason.grades.empty() && (!assessment.grade || std::find(reason.grades.begin(), reason.grades.end(),
                                                            *assessment.grade) == reason.grades.end()))
        return false;
    return reason.factors.empty() ||
           std::any_of(assessment.factors.begin(), assessment.factors.end(),
               [&](MetFactor const& met) { return contains(reason.factors, met.factor->id); });
}

Assessment assess_in(Group const& group, FirmFacts const& firm, model::CivilDate day)
{
    Assessment assessment{&group, 0, group.risks.size() - 1, {}, firm.grade, 0, {}};
    Examination examination(firm, group.field, day);
    for (auto const& factor : group.factors) {
        auto const because = examination.because_of(factor.condition);
        if (!because) continue;
        assessment.points += factor.points;
        if (factor.at_least) assessment.risk = std::min(assessment.risk, *factor.at_least);
        assessment.factors.push_back({&factor, *because});
    }
    for (std::size_t risk = 0; risk < assessment.risk; ++risk)
        if (group.risks[risk].from <= assessment.points) assessment.risk = risk;
    assessment.level = group.matrix[assessment.risk][column_of(firm.grade)];
    return assessment;
}

} // namespace

std::vector<Assessment> assess(Rules const& rules, FirmFacts const& firm, model::CivilDate day)
{
    std::vector<Assessment> all;
    for (auto const& group : rules.groups()) {
        if (!is_of(group, firm)) continue;
        all.push_back(assess_in(group, firm, day));
        for (auto const& reason : rules.key_reasons())
            if (holds(reason, all.back())) all.back().key_reasons.push_back({&reason});
    }
    return all;
}

std::vector<std::string> derived_traits(Rules const& rules, std::string_view approval_number)
{
    std::vector<std::string> traits;
    auto const number = utf8::decode(approval_number);
    for (auto const& derived : rules.derived_traits())
        if (model::matches(derived.pattern, number)) traits.push_back(derived.trait);
    return traits;
}

} // namespace xindang::supervision
