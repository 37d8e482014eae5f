#include <usecase/foreign/take_state.h>

#include <unordered_map>
#include <unordered_set>

namespace xindang::usecase {

namespace {

using foreign::KnownEntry;
using foreign::Standing;

constexpr std::size_t TELL_EVERY = 1'000;
constexpr std::size_t FEW = 10; ///< so many changes never are a mass change

/// What a state changes about the one before.
struct Difference {
    struct Change {
        foreign::Entry const* entry;
        KnownEntry const* before; ///< none: it is new
    };
    std::vector<Change> changed;
    std::vector<std::pair<KnownEntry const*, Standing>> left;
    std::size_t unchanged = 0;
    std::size_t standing = 0; ///< before
    std::size_t changing = 0; ///< of those
};

Difference compare(
    ForeignState const& state, std::unordered_map<Bytes, KnownEntry> const& known, foreign::Store const& store)
{
    Difference difference;
    auto const& id = state.origin.source.id;
    std::unordered_set<KnownEntry const*> seen;
    for (auto const& entry : state.entries) {
        auto const before = known.find(store.key_of(id, entry.id));
        if (before == known.end()) {
            difference.changed.push_back({&entry, nullptr});
            continue;
        }
        seen.insert(&before->second);
        if (before->second.digest == entry.digest()) {
            ++difference.unchanged;
            continue;
        }
        difference.changed.push_back({&entry, &before->second});
        difference.changing += before->second.standing == Standing::Listed;
    }
    std::unordered_set<Bytes> voided;
    for (auto const& entry : state.voided)
        voided.insert(store.key_of(id, entry));
    for (auto const& [key, before] : known) {
        difference.standing += before.standing == Standing::Listed;
        if (state.missing == foreign::Missing::Kept || before.standing != Standing::Listed || seen.contains(&before))
            continue;
        difference.left.emplace_back(&before, voided.contains(key) ? Standing::Voided : Standing::Removed);
        ++difference.changing;
    }
    return difference;
}

bool is_mass_change(Difference const& difference, foreign::Source const& source)
{
    return difference.changing > FEW && difference.changing * 100 > difference.standing * source.mass_change;
}

model::Fields ledger_body(ForeignState const& state, ForeignReceipt const& receipt, ForeignTally const& tally)
{
    auto const& source = state.origin.source;
    return {{"kind", "foreign"}, {"source", source.id}, {"agency", source.agency}, {"list", source.list},
        {"dated", state.origin.dated.text()}, {"seq", state.sequence}, {"digest", state.origin.digest},
        {"rows", std::to_string(receipt.rows)}, {"bad", std::to_string(receipt.bad.size())},
        {"added", std::to_string(tally.added)}, {"corrected", std::to_string(tally.corrected)},
        {"ended", std::to_string(tally.ended)}, {"voided", std::to_string(tally.voided)},
        {"unchanged", std::to_string(receipt.unchanged)},
        {"mass_change", state.mass_change == MassChange::Confirmed ? "confirmed" : ""}};
}

void tell(ForeignReceipt& receipt, ForeignTally const& tally)
{
    receipt.added = tally.added;
    receipt.corrected = tally.corrected;
    receipt.ended = tally.ended;
    receipt.voided = tally.voided;
    receipt.records_added = tally.records_added;
    receipt.records_corrected = tally.records_corrected;
    receipt.records_retracted = tally.records_retracted;
    receipt.left_alone = tally.left_alone;
}

/// Rolls the store back unless it was committed.
class StoreTurn {
public:
    explicit StoreTurn(foreign::Store& store) : m_store(store) {}
    StoreTurn(StoreTurn const&) = delete;
    StoreTurn& operator=(StoreTurn const&) = delete;
    ~StoreTurn() { m_store.roll_back(); }

private:
    foreign::Store& m_store;
};

Outcome<Done> apply(Difference const& difference, EntryTaker& taker, Progress& progress)
{
    auto const total = difference.changed.size() + difference.left.size();
    std::size_t done = 0;
    auto const tell_on = [&]() -> Outcome<Done> {
        if (++done % TELL_EVERY == 0) progress.at(done, total, "entries taken");
        if (!progress.cancelled()) return Done{};
        return Refusal{Fault::Unavailable, "the import was stopped; nothing was kept", "file"};
    };
    for (auto const& change : difference.changed) {
        if (auto const taken = taker.take(*change.entry, change.before); !taken) return taken;
        if (auto const on = tell_on(); !on) return on;
    }
    for (auto const& [before, how] : difference.left) {
        if (auto const left = taker.leave(*before, how); !left) return left;
        if (auto const on = tell_on(); !on) return on;
    }
    return Done{};
}

} // namespace

Outcome<ForeignReceipt> take_state(
    Actor const& actor, ForeignState state, ForeignReceipt receipt, ForeignServices const& services)
{
    auto const& source = state.origin.source;
    auto const today = model::CivilDate::on(services.clock.now());
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto opened = services.open_store();
    if (!opened) return opened.refusal();
    auto& store = *opened;
    // The ledger first: whoever has its turn has the other's as well.
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    if (auto const turn = store.begin(); !turn) return turn.refusal();
    StoreTurn const undo(store);

    auto const taken = store.taken(source.id);
    if (taken && state.origin.dated < taken->dated)
        return Refusal{Fault::Conflict,
            "this is of " + state.origin.dated.text() + ", but one of " + taken->dated.text() + " was taken already",
            "file_date"};
    // An archive that was restored from an older copy does not have the records this file believes in.
    if (taken && taken->ledger_entry > writer->size())
        return Refusal{Fault::Conflict,
            "what was taken of this list is ahead of the ledger; remove foreign.sqlite and import the newest files "
            "anew",
            "archive"};
    receipt.outcome = ForeignReceipt::Outcome::NoChange;
    if (taken && taken->digest == state.origin.digest) {
        receipt.unchanged = state.entries.size();
        receipt.counts = store.counts(source.id);
        return receipt;
    }
    auto const size_before = writer->size();
    if (!store.all_taken().empty()) // else nobody waits yet
        if (auto const looked = look_again(services, *sources, store, *writer, today); !looked) return looked.refusal();
    std::unordered_map<Bytes, KnownEntry> known;
    store.for_each_known(source.id, [&](KnownEntry const& entry) { known.emplace(entry.key, entry); });
    auto const difference = compare(state, known, store);
    receipt.unchanged = difference.unchanged;
    receipt.changing = difference.changing;
    receipt.standing = difference.standing;
    if (state.mass_change == MassChange::Ask && is_mass_change(difference, source)) {
        receipt.outcome = ForeignReceipt::Outcome::Held;
        return receipt;
    }

    EntryTaker taker(state.origin, store, *writer, today);
    if (auto const done = apply(difference, taker, services.progress); !done) return done.refusal();
    auto const imported = writer->list_imported(today, ledger_body(state, receipt, taker.tally()));
    if (!imported) return imported.refusal();
    store.put_taken(
        {source.id, state.origin.dated, state.sequence, state.origin.digest, services.clock.now(), imported->value()});
    // The entries of this state were compared with everybody just now.
    store.set_looked_upto(writer->size());
    auto regraded = regrade_after(*writer, size_before, today, state.regrade_by);
    if (!regraded) return regraded.refusal();
    writer->commit();
    store.commit();

    tell(receipt, taker.tally());
    receipt.outcome = ForeignReceipt::Outcome::Taken;
    receipt.entry = *imported;
    receipt.regraded = std::move(*regraded);
    receipt.counts = store.counts(source.id);
    return receipt;
}

} // namespace xindang::usecase
