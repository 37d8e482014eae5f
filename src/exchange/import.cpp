#include <exchange/import.h>

#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/import_consent.h>
#include <exchange/import_deltas.h>
#include <exchange/import_head.h>
#include <exchange/import_parts.h>
#include <exchange/publication.h>
#include <exchange/store_change.h>
#include <exchange/work_list.h>

#include <algorithm>
#include <map>

namespace xindang::exchange {

namespace {

constexpr std::size_t MAX_REASONS = 100;
constexpr char DATED_ANEW[] = "says the same, dated anew";

/// One import, step by step. A step that stops gives its reason; import_list() turns it into a report.
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
    /// Whether the new state is whole and only a person is missing.
    bool waits_for_a_person() const { return m_waits; }
    /// So that a person can agree to what was shown.
    void remember_held();

private:
    Step<Passed> read_head_document();
    Step<Passed> find_root(std::string const& list_id);
    Step<Passed> read_code_lists();
    Step<ListOutcome> take_over();
    std::vector<FileRef> planned_deltas() const;
    Step<Passed> take_parts(StoreChange& change);
    Step<Passed> take_deltas(StoreChange& change, std::vector<FileRef> const& plan);
    ListFileCheck file_check() const
    {
        return {m_schemas.list, m_trusted->key_set, m_request.environment, m_request.limits, m_request.numbers};
    }
    Step<Passed> check_state(TreeHead const& state) const;
    Step<Passed> check_subjects(TreeHead const& index) const;
    Step<Passed> check_consent();
    /// Whether the store is as it was when this import looked at it: another may have ended since.
    bool is_still(std::optional<StoredList> const& found) const
    {
        return found.has_value() == m_before.has_value() && (!found || found->head_digest == m_before->head_digest);
    }
    /// Another epoch than the one in force: numbers tell nothing then.
    bool begins_anew() const { return m_before && m_before->position.epoch != head().position.epoch; }
    StoredList stored() const;
    void warn(std::vector<Reason> const& reasons)
    {
        for (auto const& reason : reasons)
            if (m_report.reasons.size() < MAX_REASONS) m_report.reasons.push_back(reason);
    }
    Head const& head() const { return m_trusted->head; }

    ListSource const& m_source;
    ListStore& m_store;
    ListSchemas const& m_schemas;
    ListImport const& m_request;
    Instant m_now;
    ImportReport& m_report;
    Progress& m_progress;

