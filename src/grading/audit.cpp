#include <grading/audit.h>

#include <grading/plan_tables.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace xindang::grading {

namespace {

constexpr std::size_t FEWEST_TOGETHER = 3;
constexpr std::int64_t CONCENTRATED = 10'000; ///< thousandths of points

/// The mark of one slot in one enterprise.
struct Fired {
    std::size_t slot;
    std::int64_t points; ///< thousandths
};

/// What a record fed.
struct Taken {
    std::size_t record;
    std::size_t slot;
};

/// Sums over pairs of indicators, so that no pair needs a second look at the enterprises.
struct PairSums {
    explicit PairSums(std::size_t size)
        : size(size), sum(size), squares(size), products(size * size), together(size * size), shared(size * size)
    {}
    std::size_t at(std::size_t first, std::size_t second) const
    {
        return std::min(first, second) * size + std::max(first, second);
    }

    std::size_t size;
    std::vector<double> sum, squares, products;
    std::vector<std::size_t> together; ///< enterprises for which both fired
    std::vector<std::size_t> shared;   ///< records for which both took points
};

/// Pearson's coefficient over `size` enterprises, most of which have no points in either.
int correlation(PairSums const& sums, std::size_t first, std::size_t second, std::size_t size)
{
    auto const n = static_cast<double>(size);
    auto const spread = [&](std::size_t one) {
        return n * sums.squares[one] - sums.sum[one] * sums.sum[one];
    };
    auto const spreads = spread(first) * spread(second);
    // Without spread (always the same points) there is nothing to go together with.
    if (spreads <= 0) return 0;
    auto const product = n * sums.products[sums.at(first, second)] - sums.sum[first] * sums.sum[second];
    return static_cast<int>(std::lround(1000 * product / std::sqrt(spreads)));
}

/// Goes through the enterprises once.
class Auditor {
public:
    Auditor(Plan const& plan, Audit& audit)
        : m_plan(plan),
          m_tables(plan.tables()),
          m_audit(audit),
          m_room(m_tables.slots.size()),
          m_sums(m_tables.indicator_count)
    {}

    void add(std::size_t enterprise)
    {
        auto const fired = fired_in(enterprise);
        std::int64_t lost = 0;
        for (auto const& one : fired)
            if (is_loss(one.slot)) lost += one.points;
        for (auto const& one : fired)
            add(one, lost);
        add_pairs(fired);
        add_shared(fired);
    }

    PairSums const& sums() const { return m_sums; }

private:
    bool is_loss(std::size_t slot) const { return m_tables.slots[slot].indicator->effect == Effect::Loss; }

    /// Which indicators gave or took points, and in m_taken which records they looked at.
    std::vector<Fired> fired_in(std::size_t enterprise)
    {
        auto const& kind = m_tables.kinds[m_plan.columns().kinds_of_enterprise[enterprise]];
        m_taken.clear();
        walk(m_plan, enterprise, m_room, [&](std::size_t slot, std::size_t record, bool hit, std::int64_t) {
            if (hit && slot < m_tables.indicator_count && kind.applies[slot] && is_loss(slot))
                m_taken.push_back({record, slot});
        });
        std::vector<Fired> fired;
        auto const settled = [&](std::size_t slot, Tally const* tally) {
            auto const points = settle(m_tables.slots[slot], tally, m_tables.cut_off).points;
            if (points != 0) fired.push_back({slot, points});
        };
        for (auto const slot : m_room.touched)
            if (slot < m_tables.indicator_count && kind.applies[slot]) settled(slot, &m_room.tallies[slot]);
        for (auto const slot : kind.none_slots) {
            auto const due = is_older(m_plan.columns().started_on[enterprise], m_tables.slots[slot]);
            if (due && m_room.tallies[slot].turn != m_room.turn) settled(slot, nullptr);
        }
        return fired;
    }

    void add(Fired const& one, std::int64_t lost)
    {
        auto& use = m_audit.indicators[one.slot];
        ++use.fired;
        use.points = use.points + model::Score::thousandths(one.points);
        if (use.effect == Effect::Loss && lost >= CONCENTRATED && 2 * one.points >= lost) ++use.alone;
        auto const points = static_cast<double>(one.points);
        m_sums.sum[one.slot] += points;
        m_sums.squares[one.slot] += points * points;
    }

    void add_pairs(std::vector<Fired> const& fired)
    {
        for (auto one = fired.begin(); one != fired.end(); ++one)
            for (auto other = one + 1; other != fired.end(); ++other) {
                auto const at = m_sums.at(one->slot, other->slot);
                ++m_sums.together[at];
                m_sums.products[at] += static_cast<double>(one->points) * static_cast<double>(other->points);
            }
    }

    /// Records are walked one after another, so what one record fed stands together.
    void add_shared(std::vector<Fired> const& fired)
    {
        auto const counts = [&](Taken const& taken) {
            return std::any_of(fired.begin(), fired.end(), [&](Fired const& one) { return one.slot == taken.slot; });
        };
        m_taken.erase(
            std::remove_if(m_taken.begin(), m_taken.end(), [&](Taken const& taken) { return !counts(taken); }),
            m_taken.end());
        for (auto one = m_taken.begin(); one != m_taken.end(); ++one)
            for (auto other = one + 1; other != m_taken.end() && other->record == one->record; ++other)
                ++m_sums.shared[m_sums.at(one->slot, other->slot)];
    }

