#include <grading/evaluate.h>

#include <grading/plan_tables.h>

#include <algorithm>
#include <future>
#include <stdexcept>

namespace xindang::grading {

std::int64_t tier_points(std::vector<Tier> const& tiers, std::int64_t number)
{
    std::int64_t points = 0;
    for (auto const& tier : tiers)
        if (number >= tier.from) points = tier.points.thousandths();
    return points;
}

std::int64_t decayed(Slot const& slot, std::int64_t points, std::int32_t day)
{
    auto percent = 100;
    for (auto const& [last_day, left] : slot.decay)
        if (day <= last_day) percent = left;
    return points * percent / 100;
}

std::int64_t record_points(Slot const& slot, Rule const& rule, std::int32_t day, std::int64_t amount)
{
    if (!slot.indicator) return 0;
    auto const& by_amount = slot.indicator->amount_tiers;
    return decayed(slot, by_amount.empty() ? rule.points : tier_points(by_amount, amount), day);
}

bool comes_again(Slot const& slot, std::int32_t before, std::int32_t day)
{
    auto const last = slot.indicator->again->from(model::CivilDate::from_days_since_epoch(before));
    return day <= last.days_since_epoch();
}

void feed(Slot const& slot, Tally& tally, bool hit, std::int32_t day, std::int64_t amount, std::int64_t points)
{
    switch (slot.function) {
    case Function::Count:
        if (++tally.count > slot.free) tally.points += points;
        return;
    case Function::Sum:
        ++tally.count;
        tally.amount += amount;
        return;
    case Function::Worst:
        ++tally.count;
        tally.points = std::max(tally.points, points);
        return;
    case Function::Latest:
        // Of several on the last day the worst one speaks, so that the order of intake does not matter.
        if (tally.count == 0 || day > tally.last_day) tally.points = tally.hits = 0;
        tally.last_day = day;
        ++tally.count;
        if (!hit) return;
        ++tally.hits;
        tally.points = std::max(tally.points, points);
        return;
    case Function::Exists:
    case Function::None:
        ++tally.count;
        return;
    case Function::DaysSince:
        ++tally.count;
        tally.last_day = day;
        return;
    case Function::RepeatedWithin:
        // Several records of one day are one occasion: two penalties of one decision are no repetition.
        if (tally.count > 0 && day > tally.last_day && comes_again(slot, tally.last_day, day)) {
            ++tally.hits;
            tally.points += points;
        }
        ++tally.count;
        tally.last_day = day;
        return;
    case Function::Ratio:
        ++tally.count;
        tally.hits += hit;
        return;
    }
}

namespace {

struct Measured {
    std::int64_t measure;
    std::int64_t points;
};

/// Points before the cap of an indicator that at least one record fed.
Measured measure(Indicator const& indicator, Tally const& tally, std::int32_t cut_off)
{
    auto const once = indicator.points.value_or(model::Score{}).thousandths();
    auto const& tiers = indicator.measure_tiers;
    switch (indicator.function) {
    case Function::Count: {
        auto const counted = std::max<std::int64_t>(0, tally.count - indicator.free);
        return {counted, tiers.empty() ? tally.points : tier_points(tiers, counted)};
    }
    case Function::Sum:
        return {tally.amount, tier_points(tiers, tally.amount)};
    case Function::Worst:
        return {tally.count, tally.points};
    case Function::Latest:
        return {tally.hits, tally.points};
    case Function::Exists:
        return {tally.count, tally.count >= indicator.times ? once : 0};
    case Function::None:
        return {tally.count, 0};
    case Function::DaysSince: {
        auto const days = std::int64_t{cut_off} - tally.last_day;
        return {days, tier_points(tiers, days)};
    }
    case Function::RepeatedWithin:
        return {tally.hits, tally.points};
    case Function::Ratio: {
        if (tally.count < indicator.times) return {0, 0};
        auto const share = std::int64_t{1000} * tally.hits / tally.count;
        return {share, tier_points(tiers, share)};
    }
    }
    return {0, 0};
}

} // namespace

Settled settle(Slot const& slot, Tally const* tally, std::int32_t cut_off)
{
    auto const& indicator = *slot.indicator;
    auto const nothing_there = Measured{0, indicator.points.value_or(model::Score{}).thousandths()};
    auto const measured = tally ? measure(indicator, *tally, cut_off) : nothing_there;
    auto const cap = indicator.cap ? indicator.cap->thousandths() : measured.points;
    return {measured.measure, measured.points, std::min(measured.points, cap)};
}

model::Grade grade_of(BandSet const& bands, model::Score score)
{
    for (auto const& band : bands.bands)
        if (!band.from || score >= *band.from) return band.grade;
    return bands.bands.back().grade;
}

namespace {

struct DimensionSum {
    std::int64_t lost = 0;
    std::int64_t gained = 0;
};

/// Gathers the marks of one enterprise after another.
class Evaluation {
public:
    explicit Evaluation(Plan const& plan)
        : m_plan(plan),
          m_tables(plan.tables()),
          m_definition(plan.scheme().definition()),
          m_room(m_tables.slots.size()),
          m_sums(m_definition.dimensions.size())
    {}

