#include <usecase/list/list_decisions.h>

#include <model/ban.h>
#include <model/listing.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using Carries = law::ListFeed::Carries;

constexpr char TERM_EXPIRED[] = "term-expired";

Refusal about(Refusal const& refusal, archive::IssuedDocument const& document)
{
    return {refusal.fault, refusal.reason, document.number};
}

bool takes(law::DisciplineList const& list, Carries carries, std::optional<law::BanKind> kind)
{
    return std::any_of(list.feeds.begin(), list.feeds.end(),
        [&](law::ListFeed const& feed) { return feed.carries == carries && (!kind || feed.bans.contains(*kind)); });
}

bool should_feed(law::DisciplineList const& list, archive::IssuedDocument const& document)
{
    return document.subject && !document.revoked_by &&
           std::any_of(list.feeds.begin(), list.feeds.end(),
               [&](law::ListFeed const& feed) { return !feed.document.empty() && feed.document == document.kind; });
}

/// "dishonest-list-rule 第六条".
Outcome<law::Citation> citation_of(std::string const& basis)
{
    auto const space = basis.find(' ');
    auto const article = law::Article::parse(space == std::string::npos ? "" : basis.substr(space + 1));
    if (!article) return Refusal{Fault::Corrupt, "the basis of a listing cannot be read: " + basis, "list"};
    return law::Citation{basis.substr(0, space), *article};
}

/// Reads one document for one list.
class Reader {
public:
    Reader(archive::View const& view, law::Catalogue const& law, law::DisciplineList const& list)
        : m_view(view), m_law(law), m_list(list)
    {}

    Outcome<std::optional<ListedDecision>> read(archive::IssuedDocument const& document) const
    {
        auto const none = std::optional<ListedDecision>{};
        if (!document.subject || !m_list.subjects.contains(document.subject->kind())) return none;
        auto const ban = model::Ban::read_from(document.body);
        if (!ban) return about(ban.refusal(), document);
        if (*ban) return of_ban(document, **ban);
        auto const listing = model::Listing::read_from(document.body);
        if (!listing) return about(listing.refusal(), document);
        if (*listing && takes(m_list, Carries::Listing, {})) return of_listing(document, **listing);
        return none;
    }

private:
    Outcome<std::optional<ListedDecision>> of_ban(archive::IssuedDocument const& document, model::Ban const& ban) const
    {
        auto const article = m_law.bans().find(ban.article, ban.decided_on);
        if (!article) return about(article.refusal(), document);
        if (!takes(m_list, Carries::Ban, article->kind)) return std::optional<ListedDecision>{};
        auto const digest = model::Sha256::parse(document.digest);
        if (!digest) return Refusal{Fault::Corrupt, digest.refusal().reason, document.number};
        return std::optional(ListedDecision{document.entry, document.number, document.issued_at, *digest,
            *document.subject, ban.decided_on, document.dated, ban.authority, ban.offence,
            ban.scope + "，" + ban.term.chinese(), {article->citation}, {}, ban.term, document.revoked_by});
    }

    Outcome<std::optional<ListedDecision>> of_listing(
        archive::IssuedDocument const& document, model::Listing const& listing) const
    {
        auto const digest = model::Sha256::parse(document.digest);
        if (!digest) return Refusal{Fault::Corrupt, digest.refusal().reason, document.number};
        auto const term = term_of(listing);
        if (!term) return about(term.refusal(), document);
        ListedDecision decision{document.entry, document.number, document.issued_at, *digest, *document.subject,
            document.dated, listing.listed_on, listing.authority, listing.ground, m_list.name + "，" + term->chinese(),
            {}, listing.measures, *term, document.revoked_by};
        for (auto const& basis : listing.bases) {
            auto const citation = citation_of(basis);
            if (!citation) return about(citation.refusal(), document);
            decision.bases.push_back(*citation);
        }
        return std::optional(std::move(decision));
    }

    /// As long as the list's law says; longer when the decision it rests on restricts longer.
    Outcome<model::Term> term_of(model::Listing const& listing) const
    {
        auto const due = m_law.deadlines().due(m_list.term_deadline, listing.listed_on, m_law.calendar().estimating());
        if (!due) return due.refusal();
        auto const term = model::Term::fixed(listing.listed_on, due->day);
        if (!term) return term.refusal();
        auto const penalty = m_view.document(listing.penalty);
        if (!penalty || penalty->revoked_by) return *term;
        auto const ban = model::Ban::read_from(penalty->body);
        if (!ban) return ban.refusal();
        if (!*ban || ((*ban)->term.last_day() && *(*ban)->term.last_day() <= due->day)) return *term;
        auto const last = (*ban)->term.last_day();
        return last ? model::Term::fixed(listing.listed_on, *last)
                    : Outcome<model::Term>(model::Term::life(listing.listed_on));
    }

    archive::View const& m_view;
    law::Catalogue const& m_law;
    law::DisciplineList const& m_list;
};

} // namespace

Outcome<ListDecisions> ListDecisions::read(
    archive::View const& view, law::Catalogue const& law, law::DisciplineList const& list)
{
    ListDecisions decisions(view, list);
    Reader const reader(view, law, list);
    for (auto const& document : view.documents()) {
        auto decision = reader.read(document);
        if (!decision) return decision.refusal();
        if (*decision)
            decisions.m_decisions.push_back(std::move(**decision));
        else if (should_feed(list, document))
            decisions.m_silent.push_back(document.number);
        auto const unlisting = model::Unlisting::read_from(document.body);
        if (!unlisting) return about(unlisting.refusal(), document);
        if (*unlisting && !document.revoked_by)
            decisions.m_taken_off.emplace((*unlisting)->decision,
                TakenOff{document.number, document.kind, (*unlisting)->ground, (*unlisting)->on});
    }
    return decisions;
}

Outcome<std::optional<ListEnding>> ListDecisions::ending_of(
    ListedDecision const& decision, model::Subject const& subject, model::CivilDate day) const
{
    using On = law::ListRemovalRule::On;
    if (decision.revoked_by) {
        auto const entry = m_view->entry(*decision.revoked_by);
        if (!entry) return entry.refusal();
        auto const* rule = m_list.removal(On::Revoked, entry->body.get("ground"));
        if (rule && entry->occurred_on <= day)
            return std::optional(ListEnding{*rule, entry->occurred_on, entry->body.get("by")});
    }
    auto const ends = decision.term.last_day();
    auto const [first, last] = m_taken_off.equal_range(decision.number);
    for (auto taken = first; taken != last; ++taken) {
        auto const& by = taken->second;
        auto const* rule = m_list.removal(On::Decision, by.ground, by.kind);
        // Whoever calls it the end of the term before the term ends took it off for another reason.
        if (rule && rule->reason == TERM_EXPIRED && (!ends || by.on <= *ends))
            rule = m_list.removal(On::Decision, {}, by.kind);
        if (rule && by.on <= day) return std::optional(ListEnding{*rule, by.on, by.document});
    }
    auto const* ended = m_list.removal(On::TermEnded);
    if (ended && ends && *ends < day) return std::optional(ListEnding{*ended, ends->plus_days(1), ""});
    auto const* erased = m_list.removal(On::Erased);
    if (erased && (subject.erased || subject.names.empty())) return std::optional(ListEnding{*erased, day, ""});
    return std::optional<ListEnding>{};
}

} // namespace xindang::usecase
