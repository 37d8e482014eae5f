#include <usecase/feedback/feedback_book.h>

#include <base/accepted_number.h>
#include <usecase/feedback/feedback_due.h>
#include <usecase/list/list_files.h>
#include <usecase/list/list_standing.h>
#include <usecase/list/publish_list.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using exchange::EntryStanding;
using exchange::MeasureState;

constexpr std::size_t MOST_OCTETS = std::size_t{64} << 20;

Outcome<xml::Document> open_file(exchange::ListSource const& files, std::string const& name)
{
    auto const text = files.get(name, MOST_OCTETS);
    if (!text) return text.refusal();
    return xml::Document::parse(*text, xml::Limits::foreign(), name);
}

} // namespace

std::string_view word_of(CaseDecision decision)
{
    switch (decision) {
    case CaseDecision::Corrected:
        return "corrected";
    case CaseDecision::Unfounded:
        break;
    }
    return "unfounded";
}

std::optional<CaseDecision> case_decision_of(std::string_view word)
{
    for (auto const decision : {CaseDecision::Corrected, CaseDecision::Unfounded})
        if (word_of(decision) == word) return decision;
    return std::nullopt;
}

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
    book.see_deliveries();
    for (auto& [key, obligation] : book.m_obligations)
        if (auto const told = book.m_told_on.find(key); told != book.m_told_on.end())
            obligation.due_on = feedback_due(calendar, told->second, obligation.due_days);
    return book;
}

Outcome<Done> FeedbackBook::read_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list)
{
    auto const published = published_list(view, objects, list);
    if (!published) return published.refusal();
    auto const& head = published->list.head;
    m_published[list] = {head.position.epoch, head.position.seq};
    std::set<std::string> addressed(head.header.audience.begin(), head.header.audience.end());
    // Our own code stands in the audience of every list; what anybody may read asks us no more than others.
    if (addressed.contains(exchange::PUBLIC_AUDIENCE)) addressed.clear();
    for (auto const& part : head.parts) {
        auto const document = open_file(*published->files, part.name);
        if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, part.name};
        for (auto const& entry : document->root().children("Entry")) {
            auto const id = entry.attribute("id");
            auto const version = accepted_number(entry.attribute("ver"));
            auto const updated = Instant::parse(entry.child("UpdatedAt").trimmed_text());
            if (!updated) return Refusal{Fault::Corrupt, updated.refusal().reason, entry.place()};
            m_entries.insert_or_assign({list, id}, InForce{version, *updated});
            for (auto const& measure : entry.children("Measure"))
                for (auto const& executor : measure.children("Executor")) {
                    if (!addressed.contains(executor.trimmed_text())) continue;
                    ObligationKey const key{executor.trimmed_text(), list, id, measure.attribute("id")};
                    auto& obligation = m_obligations[key];
                    obligation.key = key;
                    obligation.version = version;
                    obligation.code = measure.attribute("code");
                    obligation.obligation = measure.attribute("obligation");
                    obligation.due_days = accepted_number<int>(measure.attribute("feedbackDueDays"));
                    m_told_on.emplace(key, model::CivilDate::on(*updated));
                }
        }
    }
    return read_removals(view, objects, list);
}

/// From the delta of each publication that took somebody off, as the ledger keeps it: a head forgets old ones.
Outcome<Done> FeedbackBook::read_removals(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list)
{
    for (auto const& publication : view.entries_of(model::EntryKind::ListPublished)) {
        if (publication.body.get("list") != list || publication.body.get("removed") == "0") continue;
        ListFiles files(objects);
        if (auto const read = files.read(publication.body.get("files")); !read) return read.refusal();
        auto const name = "delta-" + publication.body.get("seq") + ".xml";
        if (!files.names().contains(name)) continue;
        auto const document = open_file(files, name);
        if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, name};
        auto const root = document->root();
        auto const made = Instant::parse(root.child("Header").child("CreatedAt").trimmed_text());
        if (!made) return Refusal{Fault::Corrupt, made.refusal().reason, name};
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
            chain.seq = accepted_number(body.get("seq"));
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
                one.decision = case_decision_of(entry.body.get(feedback_fields::DECISION));
                one.result = entry.body.get("result");
                m_decided.emplace(one.opened, entry.recorded_at);
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
        obligation.version = accepted_number(body.get("entry_ver"));
        obligation.code = body.get("measure_code");
        obligation.obligation = body.get("obligation");
        obligation.due_days = accepted_number<int>(body.get("due_days"));
    }
    obligation.state = *state;
    obligation.reported_at = entry.recorded_at;
    obligation.occurred_at = *occurred;
    obligation.reported_late = body.get("late") == "yes";
}

void FeedbackBook::end_removed(law::Calendar const& calendar)
{
    for (auto& [key, obligation] : m_obligations) {
        if (m_told_on.contains(key)) continue;
        obligation.standing = EntryStanding::Over;
        if (auto const entry = m_entries.find({key.list, key.entry}); entry != m_entries.end()) {
            // The entry stands, and this measure is none of it any more.
            obligation.lift_due_on =
                feedback_due(calendar, model::CivilDate::on(entry->second.updated_at), obligation.due_days);
            continue;
        }
        auto const removed = m_removed.find({key.list, key.entry});
        if (removed == m_removed.end()) continue;
        if (removed->second.never_valid) obligation.standing = EntryStanding::NeverValid;
        obligation.removal = removed->second.reason;
        obligation.lift_due_on = feedback_due(calendar, removed->second.told_on, obligation.due_days);
    }
}

void FeedbackBook::see_deliveries()
{
    for (auto& one : m_cases) {
        if (one.decision != CaseDecision::Corrected) continue;
        auto const entry = m_entries.find({one.list, one.entry});
        one.delivered = entry == m_entries.end() || m_decided.at(one.opened) <= entry->second.updated_at;
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
    auto const found = m_entries.find({list, entry});
    return found == m_entries.end() ? 0 : found->second.version;
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
