#include <usecase/list/publish_list.h>

#include <base/file_lock.h>
#include <base/files.h>
#include <exchange/code_lists.h>
#include <exchange/import.h>
#include <sql/connection.h>
#include <usecase/feedback/corrections.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/list_files.h>
#include <usecase/list/list_tables.h>
#include <usecase/list/rehearse_list.h>

#include <algorithm>
#include <system_error>

namespace xindang::usecase {

namespace {

constexpr std::size_t MAX_FILE = std::size_t{64} << 20;

std::string words_of(std::vector<exchange::KeyRevocation> const& revocations)
{
    std::string text;
    for (auto const& revocation : revocations)
        text += revocation.key + " " + revocation.from.utc_text() + "\n";
    return text;
}

model::Fields ledger_body(exchange::Publication const& publication, ListFiles const& files, Settings::List const& list,
    std::vector<exchange::KeyRevocation> const& revocations)
{
    auto const& position = publication.head.position;
    model::Fields body{{"list", position.list_id}, {"seq", std::to_string(position.seq)},
        {"head_number", std::to_string(publication.head.number)}, {"state_digest", position.state_digest.hex()},
        {"entries", std::to_string(position.entry_count)}, {"added", std::to_string(publication.added)},
        {"amended", std::to_string(publication.amended)}, {"removed", std::to_string(publication.removed)},
        {"valid_until", publication.head.valid_until.utc_text()}, {"files", files.text()},
        {"form", std::string(law::word_of(list.form))}, {"law", list.of}};
    if (!revocations.empty()) body.set("revoked_keys", words_of(revocations));
    return body;
}

/// What is published by name: what was before and is still needed, and what is new.
Outcome<ListFiles> files_of(
    exchange::Publication const& publication, PublishedListView const* before, archive::ObjectStore const& objects)
{
    ListFiles files(objects);
    auto const& head = publication.head;
    // Whoever pinned a root that was replaced since comes to the new one by the key sets in between.
    if (before) {
        ListFiles old(objects);
        if (auto const done = old.read(before->entry.body.get("files")); !done) return done.refusal();
        for (std::uint64_t version = 1; version <= head.key_set_version; ++version)
            if (auto const file = old.names().find(exchange::key_set_file(version)); file != old.names().end())
                files.name(file->first, file->second);
    }
    for (auto const& part : head.parts)
        files.name(part.name, part.digest);
    files.name(exchange::key_set_file(head.key_set_version), head.key_set_digest);
    // Durable in the object store before the ledger names them.
    for (auto const& file : publication.files)
        files.name(file.name, objects.put(file.content));
    return files;
}

/// One run, holding the list's turn.
class PublicationRun {
public:
    PublicationRun(Actor const& actor, Settings::List const& list, Environment environment,
        PublishListServices const& services, ListOrder const& order)
        : m_actor(actor), m_list(list), m_environment(environment), m_services(services), m_order(order)
    {}

    Outcome<PublishListReceipt> run();

private:
    Outcome<Done> check_epoch() const;
    Outcome<exchange::PublicationRequest> request(archive::View const& view);
    Outcome<Done> rehearse(exchange::Publication const& publication, ListFiles const& files) const;
    Outcome<model::EntryNumber> enter(
        exchange::Publication const& publication, ListFiles const& files, model::CivilDate day) const;

