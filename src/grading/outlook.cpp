#include <grading/outlook.h>

#include <grading/plan_tables.h>
#include <grading/rule_text.h>

#include <algorithm>
#include <map>
#include <set>

namespace xindang::grading {

namespace {

/// How far ahead a grade is looked at. The longest window of any scheme in use is ten years.
constexpr int HORIZON_MONTHS = 12 * 30;
/// How many sets of records are tried before the search gives up proving that there is no smaller one.
constexpr std::size_t TRIES = 20'000;

/// The columns of one enterprise alone, with nothing in them that had not happened by the day.
Columns alone(Columns const& all, std::size_t enterprise, std::int32_t day)
{
    Columns one;
    one.enterprises = {all.enterprises[enterprise]};
    one.kinds_of_enterprise = {0};
    one.enterprise_kinds = {all.enterprise_kinds[all.kinds_of_enterprise[enterprise]]};
    one.started_on = {all.started_on[enterprise]};
    one.results = all.results;
    one.articles = all.articles;
    one.posts = all.posts;
    one.subjects = all.subjects;
    std::map<std::uint32_t, std::uint32_t> classes;
    for (auto at = all.first[enterprise]; at < all.first[enterprise + 1] && all.day[at] <= day; ++at) {
        auto const [number, is_new] =
            classes.emplace(all.record_class[at], static_cast<std::uint32_t>(one.classes.size()));
        if (is_new) one.classes.push_back(all.classes[all.record_class[at]]);
        one.day.push_back(all.day[at]);
        one.record_class.push_back(number->second);
        one.amount.push_back(all.amount[at]);
        one.valid_until.push_back(all.valid_until[at]);
        one.repaired_on.push_back(all.repaired_on[at] <= day ? all.repaired_on[at] : NO_DAY);
        one.entry.push_back(all.entry[at]);
        one.via.push_back(all.via[at]);
    }
    one.first = {0, one.day.size()};
    return one;
}

using Entries = std::set<model::EntryNumber>;

Entries entries_of(Explanation const& said)
{
    Entries entries;
    auto const take = [&](std::vector<CountedRecord> const& records) {
        for (auto const& record : records)
            entries.insert(record.entry);
    };
    for (auto const& reason : said.reasons)
        take(reason.records);
    for (auto const& limit : said.limits)
        take(limit.records);
    return entries;
}

model::Score effect_of(Reason const& reason)
{
    return reason.effect == Effect::Loss ? model::Score{} - reason.points : reason.points;
}

/// What one explanation says otherwise than the one before.
std::vector<Turn::Moved> moved_between(Definition const& scheme, Explanation const& before, Explanation const& after)
{
    std::map<std::string_view, model::Score> by;
    for (auto const& reason : before.reasons)
        by[reason.id] = by[reason.id] - effect_of(reason);
    for (auto const& reason : after.reasons)
        by[reason.id] = by[reason.id] + effect_of(reason);
    std::vector<Turn::Moved> moved;
    for (auto const& indicator : scheme.indicators)
        if (auto const found = by.find(indicator.id); found != by.end() && found->second != model::Score{})
            moved.push_back({Turn::Moved::Change::Points, indicator.id, indicator.name, found->second});
    auto const holds = [](Explanation const& said, std::string const& id) {
        return std::any_of(
            said.limits.begin(), said.limits.end(), [&](AppliedLimit const& limit) { return limit.id == id; });
    };
    for (auto const& limit : scheme.limits)
        if (holds(before, limit.id) != holds(after, limit.id))
            moved.push_back({holds(after, limit.id) ? Turn::Moved::Change::Begins : Turn::Moved::Change::Ends, limit.id,
                limit.name, {}});
    return moved;
}

class Looking {
public:
    Looking(Plan const& plan, std::size_t enterprise, Explanation const& said)
        : m_said(said),
          m_definition(plan.scheme().definition()),
          m_all(alone(plan.columns(), enterprise, plan.cut_off().days_since_epoch())),
          m_columns(m_all),
          m_plan(plan.scheme(), m_columns, plan.cut_off())
    {}

    Outlook look()
    {
        Outlook outlook{{}, m_plan.cut_off().plus_months(HORIZON_MONTHS), {}, {}, {}, {}, {}};
        add_turns(outlook);
        if (m_said.grade != model::Grade::A) {
            outlook.by_repair = shortest_way(repairable(), Means::Repair);
            outlook.by_lapse = shortest_way(burdens(), Means::Lapse);
        }
        add_rules(outlook);
        return outlook;
    }

private:
    enum class Means { Repair, Lapse };
    using Rows = std::vector<std::size_t>;

