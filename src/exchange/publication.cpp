#include <exchange/publication.h>

#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/changed_fields.h>
#include <exchange/digests.h>
#include <exchange/list_xml.h>
#include <exchange/publication_keys.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace xindang::exchange {

namespace {

constexpr std::size_t PART_ENTRIES = 2'500; // near 6 MB: a partner holds two parts in memory, and what was read of one
constexpr std::size_t DELTA_CHANGES = 10'000; // more than that at once and a partner takes the snapshot
constexpr std::size_t MAX_FILE = std::size_t{64} << 20;
constexpr std::int64_t HOUR = 3600;
constexpr std::size_t NAME_DIGITS = 12;

FileRef reference(NamedFile const& file)
{
    return {file.name, file.content.size(), crypto::sha256(file.content)};
}

/// A name that says what is in the file, so that a changed file has another name.
NamedFile by_contents(std::string const& stem, std::string const& extension, Bytes const& content)
{
    return {stem + "-" + crypto::sha256(content).hex().substr(0, NAME_DIGITS) + extension, content};
}

/// The entries as they will stand in the list.
struct State {
    std::vector<Bytes> entries;
    StateTree tree;
    SubjectIndex subjects;
    std::size_t added = 0;
    std::size_t amended = 0;
    std::size_t removed = 0;
    std::vector<DeltaChange> changes;        ///< against what was published; none for a first publication
    std::vector<Bytes> changed;              ///< beside it: the entry, empty for a removed one
    std::map<std::string, Bytes> amendments; ///< amended entries alone, by id
};

model::Sha256 digest_of(ListEntry const& entry, std::uint64_t version, Instant updated_at)
{
    return crypto::sha256(entry_canonical(entry, version, updated_at));
}

Outcome<Done> check(ListEntry const& entry)
{
    if (entry.names.empty() || entry.decisions.empty())
        return Refusal{Fault::BadInput, "an entry needs a name and a decision", entry.id};
    for (auto const& decision : entry.decisions)
        if (decision.bases.empty()) return Refusal{Fault::BadInput, "a decision needs a legal basis", entry.id};
    return Done{};
}

/// As identifiers_of() finds them in the published entry.
std::vector<SubjectIdentifier> indexed_identifiers(ListEntry const& entry)
{
    auto identifiers = entry.identifiers;
    if (!entry.credit_code.empty())
        identifiers.push_back({"credit-code", SubjectIdentifier::Form::Clear, entry.credit_code});
    return identifiers;
}

Outcome<Done> add_entry(
    State& state, ListEntry const& entry, PublishedList::Entry const* before, PublicationRequest const& request)
{
    auto const now = request.now;
    if (auto const done = check(entry); !done) return done.refusal();
    // As published? Then under its old version and time it gives its old digest.
    auto version = before ? before->state.version : 1;
    auto updated_at = before ? before->updated_at : now;
    auto digest = digest_of(entry, version, updated_at);
    if (before && digest != before->state.digest) {
        ++state.amended;
        ++version;
        updated_at = now;
        digest = digest_of(entry, version, updated_at);
    }
    if (!before) ++state.added;
    EntryState const now_is{entry.id, version, "active", digest};
    state.tree.add(now_is);
    state.subjects.add(indexed_identifiers(entry), entry.id);
    state.entries.push_back(entry_in_list(entry, version, updated_at, digest));
    if (before && version == before->state.version) return Done{};
    DeltaChange change{DeltaChange::Kind::Add, entry.id, 0, {}, now_is};
    if (before) {
        // Suspensions are not told apart from other changes yet.
        change.kind = DeltaChange::Kind::Amend;
        change.base_version = before->state.version;
        change.base_digest = before->state.digest;
        change.amendment = request.corrections.contains(entry.id) ? CORRECTION : "update";
        state.amendments.emplace(entry.id, entry_alone(entry, version, updated_at));
    }
    state.changes.push_back(std::move(change));
    state.changed.push_back(state.entries.back());
    return Done{};
}

Outcome<Done> remove_entry(State& state, PublishedList::Entry const& before, PublicationRequest const& request)
{
    auto const& old = before.state;
    auto const why = request.removals.find(old.id);
    if (why == request.removals.end())
        return Refusal{Fault::Conflict, "an entry may not leave the list without a reason", old.id};
    ++state.removed;
    DeltaChange change{DeltaChange::Kind::Remove, old.id, old.version, old.digest, {}};
    change.removal = why->second;
    state.changes.push_back(std::move(change));
    state.changed.emplace_back();
    return Done{};
}

Outcome<State> build_state(PublicationRequest const& request)
{
    std::map<std::string, PublishedList::Entry const*> before;
    if (request.previous)
        for (auto const& entry : request.previous->entries)
            before.emplace(entry.state.id, &entry);
    std::map<std::string, ListEntry const*> now;
    for (auto const& entry : request.entries)
        if (!now.emplace(entry.id, &entry).second)
            return Refusal{Fault::Conflict, "two entries have the same id", entry.id};
    State state;
    auto old = before.begin();
    // Both in ascending ids, and so are the changes.
    auto const remove_up_to = [&](std::string const* id) -> Outcome<Done> {
        for (; old != before.end() && (!id || old->first < *id); ++old)
            if (auto const done = remove_entry(state, *old->second, request); !done) return done.refusal();
        return Done{};
    };
    for (auto const& [id, entry] : now) {
        if (auto const done = remove_up_to(&id); !done) return done.refusal();
        auto const known = old != before.end() && old->first == id;
        auto const done = add_entry(state, *entry, known ? old->second : nullptr, request);
        if (!done) return done.refusal();
        if (known) ++old;
    }
    if (auto const done = remove_up_to(nullptr); !done) return done.refusal();
    return state;
}

Header header_of(PublicationRequest const& request, Random& random)
{
    return {crypto::uuid(random), request.code_list_version, request.environment, request.sender, request.audience,
        request.now};
}

/// The signed parts of a new state.
Outcome<Done> add_parts(Publication& publication, PublicationRequest const& request, State const& state,
    ListSigners const& signers, Random& random)
{
    auto const& position = publication.head.position;
    auto const parts = std::max<std::size_t>(1, (state.entries.size() + PART_ENTRIES - 1) / PART_ENTRIES);
    for (std::size_t part = 0; part < parts; ++part) {
        auto const from = state.entries.begin() + static_cast<std::ptrdiff_t>(part * PART_ENTRIES);
        auto const count = std::min(PART_ENTRIES, state.entries.size() - part * PART_ENTRIES);
        std::vector<Bytes> const entries(from, from + static_cast<std::ptrdiff_t>(count));
        auto const text =
            signed_by(part_document(header_of(request, random), position, part + 1, parts, entries), signers.list);
        if (!text) return text.refusal();
        publication.files.push_back(
            {"list-" + std::to_string(position.seq) + "-" + std::to_string(part + 1) + ".xml", *text});
        publication.head.parts.push_back(reference(publication.files.back()));
    }
    return Done{};
}

/// The signed way from the position before to the new one, and the ways before it that are still named.
Outcome<Done> add_delta(Publication& publication, PublicationRequest const& request, State const& state,
    ListSigners const& signers, Random& random)
{
    if (!request.previous || state.changes.size() > DELTA_CHANGES) return Done{};
    if (!request.published) throw std::logic_error("a follow-up needs the files published before");
    auto const& before = request.previous->head;
    auto const fields = changed_fields(*request.published, before, state.amendments);
    if (!fields) return fields.refusal();
    Delta delta{header_of(request, random), publication.head.position, before.position.seq,
        before.position.state_digest, state.added, state.amended, state.removed, state.changes};
    for (auto& change : delta.changes)
        if (change.kind == DeltaChange::Kind::Amend) change.changed = fields->at(change.id);
    auto const text = signed_by(delta_document(delta, state.changed), signers.list);
    if (!text) return text.refusal();
    publication.files.push_back({"delta-" + std::to_string(delta.position.seq) + ".xml", *text});
    auto& deltas = publication.head.deltas;
    deltas = before.deltas;
    deltas.push_back({delta.position.seq, reference(publication.files.back())});
    auto const kept = std::min(request.kept_deltas, MAX_DELTAS);
    if (deltas.size() > kept) deltas.erase(deltas.begin(), deltas.end() - static_cast<std::ptrdiff_t>(kept));
    return Done{};
}

Position next_position(PublicationRequest const& request, State const& state)
{
    auto const& previous = request.previous;
    return {request.list_id, previous ? previous->head.position.epoch : request.epoch,
        previous ? previous->head.position.seq + 1 : 1, state.tree.root(), state.tree.size(), state.subjects.root(),
        state.subjects.size(), previous ? std::optional(previous->position_digest) : std::nullopt};
}

Outcome<Bytes> named_file(ListSource const& source, FileRef const& file)
{
    auto content = source.get(file.name, MAX_FILE);
    if (!content) return content.refusal();
    if (content->size() != file.bytes || crypto::sha256(*content) != file.digest)
        return Refusal{Fault::Corrupt, "the published file was changed", file.name};
    return content;
}

Outcome<Done> read_part(PublishedList& list, BytesView text, std::string const& name)
{
    auto const document = xml::Document::parse(text, xml::Limits::foreign(), name);
    if (!document) return document.refusal();
    for (auto const& entry : document->root().children("Entry")) {
        auto const state = read_entry_state(entry);
        auto const updated_at = Instant::parse(entry.child("UpdatedAt").trimmed_text());
        if (!state) return state.refusal();
        if (!updated_at) return updated_at.refusal();
        list.entries.push_back({*state, *updated_at});
    }
    return Done{};
}

} // namespace

