#include <usecase/feedback/feedback_book.h>

#include <usecase/list/list_standing.h>
#include <usecase/list/publish_list.h>
#include <xml/document.h>

#include <algorithm>
#include <charconv>

namespace xindang::usecase {

namespace {

using exchange::EntryStanding;
using exchange::MeasureState;

constexpr std::size_t MOST_OCTETS = std::size_t{64} << 20;

std::uint64_t number_of(std::string const& text)
{
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// A year whose holidays are not announced yet is counted by weekends: the day is then provisional.
std::optional<model::CivilDate> working_days_after(law::Calendar const& calendar, model::CivilDate day, int count)
{
    auto const due = calendar.estimating().working_days_after(day, count);
    if (!due) return std::nullopt;
    return due->day;
}

} // namespace

bool Obligation::outstanding() const
{
    if (due_days == 0 || standing != EntryStanding::Listed) return false;
    return !state || !exchange::is_answer(*state);
}

bool Obligation::overdue(model::CivilDate today) const
{
    return outstanding() && due_on && *due_on < today;
}

bool Obligation::to_lift() const
{
    return standing != EntryStanding::Listed && state && exchange::is_in_force(*state);
}

bool Obligation::lift_overdue(model::CivilDate today) const
{
    return to_lift() && lift_due_on && *lift_due_on < today;
}

Outcome<FeedbackBook> FeedbackBook::read(
    archive::View const& view, archive::ObjectStore const& objects, law::Calendar const& calendar)
{
    FeedbackBook book;
    for (auto const& standing : list_standings(view))
        if (auto const read = book.read_list(view, objects, standing.list); !read) return read.refusal();
    book.read_ledger(view);
    book.end_removed(calendar);
    for (auto& [key, obligation] : book.m_obligations)
        if (auto const told = book.m_told_on.find(key); told != book.m_told_on.end() && obligation.due_days > 0)
            obligation.due_on = working_days_after(calendar, told->second, obligation.due_days);
    return book;
}

Outcome<Done> FeedbackBook::read_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list)
{
    auto const published = published_list(view, objects, list);
    if (!published) return published.refusal();
    auto const& head = published->list.head;
    m_published[list] = {head.position.epoch, head.position.seq};
    auto const open = [&](std::string const& name) -> Outcome<xml::Document> {
        auto const text = published->files->get(name, MOST_OCTETS);
        if (!text) return text.refusal();
        return xml::Document::parse(*text, xml::Limits::foreign(), name);
    };
    for (auto const& part : head.parts) {
        auto const document = open(part.name);
        if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, part.name};
        for (auto const& entry : document->root().children("Entry")) {
            auto const id = entry.attribute("id");
            auto const version = number_of(entry.attribute("ver"));
            m_versions[{list, id}] = version;
            auto const updated = Instant::parse(entry.child("UpdatedAt").trimmed_text());
            if (!updated) return Refusal{Fault::Corrupt, updated.refusal().reason, entry.place()};
            for (auto const& measure : entry.children("Measure"))
                for (auto const& executor : measure.children("Executor")) {
                    ObligationKey const key{executor.trimmed_text(), list, id, measure.attribute("id")};
                    auto& obligation = m_obligations[key];
                    obligation.key = key;
                    obligation.version = version;
                    obligation.code = measure.attribute("code");
                    obligation.obligation = measure.attribute("obligation");
                    obligation.due_days = static_cast<int>(number_of(measure.attribute("feedbackDueDays")));
                    m_told_on.emplace(key, model::CivilDate::on(*updated));
                }
        }
    }
    for (auto const& delta : head.deltas) {
        auto const document = open(delta.file.name);
        if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, delta.file.name};
        auto const root = document->root();
        auto const made = Instant::parse(root.child("Header").child("CreatedAt").trimmed_text());
        if (!made) return Refusal{Fault::Corrupt, made.refusal().reason, delta.file.name};
        for (auto const& removed : root.children("Remove")) {
            auto const removal = removed.child("Removal");
            m_removed.insert_or_assign({list, removed.attribute("id")},
                Removed{removal.child("Reason").trimmed_text(), removal.child("Effect").trimmed_text() == "ex-tunc",
                    model::CivilDate::on(*made)});
        }
    }
    return Done{};
}

