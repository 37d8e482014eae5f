#include <usecase/list/rehearse_list.h>

#include <base/progress.h>
#include <crypto/system_random.h>
#include <exchange/store.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

namespace fs = std::filesystem;

constexpr char WHERE[] = "list";

void remove_store(fs::path const& file)
{
    std::error_code ignored;
    for (auto const* suffix : {"", "-wal", "-shm"})
        fs::remove(file.string() + suffix, ignored);
}

/// A store that goes away with its owner.
class PassingStore {
public:
    explicit PassingStore(fs::path file) : m_file(std::move(file)) {}
    PassingStore(PassingStore const&) = delete;
    PassingStore& operator=(PassingStore const&) = delete;
    ~PassingStore() { remove_store(m_file); }
    fs::path const& file() const { return m_file; }

private:
    fs::path m_file;
};

/// One import, as the partner named first would do it at the moment the head was made.
class Importer {
public:
    Importer(exchange::ListSchemas const& schemas, exchange::PersonNumbers numbers, Random& random)
        : m_schemas(schemas), m_numbers(numbers), m_random(random)
    {}

    exchange::ImportReport import(exchange::ListSource const& files, exchange::Head const& head,
        crypto::Certificate const& root, exchange::ListRoad road, exchange::ListStore& store) const
    {
        NoProgress progress;
        auto const& header = head.header;
        auto const& partner = header.audience.front();
        return exchange::import_list(files, store, m_schemas,
            {head.position.list_id, {partner, partner}, header.environment, root, "publisher", road, 1, {}, m_numbers},
            FixedClock(header.created_at), m_random, progress);
    }

private:
    exchange::ListSchemas const& m_schemas;
    exchange::PersonNumbers m_numbers;
    Random& m_random;
};

Outcome<Done> judged(exchange::ImportReport const& report)
{
    for (auto const& reason : report.reasons) {
        // The root may be new, and a head with few hours to live is near its end from the beginning.
        if (reason.code == exchange::ReasonCode::NewRoot || reason.code == exchange::ReasonCode::NearStale) continue;
        if (reason.code == exchange::ReasonCode::Local)
            return Refusal{Fault::Unavailable,
                "the list could not be tried out here (" + reason.text + "); what was published of it stays in force",
                WHERE};
        return Refusal{Fault::Corrupt,
            "our own importer refuses the list (" + std::string(exchange::word_of(reason.code)) + "): " + reason.text,
            reason.entry.empty() ? reason.where : reason.entry};
    }
    if (report.outcome == exchange::ListOutcome::Rejected || report.outcome == exchange::ListOutcome::Held)
        return Refusal{Fault::Corrupt, "our own importer does not take the list", WHERE};
    return Done{};
}

Outcome<crypto::Certificate> root_of(exchange::KeySet const& key_set)
{
    auto const root = std::find_if(
        key_set.keys.begin(), key_set.keys.end(), [](exchange::ListKey const& key) { return key.role == "root"; });
    if (root == key_set.keys.end()) return Refusal{Fault::Corrupt, "the published key set names no root", WHERE};
    return crypto::Certificate::parse(root->certificate_der, WHERE);
}

/// The follower's store, standing where the list stood before; nothing when it cannot be brought there.
Outcome<exchange::ListStore> follower(ListRehearsal const& rehearsal, Importer const& importer, fs::path const& file)
{
    auto const& before = *rehearsal.previous;
    if (auto store = exchange::ListStore::open(file)) {
        auto const stored = store->find(before.head.position.list_id);
        if (stored && stored->head_digest == before.head_digest) return store;
    }
    remove_store(file);
    auto store = exchange::ListStore::open(file);
    if (!store) return store.refusal();
    auto const root = root_of(before.key_set);
    if (!root) return root.refusal();
    auto const report =
        importer.import(*rehearsal.published, before.head, *root, exchange::ListRoad::SnapshotOnly, *store);
    if (auto const done = judged(report); !done) return done.refusal();
    return store;
}

bool same_entries(exchange::ListStore& one, exchange::ListStore& other, std::string const& list_id)
{
    auto const first = one.states(list_id);
    auto const second = other.states(list_id);
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
        [](exchange::EntryState const& a, exchange::EntryState const& b) {
            return a.id == b.id && a.version == b.version && a.status == b.status && a.digest == b.digest;
        });
}

} // namespace

Outcome<Done> rehearse_list(
    ListRehearsal const& rehearsal, exchange::ListSchemas const& schemas, fs::path const& work, Random& random)
{
    auto const& head = rehearsal.head;
    auto const& list_id = head.position.list_id;
    auto const file = work / (list_id + ".sqlite");
    fs::create_directories(work);
    Importer const importer(schemas, rehearsal.numbers, random);
    if (!rehearsal.previous) {
        remove_store(file);
        auto store = exchange::ListStore::open(file);
        if (!store) return store.refusal();
        return judged(importer.import(rehearsal.files, head, rehearsal.root, exchange::ListRoad::SnapshotOnly, *store));
    }
    auto followed = follower(rehearsal, importer, file);
    if (!followed) return followed.refusal();
    auto const root = root_of(rehearsal.previous->key_set);
    if (!root) return root.refusal();
    auto const report = importer.import(rehearsal.files, head, *root, exchange::ListRoad::Shortest, *followed);
    if (auto const done = judged(report); !done) return done.refusal();
    if (!rehearsal.changed) return Done{};
    auto const with_delta = !head.deltas.empty() && head.deltas.back().seq == head.position.seq;
    if (with_delta && report.deltas != 1)
        return Refusal{Fault::Corrupt, "our own importer did not take the delta", WHERE};
    PassingStore const passing(work / (list_id + "-" + crypto::uuid(random) + ".sqlite"));
    auto fresh = exchange::ListStore::open(passing.file());
    if (!fresh) return fresh.refusal();
    auto const whole = importer.import(rehearsal.files, head, rehearsal.root, exchange::ListRoad::SnapshotOnly, *fresh);
    if (auto const done = judged(whole); !done) return done.refusal();
    if (!same_entries(*fresh, *followed, list_id))
        return Refusal{Fault::Corrupt, "delta and snapshot lead to different entries", WHERE};
    return Done{};
}

} // namespace xindang::usecase
