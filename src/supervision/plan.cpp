#include <model/words.h>
#include <supervision/demand.h>
#include <supervision/plan.h>

#include <algorithm>
#include <map>

namespace xindang::supervision {

namespace {

constexpr unsigned MONTHS = 12;

constexpr std::array<model::Word<Obstacle>, 3> OBSTACLES{{
    {Obstacle::NoCapacity, "no-capacity", "检查能力不足"},
    {Obstacle::TooClose, "too-close", "与该企业其他检查相隔过近"},
    {Obstacle::NoMonthLeft, "no-month-left", "年内没有可以安排的月份"},
}};

bool has(Months months, unsigned month)
{
    return (months >> month & 1U) != 0;
}

/// The months of one office and the visits in them. docs/design/inspection-plan.md tells why this way.
class OfficeYear {
public:
    explicit OfficeYear(Office const& office)
    {
        for (unsigned month = 0; month < MONTHS; ++month)
            m_room[month] = office.person_days[month];
    }

    /// The month that has most room among those allowed, making room by moving visits where there is none.
    std::optional<unsigned> take_place(std::size_t visit, Months allowed, int size, bool may_move)
    {
        std::optional<unsigned> best;
        for (unsigned month = 0; month < MONTHS; ++month)
            if (has(allowed, month) && m_room[month] >= size && (!best || m_room[month] > m_room[*best])) best = month;
        if (!best && room_in_all() >= size) {
            Months visited = 0;
            for (unsigned month = 0; month < MONTHS && !best; ++month)
                if (has(allowed, month) && make_room(month, size, visited)) best = month;
        }
        if (!best) return best;
        m_room[*best] -= size;
        if (may_move) m_movable[*best][{allowed, size}].push_back(visit);
        return best;
    }

    bool has_room(Months months, int size) const
    {
        for (unsigned month = 0; month < MONTHS; ++month)
            if (has(months, month) && m_room[month] >= size) return true;
        return false;
    }

    /// Visits that were moved, with their last month.
    std::map<std::size_t, unsigned> const& moved() const { return m_moved; }

private:
    int room_in_all() const
    {
        int room = 0;
        for (auto const month : m_room)
            room += month;
        return room;
    }

    /// Kuhn's augmenting path over the twelve months: a visit leaves the month for another one it may have, which may
    /// have to make room in turn. Changes nothing when it cannot.
    bool make_room(unsigned month, int size, Months& visited)
    {
        if (m_room[month] >= size) return true;
        visited |= 1U << month;
        for (auto& [kind, visits] : m_movable[month]) {
            auto const [allowed, leaving] = kind;
            if (visits.empty() || m_room[month] + leaving < size) continue;
            for (unsigned other = 0; other < MONTHS; ++other) {
                if (!has(allowed & ~visited, other) || !make_room(other, leaving, visited)) continue;
                auto const visit = visits.back();
                visits.pop_back();
                m_movable[other][kind].push_back(visit);
                m_room[month] += leaving;
                m_room[other] -= leaving;
                m_moved[visit] = other;
                return true;
            }
        }
        return false;
    }

    std::array<int, MONTHS> m_room{};
    /// In each month, visits of firms that have one visit only, by the months they may have and their size.
    std::array<std::map<std::pair<Months, int>, std::vector<std::size_t>>, MONTHS> m_movable;
    std::map<std::size_t, unsigned> m_moved;
};

/// The months of all visits of a firm, so that they keep their distance.
class FirmMonths {
public:
    FirmMonths(int year, int days_between) : m_year(year), m_days_between(days_between) {}

    Months allowed(Months window, Supervised const& one) const
    {
        Months months = window;
        auto const taken = m_taken.find(one.firm->id);
        for (unsigned month = 0; month < MONTHS; ++month) {
            auto const too_close =
                one.last_inspected && !may_follow(*one.last_inspected, m_year, month, m_days_between);
            if (too_close || (taken != m_taken.end() && is_close(month, taken->second))) months &= ~(1U << month);
        }
        return months;
    }

    void take(model::SubjectId firm, unsigned month) { m_taken[firm].push_back(month); }

private:
    bool is_close(unsigned month, std::vector<unsigned> const& taken) const
    {
        return std::any_of(taken.begin(), taken.end(), [&](unsigned other) {
            if (other == month) return m_days_between > 0;
            auto const last_day = first_of(m_year, std::min(month, other)).plus_months(1).plus_days(-1);
            return !may_follow(last_day, m_year, std::max(month, other), m_days_between);
        });
    }

