#include <grading/explanation.h>

#include <grading/plan_tables.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::grading {

namespace {

/// A record a slot looked at.
struct Seen {
    std::size_t record;
    bool hit;
    std::int64_t points;
};

model::CivilDate date_of(std::int32_t day)
{
    return model::CivilDate::from_days_since_epoch(day);
}

class Explaining {
public:
    Explaining(Plan const& plan, std::size_t enterprise)
        : m_plan(plan),
          m_tables(plan.tables()),
          m_columns(plan.columns()),
          m_definition(plan.scheme().definition()),
          m_enterprise(enterprise),
          m_kind(m_tables.kinds[m_columns.kinds_of_enterprise[enterprise]]),
          m_room(m_tables.slots.size()),
          m_seen(m_tables.slots.size())
    {
        walk(plan, enterprise, m_room, [this](std::size_t slot, std::size_t record, bool hit, std::int64_t points) {
            m_seen[slot].push_back({record, hit, points});
        });
    }

    Explanation explain() const
    {
        Explanation said{m_definition.id, m_definition.version, m_definition.title, m_plan.cut_off(),
            m_columns.enterprises[m_enterprise], m_definition.start, {}, {}, m_definition.start, model::Grade::A,
            model::Grade::A, {}, {}, {}, {}, {}};
        for (std::size_t at = 0; at < m_tables.indicator_count; ++at)
            add_reason(at, said);
        add_dimensions(said);
        said.score = std::clamp(said.start - said.lost + said.gained, m_definition.lowest, m_definition.highest);
        add_grade(said);
        return said;
    }

private:
    bool fed(std::size_t slot) const { return m_room.tallies[slot].turn == m_room.turn; }

    void add_reason(std::size_t at, Explanation& said) const
    {
        auto const& slot = m_tables.slots[at];
        auto const& indicator = *slot.indicator;
        if (!m_kind.applies[at]) return;
        auto const missing =
            indicator.function == Function::None && !fed(at) && is_older(m_columns.started_on[m_enterprise], slot);
        if (!fed(at) && !missing) return;
        auto const settled = settle(slot, fed(at) ? &m_room.tallies[at] : nullptr, m_tables.cut_off);
        if (settled.points == 0) return;
        Reason reason{indicator.id, indicator.name, m_definition.dimensions[indicator.dimension].name, indicator.basis,
            indicator.effect, indicator.function, settled.measure, model::Score::thousandths(settled.before_cap),
            model::Score::thousandths(settled.points), settled.points < settled.before_cap, {}};
        for (auto const& seen : counted(at))
            reason.records.push_back(record(slot, seen));
        said.reasons.push_back(std::move(reason));
    }

    /// Of the records that a slot looked at, those on which its points rest.
    std::vector<Seen> counted(std::size_t at) const
    {
        auto const& slot = m_tables.slots[at];
        auto const& tally = m_room.tallies[at];
        std::vector<Seen> records;
        std::int32_t order = 0;
        for (auto seen : m_seen[at]) {
            auto const day = m_columns.day[seen.record];
            switch (slot.function) {
            case Function::Count:
                if (order < slot.free) seen.points = 0;
                break;
            case Function::Latest:
                if (day != tally.last_day || !seen.hit) continue;
                break;
            case Function::DaysSince:
                if (day != tally.last_day) continue;
                break;
            case Function::Ratio:
                if (!seen.hit) continue;
                break;
            case Function::RepeatedWithin: {
                auto const before =
                    order == 0 ? day : m_columns.day[m_seen[at][static_cast<std::size_t>(order) - 1].record];
                if (day == before || !comes_again(slot, before, day)) seen.points = 0;
                break;
            }
            case Function::Exists:
            case Function::Sum:
                seen.points = 0;
                break;
            case Function::Worst:
            case Function::None:
                break;
            }
            ++order;
            records.push_back(seen);
        }
        return records;
    }

    CountedRecord record(Slot const& slot, Seen const& seen) const
    {
        auto const& record_class = m_columns.classes[m_columns.record_class[seen.record]];
        auto const measured = slot.indicator && !slot.indicator->measure_tiers.empty();
        return {model::EntryNumber{m_columns.entry[seen.record]}, record_class.kind,
            date_of(m_columns.day[seen.record]), record_class.source, m_columns.subjects[m_columns.via[seen.record]],
            m_columns.posts[record_class.posts], record_class.gravity, m_columns.results[record_class.result],
            *model::Money::from_fen(m_columns.amount[seen.record]),
            model::Score::thousandths(measured ? 0 : seen.points), expiry(slot, seen.record)};
    }

