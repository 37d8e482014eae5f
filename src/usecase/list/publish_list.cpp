#include <usecase/list/publish_list.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/code_lists.h>
#include <exchange/delta.h>
#include <exchange/import.h>
#include <usecase/list/list_entries.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace xindang::usecase {

namespace {

constexpr std::size_t MAX_FILE = std::size_t{64} << 20;

/// The files of a publication: those just built, and those of before by their digest in the object store.
class PublicationSource final : public exchange::ListSource {
public:
    explicit PublicationSource(archive::ObjectStore const& objects) : m_objects(objects) {}
    void name(std::string const& name, model::Sha256 const& digest) { m_names.insert_or_assign(name, digest); }
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override
    {
        auto const found = m_names.find(name);
        if (found == m_names.end()) return Refusal{Fault::NotFound, "no such file: " + name, name};
        return m_objects.get(found->second, limit);
    }
    std::map<std::string, model::Sha256> const& names() const { return m_names; }

private:
    archive::ObjectStore const& m_objects;
    std::map<std::string, model::Sha256> m_names;
};

/// "head.xml=ab12…": one line for each file, in the ledger.
std::string files_text(PublicationSource const& source)
{
    std::string text;
    for (auto const& [name, digest] : source.names())
        text += name + "=" + digest.hex() + "\n";
    return text;
}

Outcome<Done> read_files_text(std::string const& text, PublicationSource& source)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find('=');
        auto const digest = model::Sha256::parse(equals == std::string::npos ? "" : line.substr(equals + 1));
        if (!digest) return Refusal{Fault::Corrupt, "the ledger's entry of the list cannot be read", "list"};
        source.name(line.substr(0, equals), *digest);
    }
    return Done{};
}

std::optional<model::Entry> last_publication(archive::View const& view, std::string const& list_id)
{
    auto const entries = view.entries_of(model::EntryKind::ListPublished);
    auto const last = std::find_if(
        entries.rbegin(), entries.rend(), [&](model::Entry const& entry) { return entry.body.get("list") == list_id; });
    return last == entries.rend() ? std::nullopt : std::optional(*last);
}

