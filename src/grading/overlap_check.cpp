#include <grading/overlap_check.h>

#include <algorithm>
#include <set>

namespace xindang::grading {

namespace {

struct Check {
    Definition const& definition;
    std::string const& file;
    Findings findings;

    void fault(char const* rule, int line, std::string text)
    {
        findings.add(Severity::Error, rule, file + ":" + std::to_string(line), std::move(text));
    }
};

/// Two indicators that look at the same records in the same way are one indicator counted twice.
void check_twins(Check& check)
{
    auto const& all = check.definition.indicators;
    for (std::size_t later = 0; later < all.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            if (all[later].condition == all[earlier].condition && all[later].scope == all[earlier].scope &&
                all[later].function == all[earlier].function && all[later].effect == all[earlier].effect &&
                all[later].again == all[earlier].again && all[later].times == all[earlier].times &&
                all[later].yields_to == all[earlier].yields_to)
                check.fault("scheme-dead", all[later].line,
                    all[later].id + " counts exactly the records that " + all[earlier].id + " counts");
}

bool covers(Scope const& wide, Scope const& narrow)
{
    auto const holds = [](auto const& all, auto const& some) {
        return all.empty() || (!some.empty() && std::all_of(some.begin(), some.end(), [&](auto const& one) {
            return std::find(all.begin(), all.end(), one) != all.end();
        }));
    };
    return holds(wide.types, narrow.types) && holds(wide.fields, narrow.fields);
}

/// Whether a record that an indicator leaves to another might count in neither: why, or nothing.
std::string why_lost(Indicator const& indicator, Indicator const& other)
{
    auto const& own = indicator.condition;
    auto const& its = other.condition;
    auto const epoch = model::CivilDate::from_days_since_epoch(0);
    if (other.effect != indicator.effect) return "one takes points and the other gives them";
    auto const& function = other.function;
    auto const counts_all = function == Function::Count || function == Function::Worst || function == Function::Sum ||
                            (function == Function::Exists && other.times == 1);
    if (!counts_all || other.free > 0) return "it does not count every record";
    if (!covers(other.scope, indicator.scope)) return "it is for fewer enterprises";
    if (its.within && (!own.within || its.within->from(epoch) < own.within->from(epoch)))
        return "its window is shorter";
    if (its.amount_from || its.amount_below) return "it asks for an amount";
    if (its.validity != Validity::Any && its.validity != own.validity) return "it asks for a validity";
    if (its.after_repair == AfterRepair::Dropped && own.after_repair == AfterRepair::Kept)
        return "it drops what is repaired";
    return {};
}

bool yields_in_a_circle(Definition const& definition, Indicator const& indicator)
{
    std::vector<Indicator const*> ahead{&indicator};
    std::set<Indicator const*> seen;
    while (!ahead.empty()) {
        auto const* const at = ahead.back();
        ahead.pop_back();
        for (auto const& other : definition.indicators) {
            if (!at->yields(other.id)) continue;
            if (&other == &indicator) return true;
            if (seen.insert(&other).second) ahead.push_back(&other);
        }
    }
    return false;
}

/// Records may be left to another indicator only where they are sure to count there.
void check_yielding(Check& check, Indicator const& indicator)
{
    for (auto const& pattern : indicator.yields_to) {
        Indicator one{};
        one.id = indicator.id;
        one.yields_to = {pattern};
        auto const& all = check.definition.indicators;
        if (std::none_of(all.begin(), all.end(), [&](Indicator const& other) { return one.yields(other.id); }))
            check.fault("scheme-word", indicator.line, indicator.id + " yields to " + pattern + ", which is not there");
    }
    for (auto const& other : check.definition.indicators) {
        if (!indicator.yields(other.id)) continue;
        if (auto const why = why_lost(indicator, other); !why.empty())
            check.fault("scheme-yield", indicator.line,
                indicator.id + " yields to " + other.id + ", where a record may be lost: " + why);
    }
    if (!indicator.yields_to.empty() && yields_in_a_circle(check.definition, indicator))
        check.fault("scheme-yield", indicator.line, indicator.id + " yields to itself in the end: nothing would count");
}

} // namespace

Findings check_overlaps(Definition const& definition, std::string const& file)
{
    Check check{definition, file, {}};
    check_twins(check);
    for (auto const& indicator : definition.indicators)
        check_yielding(check, indicator);
    return std::move(check.findings);
}

} // namespace xindang::grading
