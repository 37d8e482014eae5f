#include <exchange/proof.h>

#include <crypto/hash.h>
#include <exchange/digests.h>
#include <exchange/import_head.h>
#include <exchange/list_xml.h>
#include <exchange/proof_claim.h>
#include <exchange/publication.h>
#include <xml/builder.h>
#include <xml/canonical.h>

#include <algorithm>
#include <map>

namespace xindang::exchange {

namespace {

constexpr char PROOF[] = "urn:x-jdl:proof:1";
constexpr char PROOF_NAME[] = "proof";
constexpr std::size_t MAX_FILE = std::size_t{64} << 20;
constexpr std::uint64_t MAX_KEY_SETS = 64;
constexpr std::size_t MAX_PROOF = std::size_t{4} << 20;

/// What a proof needs of the whole list, read from its parts.
struct ReadList {
    Head head;
    Bytes head_text;
    std::vector<std::pair<std::uint64_t, Bytes>> key_sets;
    std::vector<EntryState> entries;
    SubjectIndex subjects;
    std::map<std::string, Bytes> asked; ///< canonical entries the question is about, by id
};

bool is_asked(ListQuestion const& question, std::string const& id, std::vector<SubjectIdentifier> const& identifiers)
{
    if (!question.subject) return id == question.entry;
    auto const key = subject_key(*question.subject);
    return std::any_of(identifiers.begin(), identifiers.end(),
        [&](SubjectIdentifier const& identifier) { return subject_key(identifier) == key; });
}

Outcome<Done> read_part(ReadList& list, ListSource const& files, FileRef const& part, ListQuestion const& question)
{
    auto const text = files.get(part.name, MAX_FILE);
    if (!text) return text.refusal();
    if (crypto::sha256(*text) != part.digest)
        return Refusal{Fault::Corrupt, "the file is not the one the head names", part.name};
    auto const document = xml::Document::parse(*text, xml::Limits::foreign(), part.name);
    if (!document) return document.refusal();
    for (auto const& entry : document->root().children("Entry")) {
        auto const state = read_entry_state(entry);
        if (!state) return state.refusal();
        auto const identifiers = identifiers_of(entry);
        if (is_asked(question, state->id, identifiers))
            list.asked.emplace(state->id, xml::exclusive_canonical_without(entry, "digest"));
        list.subjects.add(identifiers, state->id);
        list.entries.push_back(*state);
    }
    return Done{};
}

Outcome<ReadList> read_list(ListSource const& files, ListQuestion const& question)
{
    auto text = files.get(HEAD_FILE, MAX_FILE);
    if (!text) return text.refusal();
    auto const document = xml::Document::parse(*text, xml::Limits::foreign(), HEAD_FILE);
    if (!document) return document.refusal();
    auto const head = read_head(document->root());
    if (!head) return head.refusal();
    ReadList list{*head, std::move(*text), {}, {}, {}, {}};
    // The older ones lead there from a root that was replaced since.
    auto const newest = head->key_set_version;
    for (auto version = newest > MAX_KEY_SETS ? newest - MAX_KEY_SETS + 1 : 1; version <= newest; ++version) {
        auto key_set = files.get(key_set_file(version), MAX_FILE);
        if (key_set) {
            list.key_sets.emplace_back(version, std::move(*key_set));
        } else if (version == newest) {
            return key_set.refusal();
        }
    }
    for (auto const& part : head->parts)
        if (auto const done = read_part(list, files, part, question); !done) return done.refusal();
    if (list.entries.size() != head->position.entry_count || list.subjects.root() != head->position.subject_digest)
        return Refusal{Fault::Corrupt, "the parts are not those of the head's position", HEAD_FILE};
    return list;
}

void write_siblings(xml::Builder& builder, std::size_t number, std::size_t size, crypto::LeafSource const& leaf)
{
    for (auto const& sibling : crypto::inclusion_path(number, size, leaf))
        builder.element("Sibling", digest_text(sibling));
}

void write_state_leaf(xml::Builder& builder, ReadList const& list, std::size_t number)
{
    auto const& state = list.entries[number];
    builder.open("StateLeaf").attribute("no", std::to_string(number)).attribute("id", state.id);
    builder.attribute("ver", std::to_string(state.version)).attribute("status", state.status);
    builder.attribute("digest", digest_text(state.digest));
    write_siblings(builder, number, list.entries.size(),
        [&](std::uint64_t index) { return crypto::leaf_hash(state_leaf(list.entries[index])); });
    if (auto const content = list.asked.find(state.id); content != list.asked.end())
        builder.element("Content", to_base64(content->second));
    builder.close();
}

/// The places of what stands just before and just after `at` in an order of `size`.
std::vector<std::size_t> neighbours(std::size_t at, std::size_t size)
{
    std::vector<std::size_t> places;
    if (at > 0) places.push_back(at - 1);
    if (at < size) places.push_back(at);
    return places;
}

void write_subject_neighbours(xml::Builder& builder, ReadList const& list, SubjectIdentifier const& subject)
{
    std::vector<SubjectLine> const lines(list.subjects.lines().begin(), list.subjects.lines().end());
    SubjectLine const asked{subject_key(subject).value().hex(), ""};
    auto const at = static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), asked) - lines.begin());
    for (auto const number : neighbours(at, lines.size())) {
        builder.open("SubjectLeaf").attribute("no", std::to_string(number));
        builder.attribute("key", "sha256:" + lines[number].key).attribute("entry", lines[number].entry);
        write_siblings(builder, number, lines.size(),
            [&](std::uint64_t index) { return crypto::leaf_hash(subject_leaf(lines[index])); });
        builder.close();
    }
}

