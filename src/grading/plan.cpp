#include <grading/plan_tables.h>

#include <algorithm>
#include <limits>
#include <map>

namespace xindang::grading {

namespace {

/// The first day whose records are still inside the window on the cut-off day: the least d with d + within >= cut-off.
/// NB: a term of months ends on the corresponding day, that day included, so subtracting months is not enough where
/// months differ in length.
std::int32_t first_day_of(std::optional<Span> const& within, model::CivilDate cut_off)
{
    if (!within) return std::numeric_limits<std::int32_t>::min();
    auto day = cut_off.plus_days(-within->days).plus_months(-within->months).days_since_epoch();
    auto const inside = [&](int candidate) {
        return within->from(model::CivilDate::from_days_since_epoch(candidate)) >= cut_off;
    };
    while (inside(day - 1))
        --day;
    while (!inside(day))
        ++day;
    return day;
}

/// The last day whose records are that old on the cut-off day: the greatest d with d + age <= cut-off.
std::int32_t last_day_of_age(Span const& age, model::CivilDate cut_off)
{
    auto day = cut_off.plus_days(-age.days).plus_months(-age.months).days_since_epoch();
    auto const old = [&](int candidate) {
        return age.from(model::CivilDate::from_days_since_epoch(candidate)) <= cut_off;
    };
    while (old(day + 1))
        ++day;
    while (!old(day))
        --day;
    return day;
}

std::vector<std::pair<std::int32_t, int>> decay_of(Indicator const* indicator, model::CivilDate cut_off)
{
    std::vector<std::pair<std::int32_t, int>> steps;
    if (indicator)
        for (auto const& step : indicator->decay)
            steps.emplace_back(last_day_of_age(step.after, cut_off), step.percent);
    return steps;
}

/// Until which day one must have begun to have been in business for the span; without one everybody has.
std::int32_t last_start_of(std::optional<Span> const& span, model::CivilDate cut_off)
{
    return span ? last_day_of_age(*span, cut_off) : NO_DAY;
}

std::optional<Span> const& span_of(Definition const& definition, std::size_t slot)
{
    auto const& indicators = definition.indicators;
    return slot < indicators.size() ? indicators[slot].older_than
                                    : definition.limits[slot - indicators.size()].younger_than;
}

Slot make_slot(Condition const& condition, Function function, Indicator const* indicator, model::CivilDate cut_off)
{
    Slot slot{function, first_day_of(condition.within, cut_off), indicator ? indicator->free : 0,
        condition.amount_from ? condition.amount_from->fen() : std::numeric_limits<std::int64_t>::min(),
        condition.amount_below ? condition.amount_below->fen() : std::numeric_limits<std::int64_t>::max(),
        condition.validity, condition.after_repair == AfterRepair::Dropped, indicator, &condition, {}, NO_DAY};
    slot.decay = decay_of(indicator, cut_off);
    return slot;
}

/// Until which day back all points are left.
std::int32_t fresh_from(Slot const& slot)
{
    return slot.decay.empty() ? std::numeric_limits<std::int32_t>::min() : slot.decay.front().first + 1;
}

Step step_of(Slot const& slot)
{
    auto const adds =
        slot.function == Function::Count || slot.function == Function::Exists || slot.function == Function::None;
    auto const worst = slot.function == Function::Worst;
    auto const any_amount = slot.amount_from == std::numeric_limits<std::int64_t>::min() &&
                            slot.amount_below == std::numeric_limits<std::int64_t>::max();
    auto const plain = any_amount && slot.free == 0 && slot.validity == Validity::Any &&
                       !(slot.indicator && !slot.indicator->amount_tiers.empty());
    return plain && adds ? Step::Adds : plain && worst ? Step::KeepsWorst : Step::AsksFurther;
}

template <class T> bool contains(std::vector<T> const& list, T const& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T> bool names(std::vector<T> const& list, T const& value)
{
    return list.empty() || contains(list, value);
}

template <class T> bool meet(std::vector<T> const& wanted, std::vector<T> const& given)
{
    return wanted.empty() || std::any_of(given.begin(), given.end(), [&](T const& value) {
        return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    });
}

using Prefixes = std::vector<std::string>;

Prefixes prefixes_of(Condition const& condition)
{
    Prefixes prefixes;
    for (auto const& text : condition.articles)
        for (auto& prefix : articles_cited(text))
            prefixes.push_back(std::move(prefix));
    return prefixes;
}

bool cites(std::vector<std::string> const& cited, Prefixes const& wanted)
{
    if (wanted.empty()) return true;
    for (auto const& prefix : wanted)
        for (auto const& article : cited)
            if (article.compare(0, prefix.size(), prefix) == 0) return true;
    return false;
}

struct Fit {
    bool fits;
    bool hit;
};

Fit fit(Slot const& slot, Prefixes const& prefixes, RecordClass const& record, Columns const& columns)
{
    auto const& condition = *slot.condition;
    auto const hit = names(condition.results, columns.results[record.result]);
    // Latest and ratio look at all results and ask afterwards which of them are the ones they look for.
    auto const any_result = slot.function == Function::Latest || slot.function == Function::Ratio;
    auto const fits = contains(condition.kinds, record.kind) && contains(condition.sources, record.source) &&
                      names(condition.fields, record.field) && record.gravity >= condition.gravity &&
                      meet(condition.posts, columns.posts[record.posts]) && (hit || any_result) &&
                      cites(columns.articles[record.article], prefixes);
    return {fits, hit};
}

std::int64_t points_for(Slot const& slot, model::Gravity gravity)
{
    if (!slot.indicator) return 0;
    if (slot.indicator->points) return slot.indicator->points->thousandths();
    std::int64_t points = 0;
    for (auto const& tier : slot.indicator->gravity_tiers)
        if (gravity >= tier.gravity) points = tier.points.thousandths();
    return points;
}

/// Binds classes to slots. Classes by the thousand differ in what no condition asks for, so rules are kept once for all
/// that have the same: what evaluation reads over and over stays in the nearest cache.
class RuleBook {
public:
    explicit RuleBook(Plan::Tables& tables) : m_tables(tables)
    {
        for (auto const& slot : tables.slots) {
            m_prefixes.push_back(prefixes_of(*slot.condition));
            m_yields_to.push_back(yields_of(slot));
        }
    }

    void add(RecordClass const& record, Columns const& columns)
    {
        std::vector<Rule> rules;
        std::vector<Fit> fits;
        for (std::size_t at = 0; at < m_tables.slots.size(); ++at)
            fits.push_back(fit(m_tables.slots[at], m_prefixes[at], record, columns));
        for (std::size_t at = 0; at < m_tables.slots.size(); ++at) {
            auto const& slot = m_tables.slots[at];
            auto const hit = fits[at].hit;
            auto const& others = m_yields_to[at];
            if (!fits[at].fits ||
                std::any_of(others.begin(), others.end(), [&](std::size_t other) { return fits[other].fits; }))
                continue;
            rules.push_back({static_cast<std::uint16_t>(at), step_of(slot), hit, slot.drops_repaired, slot.first_day,
                fresh_from(slot), points_for(slot, record.gravity)});
        }
        auto const begin = static_cast<std::uint32_t>(m_tables.rules.size());
        auto const range = RuleRange{begin, begin + static_cast<std::uint32_t>(rules.size())};
        auto const [known, is_new] = m_ranges.emplace(rules, range);
        if (is_new) m_tables.rules.insert(m_tables.rules.end(), rules.begin(), rules.end());
        m_tables.rules_of.push_back(known->second);
    }

private:
    /// The slots whose records do not count in this one.
    std::vector<std::size_t> yields_of(Slot const& slot) const
    {
        std::vector<std::size_t> others;
        if (slot.indicator && !slot.indicator->yields_to.empty())
            for (std::size_t at = 0; at < m_tables.indicator_count; ++at)
                if (slot.indicator->yields(m_tables.slots[at].indicator->id)) others.push_back(at);
        return others;
    }

    Plan::Tables& m_tables;
    std::vector<Prefixes> m_prefixes;
    std::vector<std::vector<std::size_t>> m_yields_to;
    std::map<std::vector<Rule>, RuleRange> m_ranges;
};

bool in_scope(Scope const& scope, Columns::EnterpriseKind const& kind)
{
    return meet(scope.types, kind.types) && meet(scope.fields, kind.fields);
}

KindTable make_kind(Definition const& definition, Plan::Tables const& tables, Columns::EnterpriseKind const& kind)
{
    KindTable table;
    for (std::size_t at = 0; at < definition.indicators.size(); ++at) {
        auto const applies = in_scope(definition.indicators[at].scope, kind);
        table.applies.push_back(applies);
        if (applies && tables.slots[at].function == Function::None)
            table.none_slots.push_back(static_cast<std::uint16_t>(at));
    }
    for (std::size_t at = 0; at < definition.limits.size(); ++at) {
        auto const applies = in_scope(definition.limits[at].scope, kind);
        table.applies.push_back(applies);
        if (applies && definition.limits[at].younger_than) table.age_limits.push_back(static_cast<std::uint16_t>(at));
    }
    for (auto const& set : definition.band_sets) {
        if (!in_scope(set.scope, kind)) continue;
        table.bands = &set;
        break;
    }
    return table;
}

/// A limit by age looks at no records; its slot must fit none.
Condition const& no_records()
{
    static Condition const condition;
    return condition;
}

std::unique_ptr<Plan::Tables const> make_tables(Scheme const& scheme, Columns const& columns, model::CivilDate cut_off)
{
    auto tables = std::make_unique<Plan::Tables>();
    auto const& definition = scheme.definition();
    tables->cut_off = cut_off.days_since_epoch();
    tables->indicator_count = definition.indicators.size();
    for (auto const& indicator : definition.indicators)
        tables->slots.push_back(make_slot(indicator.condition, indicator.function, &indicator, cut_off));
    for (auto const& limit : definition.limits)
        tables->slots.push_back(
            make_slot(limit.condition ? *limit.condition : no_records(), Function::Exists, nullptr, cut_off));
    for (std::size_t at = 0; at < tables->slots.size(); ++at)
        tables->slots[at].last_start = last_start_of(span_of(definition, at), cut_off);
    RuleBook book(*tables);
    for (auto const& record : columns.classes)
        book.add(record, columns);
    for (auto const& kind : columns.enterprise_kinds)
        tables->kinds.push_back(make_kind(definition, *tables, kind));
    return tables;
}

std::unique_ptr<Plan::Tables const> rebind(
    Plan::Tables const& bound, Definition const& definition, model::CivilDate cut_off)
{
    auto tables = std::make_unique<Plan::Tables>(bound);
    tables->cut_off = cut_off.days_since_epoch();
    for (std::size_t at = 0; at < tables->slots.size(); ++at) {
        auto& slot = tables->slots[at];
        slot.first_day = first_day_of(slot.condition->within, cut_off);
        slot.decay = decay_of(slot.indicator, cut_off);
        slot.last_start = last_start_of(span_of(definition, at), cut_off);
    }
    for (auto& rule : tables->rules) {
        rule.first_day = tables->slots[rule.slot].first_day;
        rule.fresh_from = fresh_from(tables->slots[rule.slot]);
    }
    return tables;
}

} // namespace

Plan::Plan(Scheme const& scheme, Columns const& columns, model::CivilDate cut_off)
    : m_scheme(scheme), m_columns(columns), m_cut_off(cut_off), m_tables(make_tables(scheme, columns, cut_off))
{}

Plan::Plan(Plan const& bound, model::CivilDate cut_off, std::unique_ptr<Tables const> tables)
    : m_scheme(bound.m_scheme), m_columns(bound.m_columns), m_cut_off(cut_off), m_tables(std::move(tables))
{}

Plan Plan::on(model::CivilDate cut_off) const
{
    return Plan(*this, cut_off, rebind(*m_tables, m_scheme.definition(), cut_off));
}

Plan Plan::without(model::RecordKind kind) const
{
    auto tables = std::make_unique<Tables>(*m_tables);
    for (std::size_t at = 0; at < m_columns.classes.size(); ++at)
        if (m_columns.classes[at].kind == kind) tables->rules_of[at] = {0, 0};
    return Plan(*this, m_cut_off, std::move(tables));
}

Plan::~Plan() = default;

} // namespace xindang::grading