    std::optional<model::CivilDate> expiry(Slot const& slot, std::size_t record) const
    {
        std::optional<model::CivilDate> first_day_out;
        if (slot.condition->within)
            first_day_out = slot.condition->within->from(date_of(m_columns.day[record])).plus_days(1);
        auto const valid_until = m_columns.valid_until[record];
        if (slot.validity == Validity::InForce && valid_until != NO_DAY) {
            auto const after = date_of(valid_until).plus_days(1);
            first_day_out = first_day_out ? std::min(*first_day_out, after) : after;
        }
        return first_day_out;
    }

    void add_dimensions(Explanation& said) const
    {
        for (auto const& dimension : m_definition.dimensions) {
            DimensionTotal total{dimension.name, {}, {}, false};
            for (auto const& reason : said.reasons) {
                if (reason.dimension != dimension.name) continue;
                auto& sum = reason.effect == Effect::Loss ? total.lost : total.gained;
                sum = sum + reason.points;
            }
            auto const lost = std::min(total.lost, dimension.loss_cap.value_or(total.lost));
            auto const gained = std::min(total.gained, dimension.gain_cap.value_or(total.gained));
            total.capped = lost < total.lost || gained < total.gained;
            total.lost = lost;
            total.gained = gained;
            said.lost = said.lost + lost;
            said.gained = said.gained + gained;
            said.dimensions.push_back(std::move(total));
        }
    }

    void add_grade(Explanation& said) const
    {
        auto const& bands = m_kind.bands->bands;
        said.grade_by_score = grade_of(*m_kind.bands, said.score);
        for (std::size_t at = 0; at < bands.size(); ++at) {
            if (bands[at].grade != said.grade_by_score) continue;
            if (at > 0) said.to_next_higher = *bands[at - 1].from - said.score;
            if (bands[at].from) said.to_next_lower = said.score - *bands[at].from;
        }
        auto at_most = model::Grade::A;
        auto at_least = model::Grade::D;
        for (std::size_t at = 0; at < m_definition.limits.size(); ++at) {
            if (!holds(at)) continue;
            auto const& limit = m_definition.limits[at];
            if (limit.bound == Limit::Bound::AtMost)
                at_most = std::max(at_most, limit.grade);
            else
                at_least = std::min(at_least, limit.grade);
            said.limits.push_back(applied(at));
        }
        said.grade = bounded(said.grade_by_score, at_most, at_least);
        for (auto& limit : said.limits)
            limit.decisive = said.grade != said.grade_by_score && limit.grade == said.grade;
    }

    bool holds(std::size_t limit_number) const
    {
        auto const slot = m_tables.indicator_count + limit_number;
        auto const& limit = m_definition.limits[limit_number];
        if (!m_kind.applies[slot]) return false;
        if (limit.younger_than) return !is_older(m_columns.started_on[m_enterprise], m_tables.slots[slot]);
        return fed(slot) && m_room.tallies[slot].count >= limit.times;
    }

    AppliedLimit applied(std::size_t limit_number) const
    {
        auto const slot = m_tables.indicator_count + limit_number;
        auto const& limit = m_definition.limits[limit_number];
        AppliedLimit said{limit.id, limit.name, limit.basis, limit.bound, limit.grade, false, {}};
        for (auto const& seen : m_seen[slot])
            said.records.push_back(record(m_tables.slots[slot], seen));
        return said;
    }

    Plan const& m_plan;
    Plan::Tables const& m_tables;
    Columns const& m_columns;
    Definition const& m_definition;
    std::size_t m_enterprise;
    KindTable const& m_kind;
    Workspace m_room;
    std::vector<std::vector<Seen>> m_seen;
};

} // namespace

Explanation explain(Plan const& plan, std::size_t enterprise)
{
    auto explanation = Explaining(plan, enterprise).explain();
    if (plan.evaluate(enterprise, enterprise + 1).front() != explanation.mark())
        throw std::logic_error("the explanation of a grade does not add up to the grade: " +
                               plan.columns().enterprises[enterprise].text());
    return explanation;
}

} // namespace xindang::grading
