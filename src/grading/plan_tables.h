#pragma once

#include <grading/evaluate.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace xindang::grading {

/// What an indicator or the records of a limit ask of one record once its class is known to fit. Slots are numbered
/// through: first the indicators, then the limits.
struct Slot {
    Function function;
    std::int32_t first_day;    ///< records before it are out of the window
    std::int32_t free;         ///< count: how many carry no points
    std::int64_t amount_from;  ///< fen
    std::int64_t amount_below; ///< fen
    Validity validity;
    bool drops_repaired;
    Indicator const* indicator; ///< none for limits
    Condition const* condition;
    std::vector<std::pair<std::int32_t, int>> decay; ///< last day from which on back so many per cent are left
    std::int32_t last_start; ///< who began on this day or before has been in business long enough
};

/// What a record does to a tally. Most rules ask for nothing more than the window, and evaluation hurries through them.
enum class Step : std::uint8_t { Adds, KeepsWorst, AsksFurther };

/// A class of record feeds a slot.
struct Rule {
    std::uint16_t slot;
    Step step;
    bool hit; ///< latest and ratio: it has one of the results looked for
    bool drops_repaired;
    std::int32_t first_day;
    std::int32_t fresh_from; ///< records from this day on have not begun to decay
    std::int64_t points;     ///< thousandths, before decay; by amount: zero
    auto operator<=>(Rule const&) const = default;
};

/// What is gathered about one slot while the records of an enterprise go by.
struct Tally {
    std::int64_t points = 0;
    std::int64_t amount = 0;
    std::int32_t count = 0;
    std::int32_t hits = 0;
    std::int32_t last_day = 0;
    std::uint32_t turn = 0; ///< which enterprise it is about; anything else is stale
};

/// What a tally comes to.
struct Settled {
    std::int64_t measure;
    std::int64_t before_cap;
    std::int64_t points;
};

/// What of a scheme concerns one kind of enterprise.
struct KindTable {
    std::vector<std::uint8_t> applies;     ///< by slot
    std::vector<std::uint16_t> none_slots; ///< indicators that count when nothing is there
    std::vector<std::uint16_t> age_limits; ///< limits without records, by number of limit
    BandSet const* bands = nullptr;
};

/// Which rules a class has: rules[begin] … rules[end - 1].
struct RuleRange {
    std::uint32_t begin;
    std::uint32_t end;
};

struct Plan::Tables {
    std::int32_t cut_off;
    std::vector<Slot> slots;
    std::size_t indicator_count;
    std::vector<Rule> rules;
    std::vector<RuleRange> rules_of; ///< by class; classes that feed the same slots alike share their rules
    std::vector<KindTable> kinds;
};

/// Room to work in for one thread.
struct Workspace {
    std::vector<Tally> tallies;
    std::vector<std::uint16_t> touched;
    std::uint32_t turn = 0;

    explicit Workspace(std::size_t slots) : tallies(slots) { touched.reserve(slots); }
};

/// Points of a tier table for a number; zero below the first tier.
std::int64_t tier_points(std::vector<Tier> const& tiers, std::int64_t number);

/// What age leaves of the points of a record of that day.
std::int64_t decayed(Slot const& slot, std::int64_t points, std::int32_t day);

/// Points of a record for a slot, decay applied.
std::int64_t record_points(Slot const& slot, Rule const& rule, std::int32_t day, std::int64_t amount);

/// What the tally of an indicator comes to. `tally` is null when no record fed it.
Settled settle(Slot const& slot, Tally const* tally, std::int32_t cut_off);

/// Whether an enterprise begun on that day (NO_DAY: unknown) has been in business as long as the slot asks. Unknown
/// counts as yes.
inline bool is_older(std::int32_t started_on, Slot const& slot)
{
    return started_on == NO_DAY || started_on <= slot.last_start;
}

/// repeated-within: whether a record of `day` follows one of `before` closely enough.
bool comes_again(Slot const& slot, std::int32_t before, std::int32_t day);

/// The band a score falls into.
model::Grade grade_of(BandSet const& bands, model::Score score);

/// A grade within a ceiling and a floor; the ceiling is the stronger.
model::Grade bounded(model::Grade grade, model::Grade at_most, model::Grade at_least);

/// Adds one record to the tally of a slot. `points` are after decay.
void feed(Slot const& slot, Tally& tally, bool hit, std::int32_t day, std::int64_t amount, std::int64_t points);

/// Lets the records of an enterprise go by and feeds the tallies; `take(slot, record, hit, points)` is called for each
/// record that a slot looks at.
template <class Take> void walk(Plan const& plan, std::size_t enterprise, Workspace& room, Take const& take)
{
    auto const& tables = plan.tables();
    auto const& columns = plan.columns();
    ++room.turn;
    room.touched.clear();
    auto const end = columns.first[enterprise + 1];
    for (auto record = columns.first[enterprise]; record < end; ++record) {
        auto const day = columns.day[record];
        if (day > tables.cut_off) break; // ordered by day: the rest lies in the future too
        auto const record_class = columns.record_class[record];
        auto const repaired = columns.repaired_on[record] <= tables.cut_off;
        auto const range = tables.rules_of[record_class];
        for (auto at = range.begin; at < range.end; ++at) {
            auto const& rule = tables.rules[at];
            if (day < rule.first_day || (repaired && rule.drops_repaired)) continue;
            auto const& slot = tables.slots[rule.slot];
            auto& tally = room.tallies[rule.slot];
            if (rule.step == Step::AsksFurther) {
                auto const amount = columns.amount[record];
                auto const valid_until = columns.valid_until[record];
                if (amount < slot.amount_from || amount >= slot.amount_below) continue;
                if (slot.validity == Validity::InForce && valid_until < tables.cut_off) continue;
                if (slot.validity == Validity::Lapsed && valid_until >= tables.cut_off) continue;
            }
            if (tally.turn != room.turn) {
                tally = Tally{};
                tally.turn = room.turn;
                room.touched.push_back(rule.slot);
            }
            if (rule.step != Step::AsksFurther) {
                auto const points = day >= rule.fresh_from ? rule.points : decayed(slot, rule.points, day);
                ++tally.count;
                tally.points = rule.step == Step::Adds ? tally.points + points : std::max(tally.points, points);
                take(rule.slot, record, true, points);
                continue;
            }
            auto const points = record_points(slot, rule, day, columns.amount[record]);
            feed(slot, tally, rule.hit, day, columns.amount[record], points);
            take(rule.slot, record, rule.hit, points);
        }
    }
}

} // namespace xindang::grading