    Actor const& m_actor;
    Settings::List const& m_list;
    Environment m_environment;
    PublishListServices const& m_services;
    ListOrder const& m_order;
    std::optional<PublishedListView> m_before;
};

Outcome<Done> PublicationRun::check_epoch() const
{
    if (!m_order.new_epoch) return Done{};
    if (*m_order.new_epoch < 2) return Refusal{Fault::BadInput, "a list that begins anew has epoch 2 or more", "epoch"};
    if (m_before)
        return Refusal{Fault::Conflict,
            "the ledger knows the list, in epoch " + std::to_string(m_before->list.head.position.epoch) +
                ": it goes on, and needs no new one",
            "epoch"};
    return Done{};
}

Outcome<exchange::PublicationRequest> PublicationRun::request(archive::View const& view)
{
    auto const now = m_services.clock.now();
    auto const& own = m_services.law.agencies().own();
    if (last_publication(view, m_list.id)) {
        auto before = published_list(view, m_services.objects, m_list.id);
        if (!before) return before.refusal();
        m_before = std::move(*before);
    }
    if (auto const done = check_epoch(); !done) return done.refusal();
    std::vector<exchange::EntryState> published;
    if (m_before)
        for (auto const& entry : m_before->list.entries)
            published.push_back(entry.state);
    auto contents =
        list_contents({view, m_services.law, m_services.master_key, m_list, model::CivilDate::on(now)}, published);
    if (!contents) return contents.refusal();
    auto schema = read_file(m_services.schemas / "jdl-1.0.xsd", MAX_FILE);
    if (!schema) return schema.refusal();
    // Our own departments are an audience too.
    auto audience = m_list.audience;
    if (std::find(audience.begin(), audience.end(), own.code) == audience.end()) audience.push_back(own.code);
    return exchange::PublicationRequest{m_list.id, list_environment(m_environment), {own.code, own.name},
        std::move(audience), std::move(contents->entries), m_before ? std::optional(m_before->list) : std::nullopt, now,
        m_list.head_valid_hours, std::move(*schema), exchange::code_lists_document(m_services.law),
        exchange::code_lists_version(m_services.law), m_before ? m_before->files : nullptr,
        std::move(contents->removals), m_order.revocations, m_list.kept_deltas,
        m_before ? decided_corrections(view, m_before->list) : std::set<std::string>(), m_order.new_epoch.value_or(1)};
}

Outcome<Done> PublicationRun::rehearse(exchange::Publication const& publication, ListFiles const& files) const
{
    auto const schemas = exchange::ListSchemas::load(m_services.schemas);
    if (!schemas) return schemas.refusal();
    auto const numbers =
        m_list.form == law::ListForm::Confidential ? exchange::PersonNumbers::Clear : exchange::PersonNumbers::Hidden;
    return rehearse_list({files, publication.head, publication.changed, m_services.signers.root.certificate, numbers,
                             m_before ? &m_before->list : nullptr, m_before ? m_before->files.get() : nullptr},
        *schemas, m_services.folder.list_work(), m_services.random);
}

/// From here on the new state is in force: the next run would take it from the ledger.
Outcome<model::EntryNumber> PublicationRun::enter(
    exchange::Publication const& publication, ListFiles const& files, model::CivilDate day) const
{
    auto writer = m_services.archive.writer(m_actor.login, m_services.clock);
    if (!writer) return writer.refusal();
    auto const last = last_publication(*writer, m_list.id);
    if (last.has_value() != m_before.has_value() || (last && last->number != m_before->entry.number))
        return Refusal{Fault::Conflict, "the list was published by somebody else meanwhile", "list"};
    auto const entry = writer->list_published(day, ledger_body(publication, files, m_list, m_order.revocations));
    if (entry) writer->commit();
    return entry;
}

Outcome<PublishListReceipt> PublicationRun::run()
{
    // Looked at once, and not held: signing and rehearsing a large list take long.
    auto asked = request(m_services.archive.view());
    if (!asked) return asked.refusal();
    auto const publication = exchange::build_publication(*asked, m_services.signers, m_services.random);
    if (!publication) return publication.refusal();
    auto files = files_of(*publication, m_before ? &*m_before : nullptr, m_services.objects);
    if (!files) return files.refusal();
    if (auto const done = rehearse(*publication, *files); !done) return done.refusal();
    // The deltas of before are in the object store under the digests the head names; each stands in the ledger once,
    // with the publication that made it.
    auto staged = *files;
    for (auto const& delta : publication->head.deltas)
        staged.name(delta.file.name, delta.file.digest);
    auto const folder = list_folder(m_services.folder, m_list);
    if (auto const done = stage_list(staged, folder, m_services.sm2); !done) return done.refusal();
    auto const tables = list_tables(staged, publication->head, m_list);
    if (!tables) return tables.refusal();
    auto const entry = enter(*publication, *files, model::CivilDate::on(asked->now));
    if (!entry) return entry.refusal();
    // A crash from here on is healed by the next run: the ledger knows which files are in force.
    if (auto const done = release_list(staged, folder); !done) return done.refusal();
    for (auto const& table : *tables)
        write_file_atomically(folder / TABLES_FOLDER / table.name, table.content, Durable::No);
    prune_list(staged, m_before ? &m_before->list : nullptr, folder);
    auto const& position = publication->head.position;
    return PublishListReceipt{*entry, m_list.id, position.seq, publication->head.number, position.entry_count,
        publication->added, publication->amended, publication->removed, publication->changed, position.state_digest,
        publication->head.valid_until};
}

Outcome<PublishedListView> read_view(archive::View const& view, archive::ObjectStore const& objects,
    std::string const& list_id, Outcome<exchange::PublishedList> (*read)(exchange::ListSource const&))
{
    auto const entry = last_publication(view, list_id);
    if (!entry) return Refusal{Fault::NotFound, "the list " + list_id + " was not published yet", "list"};
    auto const files = std::make_shared<ListFiles>(objects);
    if (auto const done = files->read(entry->body.get("files")); !done) return done.refusal();
    auto list = read(*files);
    if (!list) return list.refusal();
    return PublishedListView{*entry, std::move(*list), files};
}

Refusal machine_failed(std::exception const& error, Settings::List const& list)
{
    return {Fault::Unavailable,
        "this machine failed (" + std::string(error.what()) + "); what was published of " + list.id +
            " stays in force: publish again once there is room",
        "list"};
}

} // namespace

std::filesystem::path list_folder(DataFolder const& folder, Settings::List const& list)
{
    return list.form == law::ListForm::Confidential ? folder.confidential_list(list.id) : folder.list(list.id);
}

exchange::Environment list_environment(Environment environment)
{
    return environment == Environment::Production ? exchange::Environment::Production : exchange::Environment::Test;
}

Outcome<PublishedListView> published_list(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id)
{
    return read_view(view, objects, list_id, exchange::read_published);
}

Outcome<PublishedListView> published_list_head(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list_id)
{
    return read_view(view, objects, list_id, exchange::read_published_head);
}

Outcome<PublishListReceipt> publish_list(Actor const& actor, Settings::List const& list, Environment environment,
    PublishListServices const& services, ListOrder const& order)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    // Two publications at once would be a fork; the writer's turn is too short a time to hold for that.
    try {
        auto const turn = FileLock::try_lock(services.folder.list_work() / (list.id + ".lock"));
        if (!turn) return Refusal{Fault::Conflict, "the list " + list.id + " is being published already", "list"};
        return PublicationRun(actor, list, environment, services, order).run();
    } catch (std::system_error const& error) {
        return machine_failed(error, list);
    } catch (sql::SqlError const& error) {
        return machine_failed(error, list);
    }
}

} // namespace xindang::usecase
