#include <usecase/list/list_due.h>

#include <model/words.h>
#include <usecase/list/list_decisions.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/publish_list.h>

#include <algorithm>
#include <map>

namespace xindang::usecase {

namespace {

constexpr std::array<model::Word<ListTask::Kind>, 5> KINDS{{
    {ListTask::Kind::FirstPublication, "first-publication", "首次发布"},
    {ListTask::Kind::AddEntry, "add-entry", "列入"},
    {ListTask::Kind::RemoveEntry, "remove-entry", "移出"},
    {ListTask::Kind::IssueHead, "issue-head", "续期"},
    {ListTask::Kind::IssueAgain, "issue-again", "重新制作决定"},
}};

/// The tasks of one list.
class TaskFinder {
public:
    TaskFinder(archive::View const& view, Settings::List const& list, law::DisciplineList const& law_list,
        ListDueServices const& services)
        : m_view(view),
          m_list(list),
          m_law_list(law_list),
          m_services(services),
          m_now(services.clock.now()),
          m_day(model::CivilDate::on(m_now))
    {}

    Outcome<std::vector<ListTask>> find()
    {
        auto const published = published_list(m_view, m_services.objects, m_list.id);
        if (!published && published.refusal().fault != Fault::NotFound) return published.refusal();
        if (published) {
            for (auto const& entry : published->list.entries)
                m_listed.emplace(entry.state.id, entry.state.version);
            look_at_head(published->list.head);
        } else {
            m_tasks.push_back({ListTask::Kind::FirstPublication, m_list.id, {}, {}, {}, {}, m_day, {}, false, false});
        }
        auto const decisions = ListDecisions::read(m_view, m_services.law, m_law_list);
        if (!decisions) return decisions.refusal();
        for (auto const& decision : decisions->all())
            if (auto const done = look_at(decision, *decisions); !done) return done.refusal();
        for (auto const& number : decisions->silent())
            m_tasks.push_back({ListTask::Kind::IssueAgain, m_list.id, {}, number, {}, {}, m_day});
        return m_tasks;
    }

private:
    void look_at_head(exchange::Head const& head)
    {
        if (m_now < head.next_by) return;
        m_tasks.push_back({ListTask::Kind::IssueHead, m_list.id, {}, {}, {}, model::CivilDate::on(head.next_by),
            model::CivilDate::on(head.valid_until), {}, false, head.valid_until < m_now});
    }

    Outcome<Done> look_at(ListedDecision const& decision, ListDecisions const& decisions)
    {
        auto const subject = m_view.subject(decision.subject);
        if (!subject) return subject.refusal();
        auto const ending = decisions.ending_of(decision, *subject, m_day);
        if (!ending) return ending.refusal();
        auto const id = list_entry_id(decision.document, m_law_list.entry_prefix);
        auto const listed = m_listed.contains(id);
        if (!*ending && !listed)
            return add({ListTask::Kind::AddEntry, m_list.id, id, decision.number, {}, decision.decided_on, m_day},
                m_law_list.publication_deadline);
        if (*ending && listed)
            return add({ListTask::Kind::RemoveEntry, m_list.id, id, decision.number, (*ending)->rule.reason,
                           (*ending)->on, m_day},
                (*ending)->rule.deadline);
        return Done{};
    }

    /// Without a deadline it is due on the day of the event itself.
    Outcome<Done> add(ListTask task, std::string const& deadline)
    {
        task.due = *task.event;
        if (!deadline.empty()) {
            auto const& deadlines = m_services.law.deadlines();
            auto const found = deadlines.find(deadline, *task.event);
            if (!found) return found.refusal();
            auto const due = deadlines.due(deadline, *task.event, m_services.law.calendar().estimating());
            if (!due) return due.refusal();
            task.due = due->day;
            task.basis = found->citation_text;
            task.provisional = due->provisional();
        }
        task.overdue = task.due < m_day;
        m_tasks.push_back(std::move(task));
        return Done{};
    }

    archive::View const& m_view;
    Settings::List const& m_list;
    law::DisciplineList const& m_law_list;
    ListDueServices const& m_services;
    Instant m_now;
    model::CivilDate m_day;
    std::map<std::string, std::uint64_t> m_listed;
    std::vector<ListTask> m_tasks;
};

} // namespace

std::string_view word_of(ListTask::Kind kind)
{
    return model::row_of(KINDS, kind).word;
}

std::string_view chinese_of(ListTask::Kind kind)
{
    return model::row_of(KINDS, kind).chinese;
}

Outcome<std::vector<ListTask>> list_due(Actor const& actor, std::string const& list_id, ListDueServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator});
        !allowed)
        return allowed.refusal();
    auto lists = services.settings.lists;
    if (!list_id.empty()) {
        auto list = services.settings.list(list_id);
        if (!list) return list.refusal();
        lists = {std::move(*list)};
    }
    auto const view = services.archive.view();
    std::vector<ListTask> all;
    for (auto const& list : lists) {
        auto const law_list = services.law.lists().find(list.of);
        if (!law_list) return law_list.refusal();
        auto tasks = TaskFinder(view, list, *law_list, services).find();
        if (!tasks) return tasks.refusal();
        std::stable_sort(tasks->begin(), tasks->end(),
            [](ListTask const& one, ListTask const& other) { return one.due < other.due; });
        all.insert(all.end(), tasks->begin(), tasks->end());
    }
    return all;
}

Json json_of(std::vector<ListTask> const& tasks, model::CivilDate day)
{
    auto rows = Json::array();
    std::size_t overdue = 0;
    for (auto const& task : tasks) {
        auto row = Json::object();
        row.set("kind", word_of(task.kind)).set("list", task.list).set("entry", task.entry);
        row.set("document", task.document).set("reason", task.reason);
        row.set("event", task.event ? task.event->text() : std::string()).set("due", task.due.text());
        row.set("basis", task.basis).set("provisional", task.provisional).set("overdue", task.overdue);
        rows.push(std::move(row));
        if (task.overdue) ++overdue;
    }
    return Json::object().set("on", day.text()).set("due", std::move(rows)).set("overdue", overdue);
}

} // namespace xindang::usecase
