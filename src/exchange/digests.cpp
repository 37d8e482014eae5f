#include <exchange/digests.h>

#include <crypto/hash.h>
#include <xml/canonical.h>

#include <stdexcept>

namespace xindang::exchange {

model::Sha256 entry_digest(xml::Node const& entry)
{
    return crypto::sha256(xml::exclusive_canonical_without(entry, "digest"));
}

model::Sha256 entry_digest(BytesView canonical)
{
    // Canonical XML writes a quotation mark within a value as &quot;, so this is the start of an attribute; the schema
    // gives one of this name to Entry, which comes first.
    constexpr BytesView ATTRIBUTE = " digest=\"";
    Bytes text(canonical);
    if (auto const at = text.find(ATTRIBUTE); at != Bytes::npos)
        text.erase(at, text.find('"', at + ATTRIBUTE.size()) + 1 - at);
    return crypto::sha256(text);
}

model::Sha256 position_digest(xml::Node const& position)
{
    return crypto::sha256(xml::exclusive_canonical(position));
}

Bytes state_leaf(EntryState const& entry)
{
    return entry.id + "\n" + std::to_string(entry.version) + "\n" + entry.status + "\n" + digest_text(entry.digest);
}

void StateTree::add(EntryState const& entry)
{
    if (size() > 0 && !(m_last_id < entry.id)) throw std::logic_error("entries must come in ascending order of ids");
    m_last_id = entry.id;
    m_tree.append(crypto::leaf_hash(state_leaf(entry)));
}

std::optional<model::Sha256> subject_key(SubjectIdentifier const& identifier)
{
    if (identifier.form == SubjectIdentifier::Form::Masked) return std::nullopt;
    return crypto::sha256(std::string(word_of(identifier.form)) + "\n" + identifier.scheme + "\n" + identifier.key_id +
                          "\n" + identifier.value);
}

std::vector<SubjectIdentifier> identifiers_of(xml::Node const& entry)
{
    std::vector<SubjectIdentifier> identifiers;
    auto const subject = entry.child("Subject");
    if (auto const code = subject.child("Uscc"))
        identifiers.push_back({"credit-code", SubjectIdentifier::Form::Clear, code.trimmed_text()});
    for (auto const& node : subject.children("Identifier"))
        // The schema has the list of forms.
        if (auto const form = form_of(node.attribute("form")))
            identifiers.push_back({node.attribute("scheme"), *form, node.trimmed_text(), node.attribute("keyId")});
    return identifiers;
}

Bytes subject_leaf(SubjectLine const& line)
{
    return line.key + "\n" + line.entry;
}

void SubjectIndex::add(std::vector<SubjectIdentifier> const& identifiers, std::string const& entry)
{
    for (auto const& identifier : identifiers)
        if (auto const key = subject_key(identifier)) m_lines.insert({key->hex(), entry});
}

model::Sha256 SubjectIndex::root() const
{
    crypto::CompactRange tree;
    for (auto const& line : m_lines)
        tree.append(crypto::leaf_hash(subject_leaf(line)));
    return tree.root();
}

} // namespace xindang::exchange
