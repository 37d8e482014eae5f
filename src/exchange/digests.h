#pragma once

#include <crypto/merkle.h>
#include <exchange/list.h>
#include <xml/node.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::exchange {

/// SHA-256 of exc-c14n(Entry without @digest).
model::Sha256 entry_digest(xml::Node const& entry);
/// The same from exc-c14n(Entry), with its @digest.
model::Sha256 entry_digest(BytesView canonical);
/// SHA-256 of exc-c14n(Position): what the next position's PrevPosition says.
model::Sha256 position_digest(xml::Node const& position);

/// The leaf an entry has in the state tree: "id LF ver LF status LF sha256:digest".
Bytes state_leaf(EntryState const& entry);

/// The state of a whole list as one value: the Merkle tree head of RFC 6962 §2.1 over the leaves state_leaf() gives, in
/// bytewise order of ids. Two parties who have the same value have the same list; one entry, or the absence of one, can
/// be proven against it.
class StateTree {
public:
    /// Ids must come in ascending order (std::logic_error).
    void add(EntryState const& entry);
    std::uint64_t size() const { return m_tree.size(); }
    model::Sha256 root() const { return m_tree.root(); }

private:
    crypto::CompactRange m_tree;
    std::string m_last_id;
};

/// By what a subject is found: SHA-256 of "form LF scheme LF keyId LF value". Nothing for a masked number, which may be
/// that of many.
std::optional<model::Sha256> subject_key(SubjectIdentifier const& identifier);
/// The identifiers of a verified Entry: the credit code as scheme "credit-code", then those written as such.
std::vector<SubjectIdentifier> identifiers_of(xml::Node const& entry);

/// One line of the subject index: a key, and the entry that has it.
struct SubjectLine {
    std::string key; ///< in hexadecimal, so that it is ordered bytewise
    std::string entry;
    auto operator<=>(SubjectLine const&) const = default;
};
/// The leaf it has in the tree: "key in hexadecimal LF id".
Bytes subject_leaf(SubjectLine const& line);

/// Who is on the list, as one value: the Merkle tree head over the leaves of all lines, ascending by key and id. Ids of
/// entries say nothing of anybody, so that it needs this second order to prove that somebody is on no entry at all.
class SubjectIndex {
public:
    void add(std::vector<SubjectIdentifier> const& identifiers, std::string const& entry);
    std::uint64_t size() const { return m_lines.size(); }
    model::Sha256 root() const;
    /// Ascending.
    std::set<SubjectLine> const& lines() const { return m_lines; }

private:
    std::set<SubjectLine> m_lines;
};

} // namespace xindang::exchange