void FeedbackBook::read_ledger(archive::View const& view)
{
    for (auto const& entry : view.entries_of(model::EntryKind::FeedbackReceived)) {
        auto const& body = entry.body;
        auto const step = body.get(feedback_fields::STEP);
        if (step == "partner-key") m_certificates[body.get("partner")] = body.get("certificate");
        if (step == "file") {
            auto& chain = m_chains[{body.get("partner"), body.get("list")}];
            chain.seq = number_of(body.get("seq"));
            chain.digest = body.get("file");
            chain.files.insert(chain.digest);
            chain.messages.insert(body.get("message"));
        }
        if (step == "action") take_action(entry);
    }
    for (auto const& entry : view.entries_of(model::EntryKind::TaskOpened))
        if (entry.body.get(feedback_fields::TASK) == feedback_fields::CORRECTION)
            m_cases.push_back({entry.number, entry.body.get("partner"), entry.body.get("list"), entry.body.get("entry"),
                entry.body.get("action"), entry.body.get("file"), entry.occurred_on});
    for (auto const& entry : view.entries_of(model::EntryKind::TaskClosed)) {
        if (entry.body.get(feedback_fields::TASK) != feedback_fields::CORRECTION) continue;
        for (auto& one : m_cases)
            if (std::to_string(one.opened.value()) == entry.body.get("opened")) {
                one.closed = entry.number;
                one.result = entry.body.get("result");
            }
    }
}

/// What was reported of an entry that has left since is remembered with the measure as it was then.
void FeedbackBook::take_action(model::Entry const& entry)
{
    auto const& body = entry.body;
    auto const state = exchange::measure_state_of(body.get("state"));
    auto const occurred = Instant::parse(body.get("occurred_at"));
    if (!state || !occurred) return;
    ObligationKey const key{body.get("partner"), body.get("list"), body.get("entry"), body.get("measure")};
    m_chains[{key.partner, key.list}].actions.insert(body.get("action"));
    auto [at, fresh] = m_obligations.try_emplace(key);
    auto& obligation = at->second;
    if (fresh) {
        obligation.key = key;
        obligation.version = number_of(body.get("entry_ver"));
        obligation.code = body.get("measure_code");
        obligation.obligation = body.get("obligation");
        obligation.due_days = static_cast<int>(number_of(body.get("due_days")));
    }
    obligation.state = *state;
    obligation.reported_at = entry.recorded_at;
    obligation.occurred_at = *occurred;
    obligation.reported_late = body.get("late") == "yes";
}

void FeedbackBook::end_removed(law::Calendar const& calendar)
{
    for (auto& [key, obligation] : m_obligations) {
        if (m_versions.contains({key.list, key.entry})) continue;
        auto const removed = m_removed.find({key.list, key.entry});
        obligation.standing =
            removed != m_removed.end() && removed->second.never_valid ? EntryStanding::NeverValid : EntryStanding::Over;
        if (removed == m_removed.end()) continue;
        obligation.removal = removed->second.reason;
        if (obligation.due_days > 0)
            obligation.lift_due_on = working_days_after(calendar, removed->second.told_on, obligation.due_days);
    }
}

std::optional<model::Sha256> FeedbackBook::certificate_of(std::string const& partner) const
{
    auto const found = m_certificates.find(partner);
    if (found == m_certificates.end()) return std::nullopt;
    auto const digest = model::Sha256::parse(found->second);
    return digest ? std::optional(*digest) : std::nullopt;
}

FeedbackBook::Chain const* FeedbackBook::chain_of(std::string const& partner, std::string const& list) const
{
    auto const found = m_chains.find({partner, list});
    return found == m_chains.end() ? nullptr : &found->second;
}

std::optional<FeedbackBook::Published> FeedbackBook::published(std::string const& list) const
{
    auto const found = m_published.find(list);
    return found == m_published.end() ? std::nullopt : std::optional(found->second);
}

std::uint64_t FeedbackBook::version_of(std::string const& list, std::string const& entry) const
{
    auto const found = m_versions.find({list, entry});
    return found == m_versions.end() ? 0 : found->second;
}

std::vector<PartnerNumbers> numbers_of(FeedbackBook const& book, model::CivilDate today)
{
    std::map<std::string, PartnerNumbers> all;
    for (auto const& [key, one] : book.obligations()) {
        auto& numbers = all[key.partner];
        auto const listed = one.standing == EntryStanding::Listed;
        numbers.asked += one.due_days > 0 && listed;
        numbers.answered += one.due_days > 0 && listed && !one.outstanding();
        numbers.applied += listed && one.state && exchange::is_in_force(*one.state);
        numbers.refused += one.state == MeasureState::Refused;
        numbers.outstanding += one.outstanding();
        numbers.overdue += one.overdue(today);
        numbers.to_lift += one.to_lift();
        numbers.lift_overdue += one.lift_overdue(today);
        numbers.lifted += one.state == MeasureState::Lifted || one.state == MeasureState::Undone;
    }
    for (auto const& one : book.cases())
        all[one.partner].error_cases += !one.closed;
    std::vector<PartnerNumbers> numbers;
    for (auto& [partner, one] : all) {
        one.partner = partner;
        numbers.push_back(one);
    }
    return numbers;
}

} // namespace xindang::usecase
