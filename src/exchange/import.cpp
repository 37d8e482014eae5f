#include <exchange/import.h>

#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/code_lists.h>
#include <exchange/delta_state.h>
#include <exchange/digests.h>
#include <exchange/import_deltas.h>
#include <exchange/import_documents.h>
#include <exchange/list_xml.h>
#include <exchange/publication.h>
#include <exchange/rules.h>
#include <xml/canonical.h>

#include <algorithm>
#include <map>

namespace xindang::exchange {

namespace {

constexpr std::size_t MAX_HEAD = std::size_t{256} << 10;
constexpr std::size_t MAX_KEY_SET = std::size_t{1} << 20;
constexpr std::size_t MAX_REASONS = 100;
constexpr std::int64_t CLOCK_SLACK = 300;
constexpr std::uint64_t SMALL_CHANGE = 20; // entries that may always go

/// One import, step by step. A step that stops gives its reason; run() turns it into a report.
class Import {
public:
    Import(ListSource const& source, ListStore& store, ListSchemas const& schemas, ListImport const& request,
        Instant now, ImportReport& report, Progress& progress)
        : m_source(source),
          m_store(store),
          m_schemas(schemas),
          m_request(request),
          m_now(now),
          m_report(report),
          m_progress(progress)
    {}

    /// The outcome, or why the old list stays.
    Step<ListOutcome> run();

private:
    Step<Passed> read_head_document();
    Step<Passed> find_root(std::string const& list_id);
    Step<Passed> read_key_set(xml::Node const& stated);
    Step<Passed> check_addressing();
    Step<Passed> check_sequence();
    void check_freshness();
    Step<Passed> read_code_lists();
    Step<ListOutcome> take_over();
    std::vector<FileRef> planned_deltas() const;
    Step<Passed> take_parts(ListStore::Change& change);
    Step<Passed> take_deltas(ListStore::Change& change, std::vector<FileRef> const& plan);
    ListFileCheck file_check() const;
    Step<Passed> take_part(ListStore::Change& change, FileRef const& file, std::size_t number);
    Step<Passed> take_entry(ListStore::Change& change, xml::Node const& node);
    Step<Passed> check_state();
    Step<Passed> check_mass_change();
    StoredList stored() const;
    void warn(Reason reason)
    {
        if (m_report.reasons.size() < MAX_REASONS) m_report.reasons.push_back(std::move(reason));
    }

    ListSource const& m_source;
    ListStore& m_store;
    ListSchemas const& m_schemas;
    ListImport const& m_request;
    Instant m_now;
    ImportReport& m_report;
    Progress& m_progress;

