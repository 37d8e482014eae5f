#pragma once

#include <exchange/list.h>
#include <xml/node.h>

#include <cstdint>
#include <vector>

namespace xindang::exchange {

/// SHA-256 of exc-c14n(Entry without @digest).
model::Sha256 entry_digest(xml::Node const& entry);
/// SHA-256 of exc-c14n(Position): what the next position's PrevPosition says.
model::Sha256 position_digest(xml::Node const& position);

/// The state of a whole list as one value: the Merkle tree head of RFC 6962 §2.1 over the leaves "id LF ver LF status
/// LF sha256:digest", in bytewise order of ids. Two parties who have the same value have the same list; one entry, or
/// the absence of one, can be proven against it.
class StateTree {
public:
    /// Ids must come in ascending order (std::logic_error).
    void add(EntryState const& entry);
    std::uint64_t size() const { return m_size; }
    model::Sha256 root() const;

private:
    std::uint64_t m_size = 0;
    std::string m_last_id;
    std::vector<model::Sha256> m_peaks; ///< roots of the perfect subtrees, largest first
};

} // namespace xindang::exchange
