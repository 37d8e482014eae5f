#include <exchange/proof_claim.h>

#include <crypto/hash.h>
#include <exchange/digests.h>
#include <xml/document.h>

#include <algorithm>
#include <charconv>

namespace xindang::exchange {

namespace {

Reason wrong(std::string text, xml::Node const& at, std::string entry = {})
{
    return {ReasonCode::Proof, std::move(text), at.place(), std::move(entry)};
}

/// The schema has seen to it that this is a number below 2^53.
std::uint64_t number_in(xml::Node const& node, std::string_view attribute)
{
    auto const text = node.attribute(attribute);
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

model::Sha256 digest_in(std::string const& text)
{
    return parse_digest(text).value_or(model::Sha256{{}});
}

/// A leaf that stands in its tree at this place; proven by its path.
struct Place {
    std::uint64_t number;
    std::uint64_t size;
};

Step<Place> check_path(xml::Node const& leaf, BytesView octets, std::uint64_t size, model::Sha256 const& root)
{
    std::vector<model::Sha256> path;
    for (auto const& sibling : leaf.children("Sibling"))
        path.push_back(digest_in(sibling.trimmed_text()));
    Place const place{number_in(leaf, "no"), size};
    auto const held = place.number < size
                          ? crypto::verify_inclusion(place.number, size, crypto::leaf_hash(octets), path, root)
                          : Outcome<Done>(Refusal{Fault::Untrusted, "there is no such leaf", "proof"});
    if (!held) return wrong("the path does not lead from the leaf to the root: " + held.refusal().reason, leaf);
    return place;
}

/// A proven leaf and what it is sorted by.
struct Neighbour {
    Place place;
    std::string key;
    xml::Node node;
};

/// Nothing stands between two leaves that follow each other, before the first, or after the last.
Step<Passed> check_absence(
    std::vector<Neighbour> const& leaves, std::uint64_t size, std::string const& key, xml::Node const& proof)
{
    if (size == 0 && leaves.empty()) return Passed{};
    if (leaves.empty() || leaves.size() > 2) return wrong("one or two neighbouring leaves are needed", proof);
    auto const& first = leaves.front();
    auto const& last = leaves.back();
    if (leaves.size() == 2) {
        if (last.place.number != first.place.number + 1) return wrong("the two leaves are no neighbours", last.node);
        if (!(first.key < key && key < last.key))
            return wrong("what is said to be absent does not lie between the two leaves", last.node);
        return Passed{};
    }
    auto const before_all = first.place.number == 0 && key < first.key;
    auto const after_all = first.place.number + 1 == size && first.key < key;
    if (!before_all && !after_all) return wrong("one leaf proves only what lies before all or after all", first.node);
    return Passed{};
}

/// Checks one claim. The order of the trees is that of ids and of keys, bytewise.
class Claim {
public:
    Claim(xml::Node const& proof, Position const& position)
        : m_proof(proof), m_position(position), m_question(read_question(proof))
    {}

    Step<std::vector<ProvenEntry>> present() const;
    Step<Passed> absent() const;

private:
    Step<Place> state_place(xml::Node const& leaf, EntryState const& state) const
    {
        return check_path(leaf, state_leaf(state), m_position.entry_count, m_position.state_digest);
    }
    static EntryState state_in(xml::Node const& leaf)
    {
        return {leaf.attribute("id"), number_in(leaf, "ver"), leaf.attribute("status"),
            digest_in(leaf.attribute("digest"))};
    }
    Step<ProvenEntry> entry(xml::Node const& leaf) const;
    Step<Passed> check_content(xml::Node const& leaf, ProvenEntry const& entry) const;

    xml::Node m_proof;
    Position const& m_position;
    ListQuestion m_question;
};

Step<ProvenEntry> Claim::entry(xml::Node const& leaf) const
{
    auto const state = state_in(leaf);
    if (auto const place = state_place(leaf, state); !place) return place.reason();
    auto const content = from_base64(leaf.child("Content").text());
    if (!content || content->empty()) return wrong("the entry itself is missing", leaf, state.id);
    ProvenEntry const proven{state, *content};
    if (auto const step = check_content(leaf, proven); !step) return step.reason();
    return proven;
}

/// The content is what the leaf's digest is of, and it is about what was asked.
Step<Passed> Claim::check_content(xml::Node const& leaf, ProvenEntry const& entry) const
{
    auto const& state = entry.state;
    if (crypto::sha256(entry.xml) != state.digest) return wrong("the content is not the leaf's", leaf, state.id);
    auto const document = xml::Document::parse(entry.xml, xml::Limits::foreign(), "Content");
    if (!document || !document->root().is(JDL, "Entry"))
        return wrong("the content is no entry of a list", leaf, state.id);
    auto const root = document->root();
    if (root.attribute("id") != state.id || root.attribute("ver") != std::to_string(state.version) ||
        root.attribute("status") != state.status)
        return wrong("the content is of another entry than the leaf", leaf, state.id);
    if (!m_question.subject) return Passed{};
    auto const key = subject_key(*m_question.subject);
    auto const identifiers = identifiers_of(root);
    if (std::none_of(identifiers.begin(), identifiers.end(),
            [&](SubjectIdentifier const& identifier) { return key && subject_key(identifier) == key; }))
        return wrong("the entry is not about the subject that was asked for", leaf, state.id);
    return Passed{};
}

Step<std::vector<ProvenEntry>> Claim::present() const
{
    auto const leaves = m_proof.children("StateLeaf");
    if (leaves.empty() || m_proof.child("SubjectLeaf") || (!m_question.subject && leaves.size() != 1))
        return wrong("the leaves do not fit the question", m_proof);
    std::vector<ProvenEntry> entries;
    for (auto const& leaf : leaves) {
        auto proven = entry(leaf);
        if (!proven) return proven.reason();
        if (!m_question.subject && proven->state.id != m_question.entry)
            return wrong("the entry is not the one that was asked for", leaf, proven->state.id);
        if (!entries.empty() && !(entries.back().state.id < proven->state.id))
            return wrong("entries must ascend", leaf, proven->state.id);
        entries.push_back(std::move(*proven));
    }
    return entries;
}

Step<Passed> Claim::absent() const
{
    std::vector<Neighbour> neighbours;
    if (m_question.subject) {
        if (m_proof.child("StateLeaf")) return wrong("the leaves do not fit the question", m_proof);
        for (auto const& leaf : m_proof.children("SubjectLeaf")) {
            SubjectLine const line{digest_in(leaf.attribute("key")).hex(), leaf.attribute("entry")};
            auto const place =
                check_path(leaf, subject_leaf(line), m_position.subject_count, m_position.subject_digest);
            if (!place) return place.reason();
            neighbours.push_back({*place, line.key, leaf});
        }
        auto const key = subject_key(*m_question.subject);
        if (!key) return wrong("a masked number proves nothing", m_proof);
        return check_absence(neighbours, m_position.subject_count, key->hex(), m_proof);
    }
    if (m_proof.child("SubjectLeaf")) return wrong("the leaves do not fit the question", m_proof);
    for (auto const& leaf : m_proof.children("StateLeaf")) {
        auto const state = state_in(leaf);
        auto const place = state_place(leaf, state);
        if (!place) return place.reason();
        neighbours.push_back({*place, state.id, leaf});
    }
    return check_absence(neighbours, m_position.entry_count, m_question.entry, m_proof);
}

} // namespace

ListQuestion read_question(xml::Node const& proof)
{
    if (auto const entry = proof.child("AboutEntry")) return {entry.attribute("id"), std::nullopt};
    auto const subject = proof.child("AboutSubject");
    return {"", SubjectIdentifier{subject.attribute("scheme"),
                    form_of(subject.attribute("form")).value_or(SubjectIdentifier::Form::Masked),
                    subject.attribute("value"), subject.attribute("keyId")}};
}

Step<std::vector<ProvenEntry>> check_claim(xml::Node const& proof, Position const& position)
{
    Claim const claim(proof, position);
    if (proof.child("Answer").trimmed_text() == "present") return claim.present();
    if (auto const step = claim.absent(); !step) return step.reason();
    return std::vector<ProvenEntry>{};
}

} // namespace xindang::exchange