    void add_turns(Outlook& outlook) const
    {
        auto before = m_said;
        auto entries = entries_of(m_said);
        for (auto const day : days_to_look_at(outlook.horizon)) {
            auto const then = m_plan.on(model::CivilDate::from_days_since_epoch(day));
            if (then.evaluate().front() == before.mark()) continue;
            auto said = explain(then, 0);
            Turn turn{then.cut_off(), said.mark(), {}, moved_between(m_definition, before, said)};
            auto left = entries_of(said);
            std::set_difference(
                entries.begin(), entries.end(), left.begin(), left.end(), std::back_inserter(turn.gone));
            entries = std::move(left);
            before = std::move(said);
            auto const grade = turn.mark.grade;
            if (grade < m_said.grade && !outlook.rises_on) outlook.rises_on = turn.day;
            if (grade > m_said.grade && !outlook.falls_on) outlook.falls_on = turn.day;
            outlook.turns.push_back(std::move(turn));
        }
    }

    /// Days after the cut-off day on which anything can be other than on the day before.
    std::set<std::int32_t> days_to_look_at(model::CivilDate horizon) const
    {
        auto const& tables = m_plan.tables();
        auto const last = horizon.days_since_epoch();
        std::set<std::int32_t> days;
        auto const at = [&](std::int64_t day) {
            if (day > tables.cut_off && day <= last) days.insert(static_cast<std::int32_t>(day));
        };
        auto const after = [&](std::int32_t day, Span const& span, int more) {
            // Spans of a century are allowed; what lies that far ahead is no calendar day of ours.
            if (day + 31LL * span.months + span.days <= last + 366)
                at(std::int64_t{span.from(model::CivilDate::from_days_since_epoch(day)).days_since_epoch()} + more);
        };
        for (std::size_t row = 0; row < m_all.record_count(); ++row) {
            auto const day = m_all.day[row];
            if (m_all.valid_until[row] != NO_DAY) at(std::int64_t{m_all.valid_until[row]} + 1);
            auto const range = tables.rules_of[m_all.record_class[row]];
            for (auto rule = range.begin; rule < range.end; ++rule) {
                auto const& slot = tables.slots[tables.rules[rule].slot];
                if (slot.condition->within) after(day, *slot.condition->within, 1);
                if (!slot.indicator) continue;
                for (auto const& step : slot.indicator->decay)
                    after(day, step.after, 0);
                if (slot.function == Function::DaysSince)
                    for (auto const& tier : slot.indicator->measure_tiers)
                        at(day + tier.from);
            }
        }
        if (m_all.started_on.front() == NO_DAY) return days;
        for (auto const& indicator : m_definition.indicators)
            if (indicator.older_than) after(m_all.started_on.front(), *indicator.older_than, 0);
        for (auto const& limit : m_definition.limits)
            if (limit.younger_than) after(m_all.started_on.front(), *limit.younger_than, 0);
        return days;
    }

    /// Rows behind losses and ceilings.
    Rows burdens() const
    {
        Entries entries;
        for (auto const& reason : m_said.reasons)
            if (reason.effect == Effect::Loss)
                for (auto const& record : reason.records)
                    entries.insert(record.entry);
        for (auto const& limit : m_said.limits)
            if (limit.bound == Limit::Bound::AtMost)
                for (auto const& record : limit.records)
                    entries.insert(record.entry);
        Rows rows;
        for (std::size_t row = 0; row < m_all.record_count(); ++row)
            if (entries.count(model::EntryNumber{m_all.entry[row]}) != 0) rows.push_back(row);
        return rows;
    }

    /// Of these the penalties that are not repaired yet. A ban of the register ends by its term or by revocation.
    Rows repairable() const
    {
        Rows rows;
        for (auto const row : burdens()) {
            auto const& record = m_all.classes[m_all.record_class[row]];
            if (record.kind == model::RecordKind::Penalty && m_all.repaired_on[row] == NO_DAY &&
                m_all.results[record.result] != m_definition.ban_result)
                rows.push_back(row);
        }
        return rows;
    }