    std::optional<StoredList> m_before;
    std::optional<crypto::Certificate> m_root;
    std::optional<KeySet> m_key_set;
    std::optional<Head> m_head;
    std::optional<model::Sha256> m_head_digest;
    std::optional<model::Sha256> m_position_digest;
    Bytes m_position; ///< canonical
    std::optional<CodeLists> m_codes;
    StateTree m_tree;
    std::map<std::string, std::string> m_why; ///< what the deltas said, by id
    std::string m_last_id;
};

Step<ListOutcome> Import::run()
{
    if (auto const step = read_head_document(); !step) return step.reason();
    if (auto const step = check_addressing(); !step) return step.reason();
    if (auto const step = check_sequence(); !step) return step.reason();
    check_freshness();
    if (m_before && m_before->head_digest == *m_head_digest) return ListOutcome::Duplicate;
    if (m_before && m_before->position.seq == m_head->position.seq) {
        if (auto const done = m_store.refresh(stored()); !done)
            return Reason{ReasonCode::Local, done.refusal().reason, done.refusal().where};
        return ListOutcome::NoChange;
    }
    if (auto const step = read_code_lists(); !step) return step.reason();
    return take_over();
}

/// Steps 1 to 3: size, pre-scan, and who signed. Nothing of the head is believed before that but the number of the key
/// set and the list whose pinned root is to be used.
Step<Passed> Import::read_head_document()
{
    auto const text = fetch(m_source, HEAD_FILE, MAX_HEAD);
    if (!text) return text.reason();
    m_head_digest = crypto::sha256(*text);
    m_report.files.push_back(*m_head_digest);
    auto const document = parse(*text, HEAD_FILE, "ListHead");
    if (!document) return document.reason();
    auto const root = (*document).root();
    auto const position = root.child("Position");
    if (auto const step = find_root(position.child("ListId").trimmed_text()); !step) return step.reason();
    if (auto const step = read_key_set(root.child("KeySet")); !step) return step.reason();
    if (auto const step = check_signature(*document, *m_key_set, "head", m_now); !step) return step.reason();
    if (auto const step = check_schema(*document, m_schemas.list); !step) return step.reason();
    auto const head = read_head(root);
    if (!head) return Reason{ReasonCode::Schema, head.refusal().reason, head.refusal().where};
    m_head = *head;
    m_position = xml::exclusive_canonical(position);
    m_position_digest = crypto::sha256(m_position);
    m_report.list_id = m_head->position.list_id;
    m_report.issuer = m_head->header.sender;
    m_report.code_list_version = m_head->header.code_list_version;
    m_report.epoch = m_head->position.epoch;
    m_report.seq = m_head->position.seq;
    m_report.about_message = m_head->header.message_id;
    return Passed{};
}

Step<Passed> Import::find_root(std::string const& list_id)
{
    m_before = m_store.find(list_id);
    if (m_before) {
        m_report.before = {m_before->position.seq, m_before->position.state_digest};
        m_report.after = m_report.before;
        auto pinned = crypto::Certificate::parse(m_before->root_certificate, "root");
        if (!pinned) return Reason{ReasonCode::Local, "the pinned root certificate cannot be read", "root"};
        if (m_request.root && m_request.root->digest() != pinned->digest())
            return Reason{ReasonCode::Key, "another root certificate is pinned for this list", "root"};
        m_root = *pinned;
    } else {
        m_root = m_request.root;
    }
    if (!m_root)
        return Reason{
            ReasonCode::Key, "no root certificate is pinned for this list yet: it must be given once", "root"};
    return Passed{};
}

Step<Passed> Import::read_key_set(xml::Node const& stated)
{
    auto const version = stated.attribute("version");
    auto const name = "keyset-" + version + ".xml";
    auto const text = fetch(m_source, name, MAX_KEY_SET);
    if (!text) return text.reason();
    m_report.files.push_back(crypto::sha256(*text));
    auto const document = parse(*text, name, "KeySet");
    if (!document) return document.reason();
    auto const key_set = open_key_set(*document, *m_root, m_schemas.list);
    if (!key_set) return key_set.reason();
    if (digest_text(crypto::sha256(*text)) != stated.attribute("digest") ||
        std::to_string((*key_set).version) != version)
        return Reason{ReasonCode::FileDigest, "the key set is not the one the head names", name};
    if (m_before && (*key_set).version < m_before->key_set_version)
        return Reason{ReasonCode::Rollback, "a newer key set than this was seen before", name};
    if ((*key_set).header.environment != m_request.environment)
        return Reason{ReasonCode::Environment,
            "the key set is of environment " + std::string(word_of((*key_set).header.environment)), name};
    if ((*key_set).valid_until < m_now)
        return Reason{ReasonCode::Stale, "the key set expired at " + (*key_set).valid_until.text(), name};
    m_key_set = *key_set;
    return Passed{};
}

Step<Passed> Import::check_addressing()
{
    auto const& header = m_head->header;
    if (header.environment != m_request.environment)
        return Reason{ReasonCode::Environment,
            "expected environment " + std::string(word_of(m_request.environment)) + ", found " +
                std::string(word_of(header.environment)),
            HEAD_FILE};
    if (std::find(header.audience.begin(), header.audience.end(), m_request.self.code) == header.audience.end())
        return Reason{ReasonCode::Audience, "the list is not addressed to " + m_request.self.code, HEAD_FILE};
    if (!m_request.list_id.empty() && m_request.list_id != m_head->position.list_id)
        return Reason{ReasonCode::ListId, "expected list " + m_request.list_id + ", found " + m_head->position.list_id,
            HEAD_FILE};
    return Passed{};
}

/// Steps 4 and 5. TUF's rollback, freeze and fork: an older head, an expired one, and one that tells another story.
Step<Passed> Import::check_sequence()
{
    auto const& position = m_head->position;
    if (m_before) {
        auto const& seen = m_before->position;
        if (position.epoch != seen.epoch)
            return Reason{ReasonCode::Epoch,
                "expected epoch " + std::to_string(seen.epoch) + ", found " + std::to_string(position.epoch),
                HEAD_FILE};
        if (m_head->number < m_before->head_number || position.seq < seen.seq)
            return Reason{ReasonCode::Rollback,
                "head " + std::to_string(m_before->head_number) + " at " + std::to_string(seen.seq) +
                    " was seen before, this is head " + std::to_string(m_head->number) + " at " +
                    std::to_string(position.seq),
                HEAD_FILE};
        if (position.seq == seen.seq && *m_position_digest != m_before->position_digest)
            return Reason{ReasonCode::Fork,
                "at " + std::to_string(seen.seq) + " expected " + digest_text(seen.state_digest) + ", found " +
                    digest_text(position.state_digest),
                HEAD_FILE};
        if (m_head->number == m_before->head_number && *m_head_digest != m_before->head_digest)
            return Reason{
                ReasonCode::Fork, "another head with the number " + std::to_string(m_head->number), HEAD_FILE};
        if (position.seq == seen.seq + 1 && position.previous != m_before->position_digest)
            return Reason{ReasonCode::Fork, "this list does not follow the one in force", HEAD_FILE};
    }
    if (m_head->valid_until < m_now)
        return Reason{ReasonCode::Stale, "the head expired at " + m_head->valid_until.text(), HEAD_FILE};
    return Passed{};
}

void Import::check_freshness()
{
    auto const created = m_head->header.created_at.unix_seconds();
    auto const life = m_head->valid_until.unix_seconds() - created;
    auto const latest = m_before ? std::max(created, m_before->head_created_at.unix_seconds()) : created;
    if (m_now.unix_seconds() + CLOCK_SLACK < latest)
        warn({ReasonCode::Clock, "it is " + m_now.text() + " here, but the head was made later", HEAD_FILE});
    if ((m_now.unix_seconds() - created) * 5 > life * 4)
        warn({ReasonCode::NearStale, "the head expires at " + m_head->valid_until.text(), HEAD_FILE});
}

Step<Passed> Import::read_code_lists()
{
    auto const schema = fetch(m_source, m_head->schema);
    if (!schema) return schema.reason();
    auto const text = fetch(m_source, m_head->code_lists);
    if (!text) return text.reason();
    auto codes = CodeLists::parse(*text, m_schemas.codes, m_head->code_lists.name);
    if (!codes) return Reason{ReasonCode::Schema, codes.refusal().reason, codes.refusal().where};
    m_codes = std::move(*codes);
    return Passed{};
}

/// Steps 6 to 15, inside one transaction.
Step<ListOutcome> Import::take_over()
{
    auto change = m_store.begin(m_head->position.list_id, m_head->position.seq);
    if (!change) return Reason{ReasonCode::Local, change.refusal().reason, change.refusal().where};
    auto const plan = planned_deltas();
    if (auto const step = plan.empty() ? take_parts(*change) : take_deltas(*change, plan); !step) return step.reason();
    if (auto const step = check_state(); !step) return step.reason();
    m_report.changes = change->changes();
    for (auto& entry : m_report.changes)
        if (auto const why = m_why.find(entry.id); why != m_why.end()) entry.why = why->second;
    if (auto const step = check_mass_change(); !step) return step.reason();
    change->commit(stored());
    m_report.after = {m_head->position.seq, m_head->position.state_digest};
    return m_report.reasons.empty() ? ListOutcome::Imported : ListOutcome::ImportedWithWarnings;
}

/// Step 7: the deltas from ours + 1 to the head's, when it names all of them.
std::vector<FileRef> Import::planned_deltas() const
{
    std::vector<FileRef> plan;
    if (!m_before || m_request.road == ListRoad::SnapshotOnly) return plan;
    auto next = m_before->position.seq + 1;
    for (auto const& delta : m_head->deltas)
        if (delta.seq == next) {
            plan.push_back(delta.file);
            ++next;
        }
    if (next != m_head->position.seq + 1) plan.clear();
    return plan;
}

Step<Passed> Import::take_parts(ListStore::Change& change)
{
    for (std::size_t i = 0; i < m_head->parts.size(); ++i) {
        m_progress.at(i, m_head->parts.size(), m_head->parts[i].name);
        auto const step = take_part(change, m_head->parts[i], i + 1);
        if (step) continue;
        // A partner that was away needs deltas or a snapshot; a disc may bring neither of what it needs.
        if (step.reason().code == ReasonCode::Fetch && m_before && m_before->position.seq + 1 < m_head->position.seq)
            return Reason{ReasonCode::Gap,
                "neither all deltas from " + std::to_string(m_before->position.seq) + " nor the snapshot are here",
                step.reason().where};
        return step.reason();
    }
    return Passed{};
}

/// Steps 8 to 12 for deltas. What the head names and is not right stops the import: there is no silent way round it.
Step<Passed> Import::take_deltas(ListStore::Change& change, std::vector<FileRef> const& plan)
{
    change.begin_with_old_state();
    DeltaImport deltas(*m_before, m_store.states(m_before->list_id), *m_codes, change);
    for (auto const& file : plan) {
        m_progress.at(m_report.deltas, plan.size(), file.name);
        auto const document = open_list_file(m_source, file, "ListDelta", file_check());
        if (!document) return document.reason();
        m_report.files.push_back(file.digest);
        if (auto const step = deltas.take(*document); !step) return step.reason();
        ++m_report.deltas;
    }
    m_report.read = deltas.read();
    for (auto const& reason : deltas.warnings())
        warn(reason);
    if (deltas.state().position_digest() != *m_position_digest)
        return Reason{ReasonCode::Fork, "the last delta is of another position than the head", plan.back().name};
    for (auto const& [id, entry] : deltas.state().entries())
        m_tree.add(entry);
    m_why = deltas.why();
    return Passed{};
}

ListFileCheck Import::file_check() const
{
    return {m_schemas.list, *m_key_set, m_request.environment, m_now};
}

Step<Passed> Import::take_part(ListStore::Change& change, FileRef const& file, std::size_t number)
{
    auto const document = open_list_file(m_source, file, "DisciplineList", file_check());
    if (!document) return document.reason();
    m_report.files.push_back(file.digest);
    auto const root = (*document).root();
    if (xml::exclusive_canonical(root.child("Position")) != m_position)
        return Reason{
            ReasonCode::State, "the part is of another position than the head", root.child("Position").place()};
    auto const part = root.child("Part");
    auto const entries = root.children("Entry");
    if (part.attribute("no") != std::to_string(number) ||
        part.attribute("of") != std::to_string(m_head->parts.size()) ||
        part.attribute("count") != std::to_string(entries.size()))
        return Reason{ReasonCode::Count, "the part is not the one expected, or not all of it", part.place()};
    for (auto const& entry : entries)
        if (auto const step = take_entry(change, entry); !step) return step.reason();
    return Passed{};
}

Step<Passed> Import::take_entry(ListStore::Change& change, xml::Node const& node)
{
    ++m_report.read;
    auto reading = read_entry(node, *m_codes);
    if (!reading.entry) {
        // All that is wrong with this entry is reported, the first stops the import.
        auto const first = *std::find_if(reading.reasons.begin(), reading.reasons.end(),
            [](Reason const& reason) { return !is_warning(reason.code); });
        return first;
    }
    for (auto& reason : reading.reasons)
        warn(std::move(reason));
    auto const& state = reading.entry->state;
    if (!m_last_id.empty() && !(m_last_id < state.id))
        return Reason{ReasonCode::Rule, "ids must ascend: " + m_last_id + " stands before it", node.place(), state.id};
    m_last_id = state.id;
    m_tree.add(state);
    change.add(*reading.entry);
    return Passed{};
}

Step<Passed> Import::check_state()
{
    auto const& position = m_head->position;
    if (m_tree.size() != position.entry_count)
        return Reason{ReasonCode::Count,
            "expected " + std::to_string(position.entry_count) + " entries, found " + std::to_string(m_tree.size()),
            HEAD_FILE};
    if (m_tree.root() != position.state_digest)
        return Reason{ReasonCode::State,
            "expected " + digest_text(position.state_digest) + ", found " + digest_text(m_tree.root()), HEAD_FILE};
    return Passed{};
}

/// Step 14: a list that loses much at once is held until a person has looked at it.
Step<Passed> Import::check_mass_change()
{
    if (!m_before || !m_request.confirmed_by.empty()) return Passed{};
    auto const old_count = m_before->position.entry_count;
    auto const removed = m_report.count(EntryChange::Kind::Removed);
    auto const shrunk = m_tree.size() * 100 < old_count * 95 && old_count - m_tree.size() > SMALL_CHANGE;
    if (removed <= std::max(SMALL_CHANGE, old_count / 50) && !shrunk) return Passed{};
    return Reason{ReasonCode::MassChange,
        std::to_string(removed) + " of " + std::to_string(old_count) + " entries would be removed", HEAD_FILE};
}

StoredList Import::stored() const
{
    return {m_head->position.list_id, m_head->header.environment, m_head->header.sender, m_root->der(),
        m_head->position, *m_position_digest, m_head->number, *m_head_digest, m_head->header.created_at,
        m_head->valid_until, m_key_set->version, m_now};
}

} // namespace

Outcome<ListSchemas> ListSchemas::load(std::filesystem::path const& folder)
{
    auto list = xml::Schema::load(folder / "jdl-1.0.xsd");
    if (!list) return list.refusal();
    auto codes = xml::Schema::load(folder / "jdl-codes-1.0.xsd");
    if (!codes) return codes.refusal();
    return ListSchemas{std::move(*list), std::move(*codes)};
}

ImportReport import_list(ListSource const& source, ListStore& store, ListSchemas const& schemas,
    ListImport const& request, Clock const& clock, Random& random, Progress& progress)
{
    auto const now = clock.now();
    ImportReport report{crypto::uuid(random), "none", request.environment, request.self, {},
        request.list_id.empty() ? "UNKNOWN" : request.list_id, {}, {}, {}, {}, now, now, ListOutcome::Rejected, {}, {},
        {}};
    auto const outcome = Import(source, store, schemas, request, now, report, progress).run();
    if (outcome) {
        report.outcome = *outcome;
    } else {
        report.outcome = outcome.reason().code == ReasonCode::MassChange ? ListOutcome::Held : ListOutcome::Rejected;
        report.reasons.insert(report.reasons.begin(), outcome.reason());
        if (report.outcome == ListOutcome::Rejected) report.changes.clear();
    }
    report.finished_at = clock.now();
    if (auto const done = store.keep_report(report); !done)
        report.reasons.push_back({ReasonCode::Local, "the report could not be kept: " + done.refusal().reason, ""});
    return report;
}

} // namespace xindang::exchange
