#include <usecase/foreign/import_foreign.h>

#include <usecase/foreign/take_state.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/list_source.h>
#include <xml/document.h>

#include <unordered_map>

namespace xindang::usecase {

namespace {

using foreign::Standing;

/// The articles a decision rests on, as records write them.
std::string bases_of(xml::Node const& decision)
{
    std::string text;
    for (auto const& basis : decision.children("Basis"))
        text +=
            (text.empty() ? "" : "、") + basis.child("LawName").trimmed_text() + basis.child("Article").trimmed_text();
    return text;
}

/// The numbers of our persons by the hashes the issuer made for us. Whoever is on the list and in the archive is found;
/// of others nothing can be learned.
using PersonHashes = std::unordered_map<std::string, std::string>;

PersonHashes person_hashes(archive::View const& view, std::optional<crypto::SecretKey> const& key)
{
    PersonHashes hashes;
    if (!key) return hashes;
    view.for_each_subject(model::SubjectKind::Person, [&](model::Subject const& person) {
        if (auto const number = person.identifier(model::IdentifierScheme::PersonId))
            hashes.emplace(list_person_hash(*key, *number), *number);
    });
    return hashes;
}

void add_identifiers(foreign::Entry& entry, exchange::StoredEntry const& stored, PersonHashes const& hashes)
{
    using Form = exchange::SubjectIdentifier::Form;
    for (auto const& identifier : stored.identifiers) {
        if (identifier.scheme == "credit-code" && identifier.form == Form::Clear) entry.credit_code = identifier.value;
        if (identifier.scheme == "person-id" && identifier.form == Form::Clear) entry.person_id = identifier.value;
        if (identifier.scheme == "person-id" && identifier.form == Form::Masked) entry.mask = identifier.value;
        if (identifier.scheme == "person-id" && identifier.form == Form::KeyedHash)
            if (auto const known = hashes.find(identifier.value); known != hashes.end())
                entry.person_id = known->second;
    }
}

Outcome<foreign::Entry> entry_of(exchange::StoredEntry const& stored, model::CivilDate day, PersonHashes const& hashes)
{
    auto const document = xml::Document::parse(stored.xml, xml::Limits::foreign(), stored.state.id);
    if (!document) return document.refusal();
    auto const root = document->root();
    auto const subject = root.child("Subject");
    auto const decision = root.child("Decision");
    auto const listed_on = model::CivilDate::parse(root.child("ListedOn").trimmed_text());
    if (!listed_on) return Refusal{Fault::Corrupt, "an imported entry has no day of listing", stored.state.id};
    foreign::Entry entry{stored.state.id,
        stored.type == "person" ? model::SubjectKind::Person : model::SubjectKind::Enterprise, stored.name, {}, {}, {},
        subject.child("BirthYear").trimmed_text(), {}, subject.child("Region").trimmed_text(), Standing::Listed,
        *listed_on, stored.term.last_day(), {}, stored.decision, bases_of(decision),
        decision.child("Authority").child("Name").trimmed_text(), decision.child("Facts").trimmed_text(), {}, {}};
    add_identifiers(entry, stored, hashes);
    if (stored.state.status == "suspended") {
        entry.standing = Standing::Removed;
        entry.removed_on = std::max(day, entry.listed_on);
    }
    return entry;
}

Outcome<ForeignState> state_of(foreign::Source const& source, exchange::ListStore& store,
    exchange::ImportReport const& report, ForeignServices const& services, ForeignListServices const& lists)
{
    auto const list = store.find(report.list_id);
    if (!list) return Refusal{Fault::Corrupt, "the imported list is not in the store", "source"};
    auto const day = model::CivilDate::on(list->head_created_at);
    ForeignOrigin origin{source, name_of(source, services.agencies), day, list->position.state_digest.hex()};
    ForeignState state{
        std::move(origin), std::to_string(list->position.seq), {}, foreign::Missing::Removed, {}, MassChange::Ask, {}};
    // By what the store knows: the import that removed them may have ended before we had taken it, or been another's.
    for (auto& id : store.voided(report.list_id))
        state.voided.insert(std::move(id));
    auto const hashes = person_hashes(services.archive.view(), lists.partner_key);
    for (auto const& stored : store.entries(report.list_id)) {
        auto entry = entry_of(stored, day, hashes);
        if (!entry) return entry.refusal();
        state.entries.push_back(std::move(*entry));
    }
    return state;
}

bool is_in_force(exchange::ListOutcome outcome)
{
    switch (outcome) {
    case exchange::ListOutcome::Imported:
    case exchange::ListOutcome::ImportedWithWarnings:
    case exchange::ListOutcome::NoChange:
    case exchange::ListOutcome::Duplicate:
        return true;
    case exchange::ListOutcome::Received:
    case exchange::ListOutcome::Held:
    case exchange::ListOutcome::Rejected:
        break;
    }
    return false;
}

} // namespace

Outcome<ForeignReceipt> import_foreign_list(Actor const& actor, ImportForeignList const& request,
    ForeignServices const& services, ForeignListServices const& lists)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto const source = sources->find(request.source);
    if (!source) return source.refusal();
    if (source->format != foreign::Format::Jdl)
        return Refusal{Fault::BadInput, "this list comes in files, not by the signed protocol", "source"};
    auto const schemas = exchange::ListSchemas::load(services.home / "xsd");
    if (!schemas) return schemas.refusal();
    auto store = exchange::ListStore::open(lists.lists);
    if (!store) return store.refusal();
    auto const& own = services.agencies.own();
    exchange::ListImport import{source->list_id, {own.code, own.name}, lists.environment, request.root};
    import.issuer = source->agency;
    if (request.mass_change == MassChange::Confirmed || request.accepted_epoch) import.confirmed_by = actor.login;
    import.accepted_epoch = request.accepted_epoch;
    import.limits = lists.limits.reading;
    if (request.from.empty() && source->address.empty())
        return Refusal{Fault::BadInput, "neither the request nor conf/foreign says where the list is", "source"};
    auto const from = request.from.empty() ? source->address : request.from;
    auto report = exchange::import_list(
        *list_source(from, lists.limits), *store, *schemas, import, services.clock, services.random, services.progress);
    // The importer has refused it before anything of it was kept.
    if (report.issuer.code != source->agency && !report.issuer.code.empty())
        return Refusal{
            Fault::Untrusted, "this list is one of " + report.issuer.code + ", not of " + source->agency, "source"};
    ForeignReceipt receipt{report.outcome == exchange::ListOutcome::Held ? ForeignReceipt::Outcome::Held
                                                                         : ForeignReceipt::Outcome::Rejected,
        source->id, name_of(*source, services.agencies)};
    if (!is_in_force(report.outcome)) {
        receipt.list = std::move(report);
        return receipt;
    }
    auto state = state_of(*source, *store, report, services, lists);
    if (!state) return state.refusal();
    // The importer has its own guard against mass changes, and a person has answered it.
    state->mass_change = MassChange::Confirmed;
    state->regrade_by = request.regrade_by;
    receipt.dated = state->origin.dated;
    receipt.sequence = state->sequence;
    receipt.digest = state->origin.digest;
    receipt.rows = state->entries.size();
    receipt.list = std::move(report);
    return take_state(actor, std::move(*state), std::move(receipt), services);
}

} // namespace xindang::usecase
