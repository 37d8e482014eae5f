#include <usecase/list/screen.h>

#include <model/credit_code.h>
#include <model/person_id.h>
#include <usecase/list/list_entries.h>

namespace xindang::usecase {

static constexpr std::size_t MOST_QUERIES = 1000;

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

static ListPosition position_of(BanList const& list, Instant now)
{
    return {list.list, list.sequence, list.published_at, list.entry, list.valid_until,
        now.unix_seconds() - list.published_at.unix_seconds(), list.valid_until < now};
}

static std::optional<ListedEntry> entry_of(archive::IssuedDocument const& document, BanList const* list)
{
    if (!list) return std::nullopt;
    auto const found = list->entries->find(list_entry_id(document.entry));
    if (found == list->entries->end()) return std::nullopt;
    auto const& state = found->second;
    return ListedEntry{state.id, state.version, state.status, document.number};
}

static Outcome<ScreenAnswer> answer_about(
    archive::View const& view, model::SubjectId subject, model::CivilDate day, BanList const* list)
{
    ScreenAnswer answer;
    for (auto const& document : view.documents_of(subject)) {
        auto const ban = model::Ban::read_from(document.body);
        if (!ban) return ban.refusal();
        if (!*ban) continue;
        auto const listed = entry_of(document, list);
        if (listed) answer.listed.push_back(*listed);
        if (!document.revoked_by && (*ban)->term.contains(day))
            answer.bans.push_back({document.number, document.entry, **ban, listed ? listed->entry : std::string()});
    }
    return answer;
}

Outcome<Screening> screen(Actor const& actor, std::vector<ScreenQuery> const& queries, archive::Archive const& archive,
    KeptBanList const& bans, Clock const& clock)
{
    if (auto const allowed = assure(
            actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Partner});
        !allowed)
        return allowed.refusal();
    if (queries.empty()) return Refusal{Fault::BadInput, "there is nothing to look for", "queries"};
    if (queries.size() > MOST_QUERIES) return Refusal{Fault::TooLarge, "at most 1000 queries at a time", "queries"};

    auto const view = archive.view();
    auto const now = clock.now();
    auto const list = bans.current(view);
    if (!list) return list.refusal();
    Screening screening{
        {}, model::CivilDate::on(now), view.size(), *list ? std::optional(position_of(**list, now)) : std::nullopt};
    for (auto const& query : queries) {
        auto const identifier = identifier_of(query);
        if (!identifier) {
            screening.answers.push_back({identifier.refusal().reason, {}, {}});
            continue;
        }
        auto const subject = view.find(*identifier);
        auto answer =
            subject ? answer_about(view, *subject, screening.day, list->get()) : Outcome<ScreenAnswer>(ScreenAnswer{});
        if (!answer) return answer.refusal();
        screening.answers.push_back(std::move(answer).value());
    }
    return screening;
}

} // namespace xindang::usecase
