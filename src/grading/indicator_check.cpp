#include <grading/indicator_check.h>

#include <algorithm>

namespace xindang::grading {

namespace {

constexpr model::Score ZERO;

struct Check {
    Indicator const& indicator;
    std::string const& file;
    Findings findings;

    void fault(char const* rule, int line, std::string text)
    {
        findings.add(Severity::Error, rule, file + ":" + std::to_string(line), indicator.id + ": " + std::move(text));
    }
};

bool is(Indicator const& indicator, std::initializer_list<Function> functions)
{
    return std::find(functions.begin(), functions.end(), indicator.function) != functions.end();
}

std::string function_name(Indicator const& indicator)
{
    return std::string(word_of(indicator.function));
}

/// Exactly one way of giving points, and one that the function knows.
void check_form(Check& check)
{
    auto const& indicator = check.indicator;
    auto const by_points = indicator.points.has_value();
    auto const by_gravity = !indicator.gravity_tiers.empty();
    auto const by_amount = !indicator.amount_tiers.empty();
    auto const by_measure = !indicator.measure_tiers.empty();
    if (by_points + by_gravity + by_amount + by_measure != 1)
        return check.fault("scheme-points", indicator.line,
            "points are given in exactly one way: points, or tiers by gravity, by amount or by the measure");
    auto const allowed =
        (by_points && !is(indicator, {Function::Sum, Function::DaysSince, Function::Ratio})) ||
        ((by_gravity || by_amount) && is(indicator, {Function::Count, Function::Worst, Function::Latest})) ||
        (by_measure && is(indicator, {Function::Count, Function::Sum, Function::DaysSince, Function::Ratio}));
    if (!allowed)
        check.fault("scheme-points", indicator.line,
            "function " + function_name(indicator) + " cannot give points in this way");
}

/// Attributes that belong to one function are refused at the others, where they would silently do nothing.
void check_attributes(Check& check)
{
    auto const& indicator = check.indicator;
    auto const line = indicator.line;
    if (indicator.free > 0 &&
        (!is(indicator, {Function::Count}) || !(indicator.points || !indicator.measure_tiers.empty())))
        check.fault("scheme-points", line, "free belongs to count with points or tiers by the measure");
    if (indicator.times < 1) check.fault("scheme-points", line, "times must be 1 or more");
    if (indicator.times > 1 && !is(indicator, {Function::Exists, Function::Ratio}))
        check.fault("scheme-points", line, "times belongs to exists and ratio");
    if (indicator.again.has_value() != is(indicator, {Function::RepeatedWithin}))
        check.fault("scheme-points", line, "again-within belongs to repeated-within, which needs it");
    if (indicator.older_than && !is(indicator, {Function::None}))
        check.fault("scheme-points", line, "older-than belongs to none");
    if (is(indicator, {Function::Latest, Function::Ratio}) && indicator.condition.results.empty())
        check.fault("scheme-points", line, function_name(indicator) + " needs the results it looks for");
}

void check_tiers(Check& check, std::vector<Tier> const& tiers)
{
    // More of a bad thing may never cost less, and more of a good thing never bring less; but with days since
    // something, which way is worse is the scheme's affair.
    auto const rising = check.indicator.function != Function::DaysSince;
    for (std::size_t at = 0; at < tiers.size(); ++at) {
        auto const& tier = tiers[at];
        if (tier.below && *tier.below <= tier.from)
            check.fault("scheme-tier", tier.line, "an empty tier: its upper limit is not above its lower one");
        if (at + 1 == tiers.size()) {
            if (tier.below) check.fault("scheme-tier", tier.line, "the last tier must be open above");
            break;
        }
        auto const& next = tiers[at + 1];
        if (!tier.below || *tier.below > next.from)
            check.fault("scheme-tier", next.line, "tier overlaps the one before it");
        else if (*tier.below < next.from)
            check.fault("scheme-tier", next.line, "gap between this tier and the one before it");
        if (rising && next.points < tier.points)
            check.fault("scheme-tier", next.line, "a higher tier may not carry fewer points");
    }
}

void check_gravity_tiers(Check& check)
{
    auto const& tiers = check.indicator.gravity_tiers;
    for (std::size_t at = 0; at < tiers.size(); ++at) {
        if (at > 0 && tiers[at].gravity <= tiers[at - 1].gravity)
            check.fault("scheme-tier", tiers[at].line, "tier overlaps the one before it: gravities must rise");
        if (at > 0 && tiers[at].points < tiers[at - 1].points)
            check.fault("scheme-tier", tiers[at].line, "a graver tier may not carry fewer points");
        // A tier is dead when the condition asks for records graver than all it covers.
        auto const ends_below = at + 1 < tiers.size() && tiers[at + 1].gravity <= check.indicator.condition.gravity;
        if (ends_below) check.fault("scheme-dead", tiers[at].line, "the condition lets no record of this tier through");
    }
}

void check_decay(Check& check)
{
    auto const& indicator = check.indicator;
    if (indicator.decay.empty()) return;
    if (!is(indicator, {Function::Count, Function::Worst, Function::Latest}) || !indicator.measure_tiers.empty())
        check.fault("scheme-decay", indicator.decay.front().line, "only points per record can decay");
    auto const day = model::CivilDate::from_days_since_epoch(0);
    for (std::size_t at = 0; at < indicator.decay.size(); ++at) {
        auto const& step = indicator.decay[at];
        auto const before = at ? indicator.decay[at - 1].percent : 100;
        if (step.percent >= before)
            check.fault(
                "scheme-decay", step.line, "each step of a decay must leave fewer per cent than the one before");
        if (at > 0 && step.after.from(day) <= indicator.decay[at - 1].after.from(day))
            check.fault("scheme-decay", step.line, "each step of a decay must come later than the one before");
        if (indicator.condition.within && indicator.condition.within->from(day) <= step.after.from(day))
            check.fault("scheme-dead", step.line, "a step of the decay after the end of the window");
    }
}

model::Score best(std::vector<Tier> const& tiers)
{
    model::Score most;
    for (auto const& tier : tiers)
        most = std::max(most, tier.points);
    return most;
}

/// What one record can bring, or the measure.
model::Score highest_points(Indicator const& indicator)
{
    auto most = std::max(best(indicator.amount_tiers), best(indicator.measure_tiers));
    for (auto const& tier : indicator.gravity_tiers)
        most = std::max(most, tier.points);
    return std::max(most, indicator.points.value_or(ZERO));
}

void check_amounts(Check& check)
{
    auto const& condition = check.indicator.condition;
    for (auto const& tier : check.indicator.amount_tiers) {
        auto const too_low = condition.amount_from && tier.below && *tier.below <= condition.amount_from->fen();
        auto const too_high = condition.amount_below && tier.from >= condition.amount_below->fen();
        if (too_low || too_high)
            check.fault("scheme-dead", tier.line, "the condition lets no record of this tier through");
    }
}

/// Points that the cap cuts off wherever they are given: the tier, or the whole indicator, says what never happens.
void check_beyond_cap(Check& check)
{
    auto const& indicator = check.indicator;
    if (!indicator.cap || *indicator.cap == ZERO) return;
    auto const beyond = [&](int line, model::Score points) {
        if (points > *indicator.cap)
            check.fault("scheme-dead", line,
                "points beyond the cap: never more than " + indicator.cap->text() + " of " + points.text() + " count");
    };
    beyond(indicator.line, indicator.points.value_or(ZERO));
    for (auto const& tier : indicator.gravity_tiers)
        beyond(tier.line, tier.points);
    for (auto const* tiers : {&indicator.amount_tiers, &indicator.measure_tiers})
        for (auto const& tier : *tiers)
            beyond(tier.line, tier.points);
}

/// Tiers that no number reaches: a share is at most 1000 thousandths, and within a window no record is older than it.
void check_measures(Check& check)
{
    auto const& indicator = check.indicator;
    auto const epoch = model::CivilDate::from_days_since_epoch(0);
    auto const& within = indicator.condition.within;
    for (auto const& tier : indicator.measure_tiers) {
        if (indicator.function == Function::Ratio && tier.from > 1000)
            check.fault("scheme-dead", tier.line, "a dead tier: a share is never above 1000 thousandths");
        // A window of months may hold three days more than it does from the first of January.
        if (indicator.function == Function::DaysSince && within &&
            tier.from > within->from(epoch).days_since_epoch() + 3)
            check.fault("scheme-dead", tier.line, "a dead tier: the window ends before so many days have passed");
    }
}

void check_alive(Check& check)
{
    auto const& indicator = check.indicator;
    if (highest_points(indicator) == ZERO)
        check.fault("scheme-dead", indicator.line, "a dead indicator: it never has points");
    if (indicator.cap && *indicator.cap == ZERO)
        check.fault("scheme-dead", indicator.line, "a dead indicator: its cap is zero");
    check_beyond_cap(check);
    check_measures(check);
    check_amounts(check);
}

} // namespace

Findings check_indicator(Indicator const& indicator, std::string const& file)
{
    Check check{indicator, file, {}};
    if (indicator.name.empty() || indicator.measures.empty())
        check.fault("scheme-text", indicator.line, "an indicator needs a name and a sentence on what it measures");
    check_form(check);
    check_attributes(check);
    check_tiers(check, indicator.amount_tiers);
    check_tiers(check, indicator.measure_tiers);
    check_gravity_tiers(check);
    check_decay(check);
    check_alive(check);
    return std::move(check.findings);
}

std::optional<model::Score> most_points(Indicator const& indicator)
{
    auto const once = !is(indicator, {Function::Count, Function::RepeatedWithin}) || !indicator.measure_tiers.empty();
    if (!once) return indicator.cap;
    auto const most = highest_points(indicator);
    return indicator.cap ? std::min(most, *indicator.cap) : most;
}

} // namespace xindang::grading
