#include <usecase/list/screen.h>

#include <model/credit_code.h>
#include <model/person_id.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/publish_list.h>

#include <algorithm>
#include <map>

namespace xindang::usecase {

static constexpr std::size_t MOST_QUERIES = 1000;
static constexpr char BAN_LAW[] = "INDUSTRY-BAN"; // in conf/law/lists.xml

static Outcome<model::Identifier> identifier_of(ScreenQuery const& query)
{
    if (query.scheme == ScreenQuery::Scheme::CreditCode) {
        auto const code = model::CreditCode::parse(query.value);
        if (!code) return code.refusal();
        return model::Identifier{model::IdentifierScheme::CreditCode, code->text()};
    }
    auto const id = model::PersonId::parse(query.value);
    if (!id) return id.refusal();
    return model::Identifier{model::IdentifierScheme::PersonId, id->text()};
}

static Outcome<std::optional<ListPosition>> newest_list(archive::View const& view, Instant now)
{
    auto const lists = view.entries_of(model::EntryKind::ListPublished);
    // The list of bans, in whatever form; before there were several lists there was no other.
    auto const newest = std::find_if(lists.rbegin(), lists.rend(), [](model::Entry const& published) {
        return !published.body.has("law") || published.body.get("law") == BAN_LAW;
    });
    if (newest == lists.rend()) return std::optional<ListPosition>{};
    auto const& entry = *newest;
    auto const until = Instant::parse(entry.body.get("valid_until"));
    if (!until) return Refusal{Fault::Corrupt, "the ledger's entry of the list has no readable end", "list"};
    auto const age = now.unix_seconds() - entry.recorded_at.unix_seconds();
    return std::optional<ListPosition>{ListPosition{
        entry.body.get("list"), entry.body.get("seq"), entry.recorded_at, entry.number, *until, age, *until < now}};
}

namespace {

/// The entries of the newest published list by id, read out of its files when somebody is asked about who might be in
/// it: most queries are about nobody.
class ListEntries {
public:
    ListEntries(archive::View const& view, archive::ObjectStore const& objects, std::optional<ListPosition> const& list)
        : m_view(view), m_objects(objects), m_list(list)
    {}
    Outcome<std::optional<ListedEntry>> of(archive::IssuedDocument const& document)
    {
        if (!m_list) return std::optional<ListedEntry>{};
        if (!m_entries) {
            auto const published = published_list(m_view, m_objects, m_list->list);
            if (!published) return published.refusal();
            m_entries.emplace();
            for (auto const& entry : published->list.entries)
                m_entries->emplace(entry.state.id, entry.state);
        }
        auto const found = m_entries->find(list_entry_id(document.entry));
        if (found == m_entries->end()) return std::optional<ListedEntry>{};
        auto const& state = found->second;
        return std::optional<ListedEntry>{ListedEntry{state.id, state.version, state.status, document.number}};
    }

private:
    archive::View const& m_view;
    archive::ObjectStore const& m_objects;
    std::optional<ListPosition> const& m_list;
    std::optional<std::map<std::string, exchange::EntryState>> m_entries;
};

Outcome<ScreenAnswer> answer_about(
    archive::View const& view, model::SubjectId subject, model::CivilDate day, ListEntries& list)
{
    ScreenAnswer answer;
    for (auto const& document : view.documents_of(subject)) {
        auto const ban = model::Ban::read_from(document.body);
        if (!ban) return ban.refusal();
        if (!*ban) continue;
        auto const listed = list.of(document);
        if (!listed) return listed.refusal();
        if (*listed) answer.listed.push_back(**listed);
        if (!document.revoked_by && (*ban)->term.contains(day))
            answer.bans.push_back({document.number, document.entry, **ban, *listed ? (*listed)->entry : std::string()});
    }
    return answer;
}

} // namespace

Outcome<Screening> screen(Actor const& actor, std::vector<ScreenQuery> const& queries, archive::Archive const& archive,
    archive::ObjectStore const& objects, Clock const& clock)
{
    if (auto const allowed = assure(
            actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Partner});
        !allowed)
        return allowed.refusal();
    if (queries.empty()) return Refusal{Fault::BadInput, "there is nothing to look for", "queries"};
    if (queries.size() > MOST_QUERIES) return Refusal{Fault::TooLarge, "at most 1000 queries at a time", "queries"};

    auto const view = archive.view();
    auto const now = clock.now();
    auto list = newest_list(view, now);
    if (!list) return list.refusal();
    Screening screening{{}, model::CivilDate::on(now), view.size(), std::move(list).value()};
    ListEntries entries(view, objects, screening.list);
    for (auto const& query : queries) {
        auto const identifier = identifier_of(query);
        if (!identifier) {
            screening.answers.push_back({identifier.refusal().reason, {}, {}});
            continue;
        }
        auto const subject = view.find(*identifier);
        auto answer =
            subject ? answer_about(view, *subject, screening.day, entries) : Outcome<ScreenAnswer>(ScreenAnswer{});
        if (!answer) return answer.refusal();
        screening.answers.push_back(std::move(answer).value());
    }
    return screening;
}

} // namespace xindang::usecase