    int m_year;
    int m_days_between;
    std::map<model::SubjectId, std::vector<unsigned>> m_taken;
};

using WorkingDays = std::array<std::vector<model::CivilDate>, MONTHS>;

WorkingDays working_days(int year, law::Calendar const& calendar)
{
    WorkingDays days;
    for (auto day = first_of(year, 0); day.year() == year; day = day.plus_days(1))
        if (auto const works = calendar.is_working_day(day); works && *works) days[day.month() - 1].push_back(day);
    return days;
}

/// The months in which anybody works at all.
Months workable(WorkingDays const& working)
{
    Months months = 0;
    for (unsigned month = 0; month < MONTHS; ++month)
        if (!working[month].empty()) months |= 1U << month;
    return months;
}

/// Why a visit found no place in the months it was allowed, out of those it was due in.
Obstacle obstacle_of(Months window, Months allowed, int size, OfficeYear const& office)
{
    if (window == 0) return Obstacle::NoMonthLeft;
    return allowed == 0 || office.has_room(window & ~allowed, size) ? Obstacle::TooClose : Obstacle::NoCapacity;
}

/// The month of each visit; those that find none are told why.
std::vector<std::optional<unsigned>> place(
    int year, std::vector<Due>& due, std::vector<Supervised> const& supervised, Offices const& offices)
{
    std::map<model::SubjectId, int> visits_of;
    for (auto const& one : due)
        ++visits_of[supervised[one.visit.supervised].firm->id];
    std::vector<OfficeYear> years;
    for (auto const& office : offices.all())
        years.emplace_back(office);
    FirmMonths firms(year, offices.days_between());
    std::vector<std::optional<unsigned>> months(due.size());
    for (std::size_t at = 0; at < due.size(); ++at) {
        auto const& one = supervised[due[at].visit.supervised];
        auto const only = visits_of[one.firm->id] == 1;
        auto const allowed = firms.allowed(due[at].window, one);
        auto& visit = due[at].visit;
        auto& office = years[one.office];
        months[at] = office.take_place(at, allowed, visit.person_days, only);
        if (!months[at]) visit.obstacle = obstacle_of(due[at].window, allowed, visit.person_days, office);
        if (months[at] && !only) firms.take(one.firm->id, *months[at]);
    }
    for (auto const& year_of_office : years)
        for (auto const& [visit, month] : year_of_office.moved())
            months[visit] = month;
    return months;
}

/// Spreads the visits of each office and month evenly over its working days.
void set_days(std::vector<Due>& due, std::vector<std::optional<unsigned>> const& months,
    std::vector<Supervised> const& supervised, WorkingDays const& working)
{
    std::map<std::pair<std::size_t, unsigned>, std::vector<std::size_t>> by_month;
    for (std::size_t at = 0; at < due.size(); ++at)
        if (months[at]) by_month[{supervised[due[at].visit.supervised].office, *months[at]}].push_back(at);
    for (auto const& [month, visits] : by_month) {
        auto const& days = working[month.second];
        for (std::size_t nth = 0; nth < visits.size(); ++nth)
            due[visits[nth]].visit.day = days[(2 * nth + 1) * days.size() / (2 * visits.size())];
    }
}

void add_up(Plan& plan, std::vector<Due> const& due, std::vector<Supervised> const& supervised, Offices const& offices)
{
    for (auto const& office : offices.all()) {
        OfficeLoad load;
        for (unsigned month = 0; month < MONTHS; ++month)
            load.months[month].capacity = office.person_days[month];
        plan.offices.push_back(load);
    }
    for (auto const& one : due) {
        auto& load = plan.offices[supervised[one.visit.supervised].office];
        load.demanded += one.visit.person_days;
        if (!one.visit.day) {
            load.missing += one.visit.person_days;
            ++load.fallen_out;
            continue;
        }
        auto& month = load.months[one.visit.day->month() - 1];
        month.planned += one.visit.person_days;
        ++month.visits;
    }
}

} // namespace

std::string_view word_of(Obstacle obstacle)
{
    return model::row_of(OBSTACLES, obstacle).word;
}

std::string_view chinese_of(Obstacle obstacle)
{
    return model::row_of(OBSTACLES, obstacle).chinese;
}

std::vector<Supervised> supervise(
    Rules const& rules, Offices const& offices, std::vector<FirmFacts> const& firms, model::CivilDate day)
{
    std::vector<Supervised> all;
    for (auto const& firm : firms)
        for (auto& assessment : assess(rules, firm, day)) {
            std::optional<model::CivilDate> last;
            for (auto const& inspection : firm.inspections)
                if (inspection.field == assessment.group->field && inspection.day <= day &&
                    (!last || *last < inspection.day))
                    last = inspection.day;
            auto const office = offices.route_of(assessment, firm.region).office;
            all.push_back({&firm, std::move(assessment), office, last});
        }
    return all;
}

Plan make_plan(int year, model::CivilDate made_on, std::vector<Supervised> const& supervised, Offices const& offices,
    law::Calendar const& calendar)
{
    auto const provisional = !calendar.covers(year);
    auto const working = working_days(year, provisional ? calendar.estimating() : calendar);
    auto due = due_in(year, made_on, supervised);
    for (auto& one : due)
        one.window &= workable(working);
    auto const months = place(year, due, supervised, offices);
    set_days(due, months, supervised, working);
    Plan plan{year, made_on, {}, {}, provisional};
    add_up(plan, due, supervised, offices);
    std::stable_sort(due.begin(), due.end(), [](Due const& left, Due const& right) {
        if (left.visit.day.has_value() != right.visit.day.has_value()) return left.visit.day.has_value();
        return left.visit.day < right.visit.day;
    });
    for (auto& one : due)
        plan.visits.push_back(std::move(one.visit));
    return plan;
}

} // namespace xindang::supervision
