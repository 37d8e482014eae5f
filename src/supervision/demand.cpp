#include <supervision/demand.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace xindang::supervision {

namespace {

/// Worst first; a firm without a grade comes before the good ones.
int grade_rank(std::optional<model::Grade> grade)
{
    if (!grade) return 2;
    switch (*grade) {
    case model::Grade::D:
        return 0;
    case model::Grade::C:
        return 1;
    case model::Grade::B:
        return 3;
    case model::Grade::A:
        return 4;
    }
    return 2;
}

int day_rank(std::optional<model::CivilDate> day)
{
    return day ? day->days_since_epoch() : std::numeric_limits<int>::min();
}

auto priority_of(Supervised const& one)
{
    return std::tuple(one.assessment.level, one.assessment.risk, grade_rank(one.assessment.grade),
        day_rank(one.last_inspected), one.firm->id, one.assessment.group->id);
}

Months months_left(int year, model::CivilDate made_on)
{
    if (made_on.year() < year) return ALL_MONTHS;
    return ALL_MONTHS & ~((1U << made_on.month()) - 1U);
}

/// The nth of so many equal parts of a year, as far as it still lies ahead; what is late may stand in any month left.
Months window_of(int nth, int of, Months left)
{
    Months part = 0;
    for (int month = (nth - 1) * 12 / of; month < nth * 12 / of; ++month)
        part |= 1U << static_cast<unsigned>(month);
    return (part & left) != 0 ? part & left : left;
}

int done_in(int year, model::CivilDate made_on, Supervised const& one)
{
    auto const& inspections = one.firm->inspections;
    return static_cast<int>(std::count_if(inspections.begin(), inspections.end(), [&](DatedFact const& fact) {
        return fact.field == one.assessment.group->field && fact.day.year() == year && fact.day <= made_on;
    }));
}

bool is_over_due(InspectionDuty const& duty, Supervised const& one, int year)
{
    return !one.last_inspected || one.last_inspected->year() + duty.years <= year;
}

/// Firms of one supervision level that are inspected though their turn has not come, so that the yearly share is met:
/// those that were not inspected for longest.
class Shares {
public:
    Shares(int year, std::vector<Supervised> const& supervised)
    {
        std::map<std::tuple<std::string, std::size_t, std::size_t>, std::vector<std::size_t>> of_duty;
        for (std::size_t at = 0; at < supervised.size(); ++at) {
            auto const& duties = supervised[at].assessment.supervision_level().duties;
            for (std::size_t duty = 0; duty < duties.size(); ++duty)
                if (duties[duty].yearly_share > 0)
                    of_duty[{supervised[at].assessment.group->id, supervised[at].assessment.level, duty}].push_back(at);
        }
        for (auto& [duty, members] : of_duty)
            choose(year, supervised, std::get<2>(duty), members);
    }

    bool chosen(std::size_t supervised, std::size_t duty) const
    {
        return std::binary_search(m_chosen.begin(), m_chosen.end(), std::pair(supervised, duty));
    }
    void sort() { std::sort(m_chosen.begin(), m_chosen.end()); }

private:
    void choose(
        int year, std::vector<Supervised> const& supervised, std::size_t place, std::vector<std::size_t>& members)
    {
        auto const& duty = supervised[members.front()].assessment.supervision_level().duties[place];
        auto const wanted = (members.size() * static_cast<std::size_t>(duty.yearly_share) + 99) / 100;
        std::sort(members.begin(), members.end(), [&](std::size_t left, std::size_t right) {
            return std::pair(day_rank(supervised[left].last_inspected), supervised[left].firm->id) <
                   std::pair(day_rank(supervised[right].last_inspected), supervised[right].firm->id);
        });
        for (std::size_t nth = 0; nth < wanted; ++nth) {
            auto const& one = supervised[members[nth]];
            auto const done = one.last_inspected && one.last_inspected->year() == year;
            if (!is_over_due(duty, one, year) && !done) m_chosen.emplace_back(members[nth], place);
        }
    }

    std::vector<std::pair<std::size_t, std::size_t>> m_chosen;
};

Visit visit_of(InspectionDuty const& duty, std::size_t at, Supervised const& one, int year, int nth)
{
    // The number of the firm spreads the years of the other kind over the firms.
    auto const number = one.firm->id.number() + static_cast<std::uint64_t>(year);
    auto const alternate =
        duty.alternate_years > 0 && number % static_cast<std::uint64_t>(duty.alternate_years) == 0 && nth == 1;
    return {at, alternate ? duty.alternate_kind : duty.kind, alternate ? duty.alternate_person_days : duty.person_days,
        nth, duty.years == 1 ? duty.times : 1, std::nullopt};
}

} // namespace

model::CivilDate first_of(int year, unsigned month_index)
{
    return *model::CivilDate::of(year, month_index + 1, 1);
}

bool may_follow(model::CivilDate day, int year, unsigned month_index, int days_between)
{
    return day.plus_days(days_between) <= first_of(year, month_index);
}

std::vector<Due> due_in(int year, model::CivilDate made_on, std::vector<Supervised> const& supervised)
{
    Shares shares(year, supervised);
    shares.sort();
    std::vector<std::size_t> order(supervised.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return priority_of(supervised[left]) < priority_of(supervised[right]);
    });
    auto const left = months_left(year, made_on);
    std::vector<Due> all;
    for (auto const at : order) {
        auto const& one = supervised[at];
        auto const& duties = one.assessment.supervision_level().duties;
        auto done = done_in(year, made_on, one);
        for (std::size_t place = 0; place < duties.size(); ++place) {
            auto const& duty = duties[place];
            if (duty.years > 1 && !is_over_due(duty, one, year) && !shares.chosen(at, place)) continue;
            for (int nth = 1; nth <= duty.times; ++nth) {
                if (done > 0)
                    --done;
                else
                    all.push_back({visit_of(duty, at, one, year, nth), window_of(nth, duty.times, left)});
            }
        }
    }
    return all;
}

} // namespace xindang::supervision
