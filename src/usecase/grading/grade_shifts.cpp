#include <usecase/grading/grade_shifts.h>

#include <algorithm>

namespace xindang::usecase {

static model::Score effect_of(grading::Reason const& reason)
{
    return reason.effect == grading::Effect::Loss ? model::Score{} - reason.points : reason.points;
}

std::vector<Shift> shifts_between(grading::Explanation const& before, grading::Explanation const& after)
{
    std::vector<Shift> shifts;
    for (auto const& reason : before.reasons)
        shifts.push_back({reason.id, reason.name, effect_of(reason), {}});
    for (auto const& reason : after.reasons) {
        auto const same = [&](Shift const& shift) {
            return shift.id == reason.id;
        };
        auto const found = std::find_if(shifts.begin(), shifts.end(), same);
        if (found == shifts.end())
            shifts.push_back({reason.id, reason.name, {}, effect_of(reason)});
        else
            found->after = effect_of(reason);
    }
    auto const unmoved = [](Shift const& shift) {
        return shift.before == shift.after;
    };
    shifts.erase(std::remove_if(shifts.begin(), shifts.end(), unmoved), shifts.end());
    return shifts;
}

std::vector<LimitShift> limits_between(grading::Explanation const& before, grading::Explanation const& after)
{
    std::vector<LimitShift> shifts;
    auto const compare = [&](auto const& these, auto const& those, LimitShift::Change change) {
        for (auto const& limit : these)
            if (std::none_of(those.begin(), those.end(), [&](auto const& other) { return other.id == limit.id; }))
                shifts.push_back({change, limit.id, limit.name});
    };
    compare(before.limits, after.limits, LimitShift::Change::Ends);
    compare(after.limits, before.limits, LimitShift::Change::Begins);
    return shifts;
}

void Movers::add(grading::Explanation const& before, grading::Explanation const& after)
{
    auto const rises = after.grade < before.grade;
    for (auto const& shift : shifts_between(before, after)) {
        auto const by = shift.after - shift.before;
        if ((by > model::Score{}) != rises) continue;
        auto& mover = of(shift.id, shift.name);
        ++mover.firms;
        mover.total = mover.total + by;
    }
    for (auto const& shift : limits_between(before, after))
        if (rises == (shift.change == LimitShift::Change::Ends)) ++of(shift.id, shift.name).firms;
}

std::vector<Mover> Movers::ranked() &&
{
    std::stable_sort(m_movers.begin(), m_movers.end(), [](Mover const& one, Mover const& other) {
        return one.firms != other.firms ? one.firms > other.firms : one.id < other.id;
    });
    return std::move(m_movers);
}

Mover& Movers::of(std::string const& id, std::string const& name)
{
    for (auto& mover : m_movers)
        if (mover.id == id) return mover;
    m_movers.push_back({id, name, 0, {}});
    return m_movers.back();
}

} // namespace xindang::usecase