    Plan const& m_plan;
    Plan::Tables const& m_tables;
    Audit& m_audit;
    Workspace m_room;
    PairSums m_sums;
    std::vector<Taken> m_taken;
};

void tell_pairs(PairSums const& sums, std::size_t enterprises, std::size_t most, Audit& audit)
{
    auto const& uses = audit.indicators;
    for (std::size_t first = 0; first < sums.size; ++first)
        for (auto second = first + 1; second < sums.size; ++second) {
            auto const at = sums.at(first, second);
            if (sums.shared[at] > 0) audit.twice.push_back({uses[first].id, uses[second].id, sums.shared[at]});
            if (sums.together[at] >= FEWEST_TOGETHER)
                audit.correlations.push_back({uses[first].id, uses[second].id, sums.together[at],
                    correlation(sums, first, second, enterprises)});
        }
    std::stable_sort(audit.twice.begin(), audit.twice.end(),
        [](CountedTwice const& one, CountedTwice const& other) { return one.records > other.records; });
    auto& pairs = audit.correlations;
    std::stable_sort(pairs.begin(), pairs.end(),
        [](Correlation const& one, Correlation const& other) { return one.thousandths > other.thousandths; });
    if (pairs.size() > most) pairs.resize(most);
}

std::vector<std::size_t> applicable(Plan const& plan)
{
    auto const& tables = plan.tables();
    std::vector<std::size_t> of_kind(tables.kinds.size());
    for (auto const kind : plan.columns().kinds_of_enterprise)
        ++of_kind[kind];
    std::vector<std::size_t> applies(tables.indicator_count);
    for (std::size_t kind = 0; kind < tables.kinds.size(); ++kind)
        for (std::size_t slot = 0; slot < tables.indicator_count; ++slot)
            if (tables.kinds[kind].applies[slot]) applies[slot] += of_kind[kind];
    return applies;
}

using Groups = std::map<std::string, GradeCounts>;

std::vector<GroupGrades> listed(Groups const& groups)
{
    std::vector<GroupGrades> list;
    for (auto const& [group, grades] : groups)
        list.push_back({group, grades});
    return list;
}

void tell_groups(Plan const& plan, std::vector<Mark> const& marks, Strata const& strata, Audit& audit)
{
    auto const& columns = plan.columns();
    auto const& definition = plan.scheme().definition();
    Groups kinds, regions, sizes;
    auto const bins = static_cast<std::size_t>(definition.highest.thousandths() / 1000 + 1);
    for (std::size_t set = 0; set < definition.band_sets.size(); ++set)
        audit.spreads.push_back({set, std::vector<std::size_t>(bins)});
    for (std::size_t at = 0; at < marks.size(); ++at) {
        auto const grade = static_cast<std::size_t>(marks[at].grade);
        auto const kind = columns.kinds_of_enterprise[at];
        ++audit.all.grades[grade];
        for (auto const& type : columns.enterprise_kinds[kind].types)
            ++kinds[type][grade];
        ++regions[strata.regions[at]][grade];
        ++sizes[strata.sizes[at]][grade];
        auto const set = static_cast<std::size_t>(plan.tables().kinds[kind].bands - definition.band_sets.data());
        ++audit.spreads[set].scores[static_cast<std::size_t>(marks[at].score.thousandths() / 1000)];
        audit.unknown_start += columns.started_on[at] == NO_DAY;
        audit.no_records += columns.first[at] == columns.first[at + 1];
    }
    audit.by_kind = listed(kinds);
    audit.by_region = listed(regions);
    audit.by_size = listed(sizes);
}

void tell_missing(Plan const& plan, std::vector<Mark> const& marks, Audit& audit)
{
    auto const& columns = plan.columns();
    std::map<model::RecordKind, std::size_t> having;
    for (std::size_t at = 0; at < marks.size(); ++at) {
        std::uint32_t kinds = 0;
        for (auto record = columns.first[at]; record < columns.first[at + 1]; ++record)
            kinds |= 1U << static_cast<unsigned>(columns.classes[columns.record_class[record]].kind);
        for (unsigned kind = 0; kinds >> kind; ++kind)
            if (kinds >> kind & 1U) ++having[static_cast<model::RecordKind>(kind)];
    }
    for (auto const& [kind, number] : having) {
        MissingData data{kind, marks.size() - number, 0, 0};
        auto const other = plan.without(kind).evaluate();
        for (std::size_t at = 0; at < marks.size(); ++at) {
            data.better += other[at].grade < marks[at].grade;
            data.worse += other[at].grade > marks[at].grade;
        }
        audit.missing.push_back(data);
    }
}

} // namespace

Audit audit(Plan const& plan, Strata const& strata, std::size_t most_pairs)
{
    auto const size = plan.columns().enterprises.size();
    if (strata.regions.size() != size || strata.sizes.size() != size)
        throw std::logic_error("an audit needs one region and one size for each enterprise");
    Audit audit;
    auto const applies = applicable(plan);
    for (auto const& indicator : plan.scheme().definition().indicators)
        audit.indicators.push_back(
            {indicator.id, indicator.name, indicator.effect, applies[audit.indicators.size()], 0, {}, 0});
    auto const marks = plan.evaluate();
    Auditor auditor(plan, audit);
    for (std::size_t at = 0; at < size; ++at)
        auditor.add(at);
    tell_pairs(auditor.sums(), size, most_pairs, audit);
    tell_groups(plan, marks, strata, audit);
    tell_missing(plan, marks, audit);
    return audit;
}

} // namespace xindang::grading