/// A database for trying the import; it goes away with its owner.
class TrialFile {
public:
    TrialFile(std::filesystem::path const& folder, Random& random)
        : m_path(folder / (".list-trial-" + crypto::uuid(random) + ".sqlite"))
    {}
    TrialFile(TrialFile const&) = delete;
    TrialFile& operator=(TrialFile const&) = delete;
    ~TrialFile()
    {
        std::error_code ignored;
        for (auto const* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(m_path.string() + suffix, ignored);
    }
    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Would a partner that has never seen the list take it? Asked before anybody sees it.
Outcome<Done> try_import(PublicationSource const& source, exchange::Head const& head,
    exchange::ListSchemas const& schemas, PublishListServices const& services)
{
    TrialFile const file(services.folder.root(), services.random);
    auto store = exchange::ListStore::open(file.path());
    if (!store) return store.refusal();
    NoProgress progress;
    auto const& header = head.header;
    auto const report = exchange::import_list(source, *store, schemas,
        {head.position.list_id, {header.audience.front(), header.audience.front()}, header.environment,
            services.signers.root.certificate},
        FixedClock(header.created_at), services.random, progress);
    if (report.outcome == exchange::ListOutcome::Imported) return Done{};
    auto const& reason = report.reasons.front();
    if (report.outcome == exchange::ListOutcome::ImportedWithWarnings) {
        // Our own code lists go with our own list: an unknown code is our mistake, not a partner's riddle.
        return Refusal{Fault::Corrupt, "our own list has a code of no list: " + reason.text, reason.entry};
    }
    return Refusal{Fault::Corrupt,
        "our own importer refuses the list (" + std::string(exchange::word_of(reason.code)) + "): " + reason.text,
        reason.entry.empty() ? reason.where : reason.entry};
}

/// Would a partner who has the state before get to the new one by the delta?
Outcome<Done> try_delta(exchange::Publication const& publication, std::optional<exchange::PublishedList> const& before,
    exchange::ListSchemas const& schemas)
{
    auto const& head = publication.head;
    if (!publication.changed || head.deltas.empty() || head.deltas.back().seq != head.position.seq) return Done{};
    auto const& name = head.deltas.back().file.name;
    auto const file = std::find_if(publication.files.begin(), publication.files.end(),
        [&](exchange::NamedFile const& candidate) { return candidate.name == name; });
    return exchange::prove_delta(file->content, before.value(), head.position, schemas.list);
}

/// Immutable files first, the head last: a partner who reads in between sees the old list, whole.
Outcome<Done> release(PublicationSource const& source, std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    auto const put = [&](std::string const& name) -> Outcome<Done> {
        auto const content = source.get(name, MAX_FILE);
        if (!content) return content.refusal();
        write_file_atomically(folder / name, *content);
        return Done{};
    };
    for (auto const& [name, digest] : source.names()) {
        if (name == exchange::HEAD_FILE) continue;
        // What is there already is left alone, unless something else bears its name.
        auto const there = crypto::sha256_of_file(folder / name);
        if (there && *there == digest) continue;
        if (auto const done = put(name); !done) return done.refusal();
    }
    return put(exchange::HEAD_FILE);
}

std::string words_of(std::vector<exchange::KeyRevocation> const& revocations)
{
    std::string text;
    for (auto const& revocation : revocations)
        text += revocation.key + " " + revocation.from.utc_text() + "\n";
    return text;
}

model::Fields ledger_body(exchange::Publication const& publication, PublicationSource const& source,
    std::vector<exchange::KeyRevocation> const& revocations)
{
    auto const& position = publication.head.position;
    model::Fields body{{"list", position.list_id}, {"seq", std::to_string(position.seq)},
        {"head_number", std::to_string(publication.head.number)}, {"state_digest", position.state_digest.hex()},
        {"entries", std::to_string(position.entry_count)}, {"added", std::to_string(publication.added)},
        {"amended", std::to_string(publication.amended)}, {"removed", std::to_string(publication.removed)},
        {"valid_until", publication.head.valid_until.utc_text()}, {"files", files_text(source)}};
    if (!revocations.empty()) body.set("revoked_keys", words_of(revocations));
    return body;
}

/// What is published by name: what was before and is still needed, and what is new.
Outcome<PublicationSource> files_of(
    exchange::Publication const& publication, archive::View const& view, archive::ObjectStore const& objects)
{
    PublicationSource source(objects);
    auto const& head = publication.head;
    // Whoever pinned a root that was replaced since comes to the new one by the key sets in between.
    if (auto const before = last_publication(view, head.position.list_id)) {
        PublicationSource old(objects);
        if (auto const done = read_files_text(before->body.get("files"), old); !done) return done.refusal();
        for (std::uint64_t version = 1; version <= head.key_set_version; ++version)
            if (auto const file = old.names().find(exchange::key_set_file(version)); file != old.names().end())
                source.name(file->first, file->second);
    }
    for (auto const& part : head.parts)
        source.name(part.name, part.digest);
    source.name(exchange::key_set_file(head.key_set_version), head.key_set_digest);
    // Durable in the object store before the ledger names them.
    for (auto const& file : publication.files)
        source.name(file.name, objects.put(file.content));
    return source;
}

Outcome<exchange::PublicationRequest> request_of(
    archive::View const& view, Settings::List const& list, Environment environment, PublishListServices const& services)
{
    auto const now = services.clock.now();
    auto const& own = services.law.agencies().own();
    auto entries =
        list_entries(view, services.law, services.master_key, list.id, list.audience, model::CivilDate::on(now));
    if (!entries) return entries.refusal();
    auto schema = read_file(services.schemas / "jdl-1.0.xsd", MAX_FILE);
    if (!schema) return schema.refusal();
    std::optional<exchange::PublishedList> previous;
    std::shared_ptr<exchange::ListSource const> files;
    std::vector<exchange::EntryState> states;
    if (last_publication(view, list.id)) {
        auto published = published_list(view, services.objects, list.id);
        if (!published) return published.refusal();
        previous = std::move(published->list);
        files = std::move(published->files);
        for (auto const& entry : previous->entries)
            states.push_back(entry.state);
    }
    auto removals = list_removals(view, services.law, states, *entries, model::CivilDate::on(now));
    if (!removals) return removals.refusal();
    // Our own departments are an audience too.
    auto audience = list.audience;
    if (std::find(audience.begin(), audience.end(), own.code) == audience.end()) audience.push_back(own.code);
    return exchange::PublicationRequest{list.id, list_environment(environment), {own.code, own.name}, audience,
        std::move(*entries), std::move(previous), now, list.head_valid_hours, std::move(*schema),
        exchange::code_lists_document(services.law), exchange::code_lists_version(services.law), std::move(files),
        std::move(*removals)};
}

} // namespace

exchange::Environment list_environment(Environment environment)
{
    return environment == Environment::Production ? exchange::Environment::Production : exchange::Environment::Test;
}

Outcome<PublishedListView> published_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id)
{
    auto const entry = last_publication(view, list_id);
    if (!entry) return Refusal{Fault::NotFound, "the list " + list_id + " was not published yet", "list"};
    auto const source = std::make_shared<PublicationSource>(objects);
    if (auto const done = read_files_text(entry->body.get("files"), *source); !done) return done.refusal();
    auto list = exchange::read_published(*source);
    if (!list) return list.refusal();
    return PublishedListView{*entry, std::move(*list), source};
}

Outcome<PublishListReceipt> publish_list(Actor const& actor, Settings::List const& list, Environment environment,
    PublishListServices const& services, std::vector<exchange::KeyRevocation> const& revocations)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    // The writer's turn is held throughout: two publications at once would be a fork.
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto request = request_of(*writer, list, environment, services);
    if (!request) return request.refusal();
    request->revocations = revocations;
    auto const publication = exchange::build_publication(*request, services.signers, services.random);
    if (!publication) return publication.refusal();
    auto const schemas = exchange::ListSchemas::load(services.schemas);
    if (!schemas) return schemas.refusal();
    auto files = files_of(*publication, *writer, services.objects);
    if (!files) return files.refusal();
    auto& source = *files;
    if (auto const done = try_import(source, publication->head, *schemas, services); !done) return done.refusal();
    if (auto const done = try_delta(*publication, request->previous, *schemas); !done) return done.refusal();
    auto const entry =
        writer->list_published(model::CivilDate::on(request->now), ledger_body(*publication, source, revocations));
    if (!entry) return entry.refusal();
    writer->commit();
    // The deltas of before are in the object store under the digests the head names; each stands in the ledger once,
    // with the publication that made it.
    for (auto const& delta : publication->head.deltas)
        source.name(delta.file.name, delta.file.digest);
    // A crash from here on is healed by the next run: the ledger knows which files are in force.
    if (auto const done = release(source, services.folder.list(list.id)); !done) return done.refusal();
    auto const& position = publication->head.position;
    return PublishListReceipt{*entry, list.id, position.seq, publication->head.number, position.entry_count,
        publication->added, publication->amended, publication->removed, publication->changed, position.state_digest,
        publication->head.valid_until};
}

} // namespace xindang::usecase
