#include <usecase/foreign/show_foreign.h>

namespace xindang::usecase {

Outcome<std::vector<ForeignStanding>> foreign_standings(Actor const& actor, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator, Duty::Auditor}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto store = services.open_store();
    if (!store) return store.refusal();
    std::vector<ForeignStanding> standings;
    for (auto const& source : sources->all())
        standings.push_back(
            {source, name_of(source, services.agencies), store->taken(source.id), store->counts(source.id)});
    return standings;
}

static ShownEntry shown(foreign::KnownEntry const& known, archive::View const& view)
{
    ShownEntry shown{std::nullopt, known.standing, known.subject};
    if (known.subject)
        if (auto const subject = view.subject(*known.subject)) shown.subject_name = subject->current_name();
    if (known.record)
        if (auto const record = view.record(*known.record)) shown.record = *record;
    return shown;
}

Outcome<std::vector<ShownEntry>> foreign_entries(
    Actor const& actor, std::string const& source, EntriesOf which, std::size_t limit, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator, Duty::Auditor}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    if (auto const known = sources->find(source); !known) return known.refusal();
    auto store = services.open_store();
    if (!store) return store.refusal();
    std::vector<ShownEntry> entries;
    if (which == EntriesOf::Waiting) {
        for (auto& waiting : store->waiting_of(source, limit))
            entries.push_back({std::move(waiting.entry), waiting.known.standing});
        return entries;
    }
    auto const view = services.archive.view();
    for (auto const& known : store->matched_of(source, limit))
        entries.push_back(shown(known, view));
    return entries;
}

} // namespace xindang::usecase