std::string key_set_file(std::uint64_t version)
{
    return "keyset-" + std::to_string(version) + ".xml";
}

Outcome<PublishedList> read_published_head(ListSource const& source)
{
    auto const text = source.get(HEAD_FILE, MAX_FILE);
    if (!text) return text.refusal();
    auto const document = xml::Document::parse(*text, xml::Limits::foreign(), HEAD_FILE);
    if (!document) return document.refusal();
    auto const head = read_head(document->root());
    if (!head) return head.refusal();
    auto const key_set_name = key_set_file(head->key_set_version);
    auto const key_set_text = source.get(key_set_name, MAX_FILE);
    if (!key_set_text) return key_set_text.refusal();
    if (crypto::sha256(*key_set_text) != head->key_set_digest)
        return Refusal{Fault::Corrupt, "the published file was changed", key_set_name};
    auto const key_set_document = xml::Document::parse(*key_set_text, xml::Limits::foreign(), key_set_name);
    if (!key_set_document) return key_set_document.refusal();
    auto const key_set = read_key_set(key_set_document->root());
    if (!key_set) return key_set.refusal();
    return PublishedList{
        *head, crypto::sha256(*text), position_digest(document->root().child("Position")), {}, *key_set};
}

Outcome<PublishedList> read_published(ListSource const& source)
{
    auto list = read_published_head(source);
    if (!list) return list.refusal();
    for (auto const& part : list->head.parts) {
        auto const content = named_file(source, part);
        if (!content) return content.refusal();
        if (auto const done = read_part(*list, *content, part.name); !done) return done.refusal();
    }
    return list;
}