    std::optional<StoredList> m_before;
    std::optional<crypto::Certificate> m_root;
    std::optional<TrustedHead> m_trusted;
    std::optional<CodeLists> m_codes;
    std::map<std::string, std::string> m_why; ///< what the deltas said, by id
    DeltaWords m_said;
    bool m_waits = false;
};

Step<ListOutcome> Import::run()
{
    if (auto const step = read_head_document(); !step) return step.reason();
    if (auto const step = check_addressing(head(), m_request.environment, m_request.self.code, m_request.list_id);
        !step)
        return step.reason();
    if (auto const& sender = head().header.sender.code; !m_request.issuer.empty() && sender != m_request.issuer)
        return Reason{
            ReasonCode::ListId, "expected a list of " + m_request.issuer + ", found one of " + sender, HEAD_FILE};
    if (auto const step = check_sequence(*m_trusted, m_before, m_now); !step) return step.reason();
    warn(freshness_warnings(head(), m_before, m_now));
    if (m_before && m_before->head_digest == m_trusted->digest) return ListOutcome::Duplicate;
    if (m_before && !begins_anew() && m_before->position.seq == head().position.seq) {
        if (auto const done = m_store.refresh(stored(), m_before->head_digest); !done)
            return Reason{ReasonCode::Local, done.refusal().reason, done.refusal().where};
        return ListOutcome::NoChange;
    }
    if (auto const step = read_code_lists(); !step) return step.reason();
    return take_over();
}

/// Steps 1 to 3: size, pre-scan, and who signed.
Step<Passed> Import::read_head_document()
{
    auto const fetched = fetch_head(m_source, m_request.limits);
    if (!fetched) return fetched.reason();
    m_report.files.push_back(fetched->digest);
    if (auto const step = find_root(stated_list(*fetched)); !step) return step.reason();
    auto trusted = believe_head(*fetched, m_source,
        {m_schemas.list, *m_root, m_before ? m_before->key_set_version : 0, m_request.environment, m_now,
            m_request.limits});
    if (!trusted) return trusted.reason();
    m_trusted = std::move(*trusted);
    if (m_trusted->root.digest() != m_root->digest())
        warn({{ReasonCode::NewRoot,
            "the root certificate is now " + m_trusted->root.digest().hex() + ", vouched for by the one before",
            key_set_file(m_trusted->key_set.version)}});
    m_report.files.insert(m_report.files.end(), m_trusted->files.begin(), m_trusted->files.end());
    if (auto const extension = fetched->document.root().child("Header").child("Ext"))
        warn({{ReasonCode::Extension, "an extension was kept and not understood", extension.place()}});
    m_report.list_id = head().position.list_id;
    m_report.issuer = head().header.sender;
    m_report.code_list_version = head().header.code_list_version;
    m_report.epoch = head().position.epoch;
    m_report.seq = head().position.seq;
    m_report.about_message = head().header.message_id;
    return Passed{};
}

Step<Passed> Import::find_root(std::string const& list_id)
{
    m_before = m_store.find(list_id);
    if (m_before) {
        m_report.before = {m_before->position.seq, m_before->position.state_digest, m_before->position.epoch};
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

Step<Passed> Import::read_code_lists()
{
    auto const schema = fetch(m_source, head().schema, m_request.limits);
    if (!schema) return schema.reason();
    auto const text = fetch(m_source, head().code_lists, m_request.limits);
    if (!text) return text.reason();
    auto codes = CodeLists::parse(*text, m_schemas.codes, head().code_lists.name);
    if (!codes) return Reason{ReasonCode::Schema, codes.refusal().reason, codes.refusal().where};
    m_codes = std::move(*codes);
    return Passed{};
}

/// Steps 6 to 15, inside one transaction.
Step<ListOutcome> Import::take_over()
{
    auto change = m_store.begin(head().position.list_id, head().position.epoch, head().position.seq);
    if (!change) return Reason{ReasonCode::Local, change.refusal().reason, change.refusal().where};
    if (!is_still(m_store.find(head().position.list_id)))
        return Reason{ReasonCode::Local, "another import ran meanwhile; run this one again", "store"};
    auto const plan = planned_deltas();
    if (auto const step = plan.empty() ? take_parts(*change) : take_deltas(*change, plan); !step) return step.reason();
    if (auto const step = check_state(change->state()); !step) return step.reason();
    if (auto const step = check_subjects(change->subjects()); !step) return step.reason();
    m_report.changes = change->changes();
    for (auto& entry : m_report.changes)
        if (auto const why = m_why.find(entry.id); why != m_why.end()) entry.why = why->second;
    if (begins_anew())
        for (auto& entry : m_report.changes)
            if (entry.kind == EntryChange::Kind::Amended &&
                says_the_same(
                    change->xml_at(entry.id, StoreChange::At::Before), change->xml_at(entry.id, StoreChange::At::Now)))
                entry.why = DATED_ANEW;
    if (auto const step = check_consent(); !step) return step.reason();
    m_report.work = work_of(*change, m_report.changes, m_said, m_request.self.code, model::CivilDate::on(m_now));
    for (auto const& [id, removal] : m_said.removals)
        if (removal.effect == Removal::Effect::ExTunc) change->remember_voided(id);
    change->commit(stored(), m_request.kept_states, begins_anew() ? m_request.confirmed_by : std::string());
    m_report.after = {head().position.seq, head().position.state_digest, head().position.epoch};
    return m_report.reasons.empty() ? ListOutcome::Imported : ListOutcome::ImportedWithWarnings;
}

/// Step 7: the deltas from ours + 1 to the head's, when it names all of them.
std::vector<FileRef> Import::planned_deltas() const
{
    std::vector<FileRef> plan;
    if (!m_before || begins_anew() || m_request.road == ListRoad::SnapshotOnly) return plan;
    auto next = m_before->position.seq + 1;
    for (auto const& delta : head().deltas)
        if (delta.seq == next) {
            plan.push_back(delta.file);
            ++next;
        }
    if (next != head().position.seq + 1) plan.clear();
    return plan;
}

/// Steps 8 to 12 for the snapshot.
Step<Passed> Import::take_parts(StoreChange& change)
{
    auto const& parts = head().parts;
    change.begin_snapshot();
    PartsReader reader({m_source, parts, file_check(), m_trusted->position, *m_codes});
    std::size_t part = 0;
    while (auto const batch = reader.next()) {
        m_progress.at(part, parts.size(), parts[std::min(part, parts.size() - 1)].name);
        warn(batch->warnings);
        for (auto const& entry : batch->entries)
            change.take(entry);
        m_report.read += batch->entries.size();
        if (batch->finished) {
            m_report.files.push_back(*batch->finished);
            ++part;
        }
        if (!batch->stopped) continue;
        auto const& reason = *batch->stopped;
        // A partner that was away needs deltas or a snapshot; a disc may bring neither of what it needs.
        if (reason.code == ReasonCode::Fetch && m_before && !begins_anew() &&
            m_before->position.seq + 1 < head().position.seq)
            return Reason{ReasonCode::Gap,
                "neither all deltas from " + std::to_string(m_before->position.seq) + " nor the snapshot are here",
                reason.where};
        return reason;
    }
    change.end_snapshot();
    return Passed{};
}

/// Steps 8 to 12 for deltas. What the head names and is not right stops the import: there is no silent way round it.
Step<Passed> Import::take_deltas(StoreChange& change, std::vector<FileRef> const& plan)
{
    DeltaImport deltas(*m_before, *m_codes, m_request.numbers, change);
    for (auto const& file : plan) {
        m_progress.at(m_report.deltas, plan.size(), file.name);
        if (auto const step = deltas.take(m_source, file, file_check()); !step) return step.reason();
        m_report.files.push_back(file.digest);
        ++m_report.deltas;
    }
    m_report.read = deltas.read();
    warn(deltas.warnings());
    if (deltas.state().position_digest() != m_trusted->position_digest)
        return Reason{ReasonCode::Fork, "the last delta is of another position than the head", plan.back().name};
    m_why = deltas.why();
    m_said = {deltas.removals(), deltas.corrected()};
    return Passed{};
}

/// Step 13.
Step<Passed> Import::check_state(TreeHead const& state) const
{
    auto const& position = head().position;
    if (state.size != position.entry_count)
        return Reason{ReasonCode::Count,
            "expected " + std::to_string(position.entry_count) + " entries, found " + std::to_string(state.size),
            HEAD_FILE};
    if (state.root != position.state_digest)
        return Reason{ReasonCode::State,
            "expected " + digest_text(position.state_digest) + ", found " + digest_text(state.root), HEAD_FILE};
    return Passed{};
}

Step<Passed> Import::check_subjects(TreeHead const& index) const
{
    auto const& position = head().position;
    if (index.size == position.subject_count && index.root == position.subject_digest) return Passed{};
    return Reason{ReasonCode::State,
        "expected a subject index of " + std::to_string(position.subject_count) + " lines " +
            digest_text(position.subject_digest) + ", found " + std::to_string(index.size) + " lines " +
            digest_text(index.root),
        HEAD_FILE};
}

/// Step 14. What waits is remembered, so that a person can agree to what was shown.
Step<Passed> Import::check_consent()
{
    if (!m_before) return Passed{};
    auto const answer =
        consent(*m_before, head().position, m_trusted->position_digest, m_report.count(EntryChange::Kind::Removed),
            {m_request.confirmed_by, m_request.accepted_epoch, m_store.held(head().position.list_id)});
    warn(answer.notes);
    if (!answer.withheld) return Passed{};
    m_waits = true;
    return *answer.withheld;
}

void Import::remember_held()
{
    if (auto const done = m_store.hold(head().position.list_id, m_trusted->position_digest); !done)
        warn({{ReasonCode::Local, "what is held could not be kept: " + done.refusal().reason, ""}});
}

static std::vector<model::Sha256> head_keys_of(KeySet const& key_set)
{
    std::vector<model::Sha256> digests;
    for (auto const& key : key_set.keys)
        if (key.role == "head" && !key.revoked_at) digests.push_back(crypto::sha256(key.certificate_der));
    return digests;
}

StoredList Import::stored() const
{
    return {head().position.list_id, head().header.environment, head().header.sender, m_trusted->root.der(),
        head().position, m_trusted->position_digest, head().number, m_trusted->digest, head().header.created_at,
        head().valid_until, m_trusted->key_set.version, m_now, m_before ? m_before->stale_after : 0,
        head_keys_of(m_trusted->key_set)};
}

/// A store that fails in the middle of writing has rolled back: the list in force is what it was, and the report says
/// so.
Step<ListOutcome> run_to_its_end(Import& run)
{
    try {
        return run.run();
    } catch (sql::SqlError const& error) {
        return Reason{ReasonCode::Local, error.what(), "store"};
    }
}

void keep(ImportReport& report, ListStore& store)
{
    auto const lost = [&report](std::string const& why) {
        report.reasons.push_back({ReasonCode::Local, "the report could not be kept: " + why, "store"});
    };
    try {
        if (auto const done = store.keep_report(report); !done) lost(done.refusal().reason);
    } catch (sql::SqlError const& error) {
        lost(error.what());
    }
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
    Import run(source, store, schemas, request, now, report, progress);
    auto const outcome = run_to_its_end(run);
    if (outcome) {
        report.outcome = *outcome;
    } else {
        report.outcome = outcome.reason().code == ReasonCode::MassChange ? ListOutcome::Held : ListOutcome::Rejected;
        report.reasons.insert(report.reasons.begin(), outcome.reason());
        if (run.waits_for_a_person()) {
            run.remember_held();
        } else {
            report.changes.clear();
        }
    }
    report.finished_at = clock.now();
    keep(report, store);
    return report;
}

} // namespace xindang::exchange
