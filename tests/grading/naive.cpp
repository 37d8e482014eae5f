#include <grading/naive.h>

#include <algorithm>

namespace xindang::test {

namespace {

using namespace grading;
using model::CivilDate;

template <class T> bool in(std::vector<T> const& list, T const& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T> bool overlap(std::vector<T> const& wanted, std::vector<T> const& given)
{
    if (wanted.empty()) return true;
    for (auto const& one : wanted)
        if (in(given, one)) return true;
    return false;
}

/// Whether a record is of the sort that a condition asks for, whenever it was and whatever it came to.
bool is_of_the_sort(Condition const& condition, PlainRecord const& plain, bool any_result)
{
    auto const& record = plain.record;
    if (!in(condition.kinds, record.kind) || !in(condition.sources, plain.source)) return false;
    if (!condition.fields.empty() && !in(condition.fields, record.field)) return false;
    if (!any_result && !condition.results.empty() && !in(condition.results, record.result)) return false;
    if (!overlap(condition.posts, plain.posts)) return false;
    if (record.gravity < condition.gravity) return false;
    if (condition.articles.empty()) return true;
    // The random archives cite one article, already in the normal form.
    for (auto const& article : condition.articles)
        if (record.article.rfind(article, 0) == 0) return true;
    return false;
}

bool meets(Condition const& condition, PlainRecord const& plain, CivilDate cut_off, bool any_result)
{
    auto const& record = plain.record;
    if (record.occurred_on > cut_off || !is_of_the_sort(condition, plain, any_result)) return false;
    if (condition.amount_from && record.amount < *condition.amount_from) return false;
    if (condition.amount_below && record.amount >= *condition.amount_below) return false;
    if (condition.within && condition.within->from(record.occurred_on) < cut_off) return false;
    if (condition.validity == Validity::InForce && record.valid_until && *record.valid_until < cut_off) return false;
    if (condition.validity == Validity::Lapsed && (!record.valid_until || *record.valid_until >= cut_off)) return false;
    return condition.after_repair == AfterRepair::Kept || !plain.repaired_on || *plain.repaired_on > cut_off;
}

/// Whether another indicator, to which this one yields, looks at the record.
bool is_of_another(Definition const& definition, Indicator const& indicator, PlainRecord const& plain)
{
    for (auto const& other : definition.indicators)
        if (indicator.yields(other.id) && is_of_the_sort(other.condition, plain,
                                              other.function == Function::Latest || other.function == Function::Ratio))
            return true;
    return false;
}

std::int64_t from_tiers(std::vector<Tier> const& tiers, std::int64_t number)
{
    for (auto const& tier : tiers)
        if (number >= tier.from && (!tier.below || number < *tier.below)) return tier.points.thousandths();
    return 0;
}

std::int64_t points_of(Indicator const& indicator, model::Record const& record, CivilDate cut_off)
{
    std::int64_t points = 0;
    if (indicator.points) points = indicator.points->thousandths();
    for (auto const& tier : indicator.gravity_tiers)
        if (record.gravity >= tier.gravity) points = tier.points.thousandths();
    if (!indicator.amount_tiers.empty()) points = from_tiers(indicator.amount_tiers, record.amount.fen());
    int percent = 100;
    for (auto const& step : indicator.decay)
        if (step.after.from(record.occurred_on) <= cut_off) percent = step.percent;
    return points * percent / 100;
}

std::int64_t uncapped(
    Definition const& definition, Indicator const& indicator, PlainEnterprise const& enterprise, CivilDate cut_off)
{
    auto const any_result = indicator.function == Function::Latest || indicator.function == Function::Ratio;
    std::vector<PlainRecord> met;
    for (auto const& plain : enterprise.records)
        if (meets(indicator.condition, plain, cut_off, any_result) && !is_of_another(definition, indicator, plain))
            met.push_back(plain);
    std::stable_sort(met.begin(), met.end(),
        [](PlainRecord const& a, PlainRecord const& b) { return a.record.occurred_on < b.record.occurred_on; });
    auto const hit = [&](PlainRecord const& plain) {
        return in(indicator.condition.results, plain.record.result);
    };
    auto const count = static_cast<std::int64_t>(met.size());
    std::int64_t points = 0;
    switch (indicator.function) {
    case Function::Count:
        if (!indicator.measure_tiers.empty())
            return met.empty() ? 0
                               : from_tiers(indicator.measure_tiers, std::max<std::int64_t>(0, count - indicator.free));
        for (std::size_t at = static_cast<std::size_t>(indicator.free); at < met.size(); ++at)
            points += points_of(indicator, met[at].record, cut_off);
        return points;
    case Function::Sum:
        for (auto const& plain : met)
            points += plain.record.amount.fen();
        return met.empty() ? 0 : from_tiers(indicator.measure_tiers, points);
    case Function::Worst:
        for (auto const& plain : met)
            points = std::max(points, points_of(indicator, plain.record, cut_off));
        return points;
    case Function::Latest:
        for (auto const& plain : met)
            if (plain.record.occurred_on == met.back().record.occurred_on && hit(plain))
                points = std::max(points, points_of(indicator, plain.record, cut_off));
        return points;
    case Function::Exists:
        return count >= indicator.times ? indicator.points->thousandths() : 0;
    case Function::None: {
        auto const young = indicator.older_than && enterprise.started_on &&
                           indicator.older_than->from(*enterprise.started_on) > cut_off;
        return met.empty() && !young ? indicator.points->thousandths() : 0;
    }
    case Function::DaysSince:
        return met.empty() ? 0
                           : from_tiers(indicator.measure_tiers,
                                 cut_off.days_since_epoch() - met.back().record.occurred_on.days_since_epoch());
    case Function::RepeatedWithin:
        for (std::size_t at = 1; at < met.size(); ++at)
            if (met[at - 1].record.occurred_on != met[at].record.occurred_on &&
                indicator.again->from(met[at - 1].record.occurred_on) >= met[at].record.occurred_on)
                points += points_of(indicator, met[at].record, cut_off);
        return points;
    case Function::Ratio: {
        auto const hits = std::count_if(met.begin(), met.end(), hit);
        return count < indicator.times || met.empty() ? 0 : from_tiers(indicator.measure_tiers, 1000 * hits / count);
    }
    }
    return 0;
}

bool in_scope(Scope const& scope, PlainEnterprise const& enterprise)
{
    return overlap(scope.types, enterprise.types) && overlap(scope.fields, enterprise.fields);
}

bool holds(Limit const& limit, PlainEnterprise const& enterprise, CivilDate cut_off)
{
    if (!in_scope(limit.scope, enterprise)) return false;
    if (limit.younger_than) return enterprise.started_on && limit.younger_than->from(*enterprise.started_on) > cut_off;
    auto const count = std::count_if(enterprise.records.begin(), enterprise.records.end(),
        [&](PlainRecord const& plain) { return meets(*limit.condition, plain, cut_off, false); });
    return count >= limit.times;
}

} // namespace

Mark naive_mark(Definition const& definition, PlainEnterprise const& enterprise, CivilDate cut_off)
{
    auto score = definition.start.thousandths();
    for (std::size_t dimension = 0; dimension < definition.dimensions.size(); ++dimension) {
        std::int64_t lost = 0;
        std::int64_t gained = 0;
        for (auto const& indicator : definition.indicators) {
            if (indicator.dimension != dimension || !in_scope(indicator.scope, enterprise)) continue;
            auto points = uncapped(definition, indicator, enterprise, cut_off);
            if (indicator.cap) points = std::min(points, indicator.cap->thousandths());
            (indicator.effect == Effect::Loss ? lost : gained) += points;
        }
        auto const& caps = definition.dimensions[dimension];
        if (caps.loss_cap) lost = std::min(lost, caps.loss_cap->thousandths());
        if (caps.gain_cap) gained = std::min(gained, caps.gain_cap->thousandths());
        score += gained - lost;
    }
    score = std::clamp(score, definition.lowest.thousandths(), definition.highest.thousandths());

    auto grade = model::Grade::D;
    for (auto const& set : definition.band_sets) {
        if (!in_scope(set.scope, enterprise)) continue;
        for (auto const& band : set.bands)
            if ((!band.from || score >= band.from->thousandths()) && (!band.below || score < band.below->thousandths()))
                grade = band.grade;
        break;
    }
    for (auto const& limit : definition.limits)
        if (limit.bound == Limit::Bound::AtLeast && holds(limit, enterprise, cut_off) && grade > limit.grade)
            grade = limit.grade;
    for (auto const& limit : definition.limits)
        if (limit.bound == Limit::Bound::AtMost && holds(limit, enterprise, cut_off) && grade < limit.grade)
            grade = limit.grade;
    return {model::Score::thousandths(score), grade};
}

} // namespace xindang::test