    Mark mark_without(Rows const& rows, Means means)
    {
        auto const gone = [&](std::size_t row) {
            return std::find(rows.begin(), rows.end(), row) != rows.end();
        };
        m_columns.day.clear();
        m_columns.record_class.clear();
        m_columns.amount.clear();
        m_columns.valid_until.clear();
        m_columns.repaired_on.clear();
        for (std::size_t row = 0; row < m_all.record_count(); ++row) {
            if (means == Means::Lapse && gone(row)) continue;
            m_columns.day.push_back(m_all.day[row]);
            m_columns.record_class.push_back(m_all.record_class[row]);
            m_columns.amount.push_back(m_all.amount[row]);
            m_columns.valid_until.push_back(m_all.valid_until[row]);
            m_columns.repaired_on.push_back(gone(row) ? m_plan.tables().cut_off : m_all.repaired_on[row]);
        }
        m_columns.first.back() = m_columns.day.size();
        return m_plan.evaluate().front();
    }

    Way way(Rows const& rows, Mark const& mark, bool smallest) const
    {
        Way found{{}, mark, smallest};
        for (auto const row : rows)
            found.entries.push_back(model::EntryNumber{m_all.entry[row]});
        std::sort(found.entries.begin(), found.entries.end());
        return found;
    }

    /// The smallest set that lifts the grade; among sets of one size the one with the best mark, then the earliest.
    std::optional<Way> shortest_way(Rows const& rows, Means means)
    {
        auto const best = mark_without(rows, means);
        if (rows.empty() || best.grade >= m_said.grade) return std::nullopt;
        std::size_t tries = 0;
        for (std::size_t size = 1; size < rows.size(); ++size) {
            std::optional<Way> found;
            std::vector<std::size_t> chosen(size);
            for (std::size_t at = 0; at < size; ++at)
                chosen[at] = at;
            do {
                if (++tries > TRIES) return heaviest_first(rows, means);
                Rows set;
                for (auto const at : chosen)
                    set.push_back(rows[at]);
                auto const mark = mark_without(set, means);
                if (mark.grade < m_said.grade && (!found || is_better(mark, found->mark))) found = way(set, mark, true);
            } while (next_choice(chosen, rows.size()));
            if (found) return found;
        }
        return way(rows, best, true);
    }

    /// One record after the other, each time the one whose going helps most.
    std::optional<Way> heaviest_first(Rows rows, Means means)
    {
        Rows set;
        while (!rows.empty()) {
            std::size_t pick = 0;
            std::optional<Mark> best;
            for (std::size_t at = 0; at < rows.size(); ++at) {
                auto with = set;
                with.push_back(rows[at]);
                auto const mark = mark_without(with, means);
                if (best && !is_better(mark, *best)) continue;
                best = mark;
                pick = at;
            }
            set.push_back(rows[pick]);
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(pick));
            if (best->grade < m_said.grade) return way(set, *best, false);
        }
        return std::nullopt;
    }

    static bool is_better(Mark const& one, Mark const& other)
    {
        return one.grade != other.grade ? one.grade < other.grade : one.score > other.score;
    }

    /// The next combination in lexicographic order.
    static bool next_choice(std::vector<std::size_t>& chosen, std::size_t of)
    {
        for (auto at = chosen.size(); at-- > 0;) {
            if (chosen[at] == of - chosen.size() + at) continue;
            ++chosen[at];
            for (auto next = at + 1; next < chosen.size(); ++next)
                chosen[next] = chosen[next - 1] + 1;
            return true;
        }
        return false;
    }

    void add_rules(Outlook& outlook) const
    {
        for (auto const& reason : m_said.reasons)
            for (auto const& indicator : m_definition.indicators)
                if (indicator.id == reason.id) outlook.rules.emplace(reason.id, rule_text(indicator));
        for (auto const& said : m_said.limits)
            for (auto const& limit : m_definition.limits)
                if (limit.id == said.id) outlook.rules.emplace(said.id, rule_text(limit));
    }

    Explanation const& m_said;
    Definition const& m_definition;
    Columns m_all;
    Columns m_columns; ///< what the plan sees: all of it, or what a trial leaves
    Plan m_plan;
};

} // namespace

Outlook look_ahead(Plan const& plan, std::size_t enterprise, Explanation const& explanation)
{
    return Looking(plan, enterprise, explanation).look();
}

} // namespace xindang::grading
