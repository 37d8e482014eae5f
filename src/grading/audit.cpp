#include <grading/audit.h>

#include <grading/explanation.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

namespace xindang::grading {

namespace {

/// Points in thousandths by enterprise, for one indicator; only where there are any.
using Sparse = std::map<std::size_t, std::int64_t>;

constexpr std::size_t FEWEST_TOGETHER = 3;
constexpr auto CONCENTRATED = model::Score::thousandths(10'000);

void count(std::map<std::string, GradeCounts>& groups, std::string const& group, model::Grade grade)
{
    ++groups[group][static_cast<std::size_t>(grade)];
}

std::vector<GroupGrades> listed(std::map<std::string, GradeCounts> const& groups)
{
    std::vector<GroupGrades> list;
    for (auto const& [group, grades] : groups)
        list.push_back({group, grades});
    return list;
}

bool in_scope(Scope const& scope, Columns::EnterpriseKind const& kind)
{
    auto const meet = [](auto const& wanted, auto const& given) {
        return wanted.empty() || std::any_of(given.begin(), given.end(), [&](auto const& value) {
            return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        });
    };
    return meet(scope.types, kind.types) && meet(scope.fields, kind.fields);
}

std::size_t applicable(Scope const& scope, Columns const& columns)
{
    std::size_t number = 0;
    for (auto const kind : columns.kinds_of_enterprise)
        number += in_scope(scope, columns.enterprise_kinds[kind]);
    return number;
}

/// Pearson's coefficient over `size` enterprises, most of which have no points in either.
int correlation(Sparse const& first, Sparse const& second, std::size_t size)
{
    auto const sums = [](Sparse const& points) {
        std::pair<double, double> sum{0, 0};
        for (auto const& entry : points) {
            auto const value = static_cast<double>(entry.second);
            sum.first += value;
            sum.second += value * value;
        }
        return sum;
    };
    double product = 0;
    for (auto const& [enterprise, points] : first)
        if (auto const found = second.find(enterprise); found != second.end())
            product += static_cast<double>(points) * static_cast<double>(found->second);
    auto const [sum_a, squares_a] = sums(first);
    auto const [sum_b, squares_b] = sums(second);
    auto const n = static_cast<double>(size);
    auto const spread = (n * squares_a - sum_a * sum_a) * (n * squares_b - sum_b * sum_b);
    // Without spread (always the same points) there is nothing to go together with.
    if (spread <= 0) return 0;
    return static_cast<int>(std::lround(1000 * (n * product - sum_a * sum_b) / std::sqrt(spread)));
}

std::size_t together(Sparse const& first, Sparse const& second)
{
    return static_cast<std::size_t>(std::count_if(
        first.begin(), first.end(), [&](auto const& entry) { return second.find(entry.first) != second.end(); }));
}

std::vector<Correlation> strongest(
    std::vector<IndicatorUse> const& uses, std::vector<Sparse> const& points, std::size_t size, std::size_t most)
{
    std::vector<Correlation> pairs;
    for (std::size_t first = 0; first < uses.size(); ++first)
        for (auto second = first + 1; second < uses.size(); ++second) {
            if (points[first].size() < FEWEST_TOGETHER || points[second].size() < FEWEST_TOGETHER) continue;
            auto const both = together(points[first], points[second]);
            if (both < FEWEST_TOGETHER) continue;
            pairs.push_back({uses[first].id, uses[second].id, both, correlation(points[first], points[second], size)});
        }
    std::stable_sort(pairs.begin(), pairs.end(),
        [](Correlation const& one, Correlation const& other) { return one.thousandths > other.thousandths; });
    if (pairs.size() > most) pairs.resize(most);
    return pairs;
}

/// The columns without the records of one kind.
Columns without(Columns const& columns, model::RecordKind kind)
{
    auto rest = columns;
    std::size_t to = 0;
    for (std::size_t enterprise = 0; enterprise < columns.enterprises.size(); ++enterprise) {
        rest.first[enterprise] = to;
        for (auto from = columns.first[enterprise]; from < columns.first[enterprise + 1]; ++from) {
            if (columns.classes[columns.record_class[from]].kind == kind) continue;
            rest.day[to] = columns.day[from];
            rest.record_class[to] = columns.record_class[from];
            rest.amount[to] = columns.amount[from];
            rest.valid_until[to] = columns.valid_until[from];
            rest.repaired_on[to] = columns.repaired_on[from];
            rest.entry[to] = columns.entry[from];
            rest.via[to] = columns.via[from];
            ++to;
        }
    }
    rest.first.back() = to;
    return rest;
}

MissingData missing(Plan const& plan, std::vector<Mark> const& marks, model::RecordKind kind)
{
    auto const& columns = plan.columns();
    auto const rest = without(columns, kind);
    auto const other = Plan(plan.scheme(), rest, plan.cut_off()).evaluate();
    MissingData data{kind, 0, 0, 0};
    for (std::size_t at = 0; at < marks.size(); ++at) {
        data.without += columns.first[at + 1] - columns.first[at] == rest.first[at + 1] - rest.first[at];
        data.better += other[at].grade < marks[at].grade;
        data.worse += other[at].grade > marks[at].grade;
    }
    return data;
}

/// Which indicators made the points of one enterprise.
void gather(Explanation const& explanation, std::size_t enterprise,
    std::map<std::string, std::size_t, std::less<>> const& places, std::vector<IndicatorUse>& uses,
    std::vector<Sparse>& points)
{
    model::Score lost;
    for (auto const& reason : explanation.reasons)
        if (reason.effect == Effect::Loss) lost = lost + reason.points;
    for (auto const& reason : explanation.reasons) {
        if (reason.points == model::Score{}) continue;
        auto const place = places.at(reason.id);
        auto& use = uses[place];
        ++use.fired;
        use.points = use.points + reason.points;
        points[place][enterprise] = reason.points.thousandths();
        if (reason.effect == Effect::Loss && lost >= CONCENTRATED && reason.points + reason.points >= lost) ++use.alone;
    }
}

} // namespace

Audit audit(Plan const& plan, std::vector<std::string> const& regions, std::size_t most_pairs)
{
    auto const& columns = plan.columns();
    auto const size = columns.enterprises.size();
    if (regions.size() != size) throw std::logic_error("an audit needs one region for each enterprise");
    Audit audit;
    std::map<std::string, std::size_t, std::less<>> places;
    for (auto const& indicator : plan.scheme().definition().indicators) {
        places.emplace(indicator.id, audit.indicators.size());
        audit.indicators.push_back(
            {indicator.id, indicator.name, indicator.effect, applicable(indicator.scope, columns), 0, {}, 0});
    }
    std::vector<Sparse> points(audit.indicators.size());
    std::map<std::string, GradeCounts> kinds, by_region;
    auto const marks = plan.evaluate();
    for (std::size_t at = 0; at < size; ++at) {
        gather(explain(plan, at), at, places, audit.indicators, points);
        auto const grade = marks[at].grade;
        ++audit.all.grades[static_cast<std::size_t>(grade)];
        for (auto const& type : columns.enterprise_kinds[columns.kinds_of_enterprise[at]].types)
            count(kinds, type, grade);
        count(by_region, regions[at], grade);
        audit.unknown_start += columns.started_on[at] == NO_DAY;
        audit.no_records += columns.first[at] == columns.first[at + 1];
    }
    audit.by_kind = listed(kinds);
    audit.by_region = listed(by_region);
    audit.correlations = strongest(audit.indicators, points, size, most_pairs);
    std::set<model::RecordKind> there;
    for (auto const& record : columns.classes)
        there.insert(record.kind);
    for (auto const kind : there)
        audit.missing.push_back(missing(plan, marks, kind));
    return audit;
}

} // namespace xindang::grading