Outcome<Publication> build_publication(PublicationRequest const& request, ListSigners const& signers, Random& random)
{
    // A head from the past would be an old one to every partner, and its entries older than those they amend.
    if (request.previous && request.now < request.previous->head.header.created_at)
        return Refusal{Fault::Conflict,
            "it is " + request.now.text() + " here, but the list was published at " +
                request.previous->head.header.created_at.text(),
            "clock"};
    auto const state = build_state(request);
    if (!state) return state.refusal();
    auto const changed = !request.previous || !state->changes.empty();
    auto const schema = by_contents("jdl-1.0", ".xsd", request.schema);
    auto const codes = by_contents("codelists", ".xml", request.code_lists);
    auto const valid_for = static_cast<std::int64_t>(request.head_valid_hours) * HOUR;
    Publication publication{{schema, codes},
        {header_of(request, random), changed ? next_position(request, *state) : request.previous->head.position,
            request.previous ? request.previous->head.number + 1 : 1, request.now.plus_seconds(valid_for),
            request.now.plus_seconds(valid_for / 2), {}, 0, model::Sha256{{}}, reference(schema), reference(codes)},
        state->added, state->amended, state->removed, changed};
    auto const keys = key_set_to_publish(request, header_of(request, random), signers);
    if (!keys) return keys.refusal();
    publication.head.key_set_version = keys->version;
    publication.head.key_set_digest = keys->digest;
    if (keys->file) publication.files.push_back(*keys->file);
    if (!changed) {
        publication.head.parts = request.previous->head.parts;
        publication.head.deltas = request.previous->head.deltas;
    } else {
        if (auto const done = add_parts(publication, request, *state, signers, random); !done) return done.refusal();
        if (auto const done = add_delta(publication, request, *state, signers, random); !done) return done.refusal();
    }
    auto const head = signed_by(head_document(publication.head), signers.head);
    if (!head) return head.refusal();
    publication.files.push_back({HEAD_FILE, *head});
    return publication;
}

} // namespace xindang::exchange
