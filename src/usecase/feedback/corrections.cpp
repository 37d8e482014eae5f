#include <usecase/feedback/corrections.h>

#include <usecase/feedback/feedback_book.h>

#include <map>

namespace xindang::usecase {

std::set<std::string> decided_corrections(archive::View const& view, exchange::PublishedList const& published)
{
    std::map<std::string, std::string> opened; // the entry each case is about, by the number of the case
    for (auto const& entry : view.entries_of(model::EntryKind::TaskOpened))
        if (entry.body.get(feedback_fields::TASK) == feedback_fields::CORRECTION)
            opened.emplace(std::to_string(entry.number.value()), entry.body.get("entry"));
    std::map<std::string, Instant> decided;
    for (auto const& entry : view.entries_of(model::EntryKind::TaskClosed)) {
        auto const about = opened.find(entry.body.get("opened"));
        if (about == opened.end() || entry.body.get(feedback_fields::TASK) != feedback_fields::CORRECTION) continue;
        if (case_decision_of(entry.body.get(feedback_fields::DECISION)) == CaseDecision::Corrected)
            decided.insert_or_assign(about->second, entry.recorded_at);
    }
    std::set<std::string> ids;
    if (decided.empty()) return ids;
    for (auto const& entry : published.entries)
        if (auto const at = decided.find(entry.state.id); at != decided.end() && entry.updated_at <= at->second)
            ids.insert(entry.state.id);
    return ids;
}

} // namespace xindang::usecase