    Mark mark(std::size_t enterprise)
    {
        walk(m_plan, enterprise, m_room, [](std::size_t, std::size_t, bool, std::int64_t) {});
        auto const& columns = m_plan.columns();
        auto const& kind = m_tables.kinds[columns.kinds_of_enterprise[enterprise]];
        auto const started_on = columns.started_on[enterprise];
        std::fill(m_sums.begin(), m_sums.end(), DimensionSum{});
        auto at_most = model::Grade::A;
        auto at_least = model::Grade::D;
        for (auto const at : m_room.touched) {
            if (!kind.applies[at]) continue;
            if (at < m_tables.indicator_count)
                add(at, settle(m_tables.slots[at], &m_room.tallies[at], m_tables.cut_off));
            else if (auto const& limit = limit_of(at); m_room.tallies[at].count >= limit.times)
                bound(limit, at_most, at_least);
        }
        for (auto const at : kind.none_slots) {
            if (is_older(started_on, m_tables.slots[at]) && m_room.tallies[at].turn != m_room.turn)
                add(at, settle(m_tables.slots[at], nullptr, m_tables.cut_off));
        }
        for (auto const at : kind.age_limits)
            if (!is_older(started_on, m_tables.slots[m_tables.indicator_count + at]))
                bound(m_definition.limits[at], at_most, at_least);
        auto const score = total();
        return {score, bounded(grade_of(*kind.bands, score), at_most, at_least)};
    }

private:
    Limit const& limit_of(std::size_t slot) const { return m_definition.limits[slot - m_tables.indicator_count]; }

    void add(std::size_t at, Settled const& settled)
    {
        auto const& indicator = *m_tables.slots[at].indicator;
        auto& sum = m_sums[indicator.dimension];
        (indicator.effect == Effect::Loss ? sum.lost : sum.gained) += settled.points;
    }

    static void bound(Limit const& limit, model::Grade& at_most, model::Grade& at_least)
    {
        if (limit.bound == Limit::Bound::AtMost)
            at_most = std::max(at_most, limit.grade);
        else
            at_least = std::min(at_least, limit.grade);
    }

    model::Score total() const
    {
        auto score = m_definition.start;
        for (std::size_t at = 0; at < m_sums.size(); ++at) {
            auto const& dimension = m_definition.dimensions[at];
            auto const lost = model::Score::thousandths(m_sums[at].lost);
            auto const gained = model::Score::thousandths(m_sums[at].gained);
            score = score - std::min(lost, dimension.loss_cap.value_or(lost)) +
                    std::min(gained, dimension.gain_cap.value_or(gained));
        }
        return std::clamp(score, m_definition.lowest, m_definition.highest);
    }

    Plan const& m_plan;
    Plan::Tables const& m_tables;
    Definition const& m_definition;
    Workspace m_room;
    std::vector<DimensionSum> m_sums;
};

} // namespace

model::Grade bounded(model::Grade grade, model::Grade at_most, model::Grade at_least)
{
    // A veto is stronger than any floor. Grades are ordered best first, so the worse one is the greater.
    return std::max(std::min(grade, at_least), at_most);
}

std::vector<Mark> Plan::evaluate(std::size_t begin, std::size_t end) const
{
    Evaluation evaluation(*this);
    std::vector<Mark> marks;
    marks.reserve(end - begin);
    for (auto enterprise = begin; enterprise < end; ++enterprise)
        marks.push_back(evaluation.mark(enterprise));
    return marks;
}

std::vector<Mark> Plan::evaluate_by(unsigned threads) const
{
    auto const count = m_columns.enterprises.size();
    auto const parts = std::max<std::size_t>(1, threads);
    std::vector<std::future<std::vector<Mark>>> others;
    for (std::size_t part = 1; part < parts; ++part)
        others.push_back(std::async(std::launch::async,
            [this, begin = count * part / parts, end = count * (part + 1) / parts] { return evaluate(begin, end); }));
    auto marks = evaluate(0, count / parts);
    marks.reserve(count);
    for (auto& other : others) {
        auto const more = other.get();
        marks.insert(marks.end(), more.begin(), more.end());
    }
    return marks;
}

} // namespace xindang::grading
