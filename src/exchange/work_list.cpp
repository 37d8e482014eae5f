#include <exchange/work_list.h>

#include <law/calendar.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

using Action = WorkItem::Action;

StoredMeasure const* find_measure(std::vector<StoredMeasure> const& measures, std::string const& id)
{
    auto const found = std::find_if(
        measures.begin(), measures.end(), [&id](StoredMeasure const& measure) { return measure.id == id; });
    return found == measures.end() ? nullptr : &*found;
}

/// What becomes of the measures of an entry that left.
std::optional<Action> action_of(Removal const* removal, std::string const& measure)
{
    if (!removal) return Action::Lift;
    if (removal->lift_measures == "none") return std::nullopt;
    if (removal->lift_measures == "listed" &&
        std::find(removal->measures.begin(), removal->measures.end(), measure) == removal->measures.end())
        return std::nullopt;
    return removal->effect == Removal::Effect::ExTunc ? Action::Undo : Action::Lift;
}

/// Gathers the work of one partner.
class WorkList {
public:
    WorkList(std::string const& partner, model::CivilDate day) : m_partner(partner), m_day(day) {}

    enum class Amendment { Update, Correction };
    void entry_changed(EntryChange const& change, Amendment amendment, std::vector<StoredMeasure> const& before,
        std::vector<StoredMeasure> const& now)
    {
        for (auto const& measure : now) {
            auto const* old = find_measure(before, measure.id);
            if (!old || !concerns(*old)) {
                add(Action::Apply, change, measure);
            } else if (old->digest != measure.digest || amendment == Amendment::Correction) {
                add(concerns(measure) ? Action::Review : Action::Lift, change, *old);
            }
        }
        for (auto const& measure : before)
            if (!find_measure(now, measure.id)) add(Action::Lift, change, measure);
    }
    void entry_left(EntryChange const& change, std::vector<StoredMeasure> const& before, Removal const* removal)
    {
        for (auto const& measure : before)
            if (auto const action = action_of(removal, measure.id)) add(*action, change, measure);
    }
    std::vector<WorkItem> take() { return std::move(m_items); }

private:
    bool concerns(StoredMeasure const& measure) const
    {
        return std::find(measure.executors.begin(), measure.executors.end(), m_partner) != measure.executors.end();
    }
    void add(Action action, EntryChange const& change, StoredMeasure const& measure)
    {
        if (!concerns(measure)) return;
        m_items.push_back({action, change.id, change.name, measure.id, measure.code, measure.obligation,
            due_after(measure.feedback_due_days)});
    }
    std::optional<model::CivilDate> due_after(int days) const
    {
        if (days == 0) return std::nullopt;
        auto const due = law::Calendar({}, law::UnknownYears::Estimate).working_days_after(m_day, days);
        return due ? std::optional(due->day) : std::nullopt;
    }

    std::string const& m_partner;
    model::CivilDate m_day;
    std::vector<WorkItem> m_items;
};

} // namespace

std::vector<WorkItem> work_of(StoreChange& change, std::vector<EntryChange> const& changes, DeltaWords const& said,
    std::string const& partner, model::CivilDate day)
{
    using At = StoreChange::At;
    WorkList work(partner, day);
    for (auto const& entry : changes) {
        auto const before =
            entry.old_version > 0 ? change.measures_at(entry.id, At::Before) : std::vector<StoredMeasure>();
        if (entry.kind == EntryChange::Kind::Removed) {
            auto const removal = said.removals.find(entry.id);
            work.entry_left(entry, before, removal == said.removals.end() ? nullptr : &removal->second);
        } else {
            auto const amendment =
                said.corrected.contains(entry.id) ? WorkList::Amendment::Correction : WorkList::Amendment::Update;
            work.entry_changed(entry, amendment, before, change.measures_at(entry.id, At::Now));
        }
    }
    return work.take();
}

} // namespace xindang::exchange