void write_leaves(xml::Builder& builder, ReadList const& list, ListQuestion const& question)
{
    auto const place_of = [&](std::string const& id) {
        return static_cast<std::size_t>(
            std::lower_bound(list.entries.begin(), list.entries.end(), id,
                [](EntryState const& entry, std::string const& wanted) { return entry.id < wanted; }) -
            list.entries.begin());
    };
    if (!list.asked.empty()) {
        for (auto const& [id, content] : list.asked)
            write_state_leaf(builder, list, place_of(id));
    } else if (question.subject) {
        write_subject_neighbours(builder, list, *question.subject);
    } else {
        for (auto const number : neighbours(place_of(question.entry), list.entries.size()))
            write_state_leaf(builder, list, number);
    }
}

/// The files that came inside a proof.
class ProofSource final : public ListSource {
public:
    explicit ProofSource(xml::Node const& proof) : m_files{{HEAD_FILE, octets(proof.child("Head"))}}
    {
        for (auto const& key_set : proof.children("KeySet"))
            m_files.emplace("keyset-" + key_set.attribute("version") + ".xml", octets(key_set));
    }
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override
    {
        auto const file = m_files.find(name);
        if (file == m_files.end()) return Refusal{Fault::NotFound, "the proof does not bring this file", name};
        if (file->second.size() > limit) return Refusal{Fault::TooLarge, "the file is too large", name};
        return file->second;
    }

private:
    static Bytes octets(xml::Node const& node) { return from_base64(node.text()).value_or(Bytes()); }
    std::map<std::string, Bytes> m_files;
};

} // namespace

Outcome<Bytes> prove(ListSource const& files, ListQuestion const& question)
{
    if (question.entry.empty() == !question.subject)
        return Refusal{Fault::BadInput, "either an entry or a subject is asked for", "question"};
    if (question.subject && !subject_key(*question.subject))
        return Refusal{Fault::BadInput, "nothing can be proven of a masked number", "question"};
    auto const list = read_list(files, question);
    if (!list) return list.refusal();
    xml::Builder builder;
    builder.open("ListProof").declare("", PROOF).attribute("version", "1.0");
    builder.element("Head", to_base64(list->head_text));
    for (auto const& [version, text] : list->key_sets)
        builder.open("KeySet").attribute("version", std::to_string(version)).text(to_base64(text)).close();
    if (question.subject) {
        auto const& subject = *question.subject;
        builder.open("AboutSubject").attribute("scheme", subject.scheme).attribute("form", word_of(subject.form));
        builder.optional_attribute("keyId", subject.key_id).attribute("value", subject.value).close();
    } else {
        builder.open("AboutEntry").attribute("id", question.entry).close();
    }
    builder.element("Answer", list->asked.empty() ? "absent" : "present");
    write_leaves(builder, *list, question);
    return builder.close().finish();
}

Outcome<ProofSchemas> ProofSchemas::load(std::filesystem::path const& folder)
{
    auto proof = xml::Schema::load(folder / "jdl-proof-1.0.xsd");
    if (!proof) return proof.refusal();
    auto list = xml::Schema::load(folder / "jdl-1.0.xsd");
    if (!list) return list.refusal();
    return ProofSchemas{std::move(*proof), std::move(*list)};
}

Step<ListVerdict> verify_proof(
    BytesView text, ProofSchemas const& schemas, crypto::Certificate const& root, Environment environment)
{
    if (text.size() > MAX_PROOF) return Reason{ReasonCode::Size, "the proof is too large", PROOF_NAME};
    auto const document = parse(text, PROOF_NAME, {PROOF, "ListProof"});
    if (!document) return document.reason();
    if (auto const step = check_schema(*document, schemas.proof); !step) return step.reason();
    ProofSource const files(document->root());
    auto const fetched = fetch_head(files);
    if (!fetched) return fetched.reason();
    // Not believed yet, and believed with the signature.
    auto const made = Instant::parse(fetched->document.root().child("Header").child("CreatedAt").trimmed_text());
    if (!made) return Reason{ReasonCode::Schema, made.refusal().reason, HEAD_FILE};
    auto const trusted = believe_head(*fetched, files, {schemas.list, root, 0, environment, *made});
    if (!trusted) return trusted.reason();
    if (trusted->head.header.environment != environment)
        return Reason{ReasonCode::Environment,
            "the head is of environment " + std::string(word_of(trusted->head.header.environment)), HEAD_FILE};
    auto entries = check_claim(document->root(), trusted->head.position);
    if (!entries) return entries.reason();
    return ListVerdict{read_question(document->root()), std::move(*entries), trusted->head};
}

} // namespace xindang::exchange
