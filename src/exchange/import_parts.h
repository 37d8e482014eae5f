#pragma once

#include <exchange/code_lists.h>
#include <exchange/digests.h>
#include <exchange/import_documents.h>
#include <exchange/store.h>

#include <cstdint>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: takes the authenticated parts of a snapshot, in their order, over into a change that
/// began with nothing. Refuses E-STATE for a part of another position, E-COUNT for one that is not whole, E-RULE for
/// ids out of order, and what read_entry() refuses.
class PartsImport {
public:
    /// `position` is the head's, canonical.
    PartsImport(BytesView position, std::size_t parts, CodeLists const& codes, ListStore::Change& change)
        : m_position(position), m_parts(parts), m_codes(codes), m_change(change)
    {}

    Step<Passed> take(xml::Document const& document);

    StateTree const& tree() const { return m_tree; }
    std::uint64_t read() const { return m_tree.size(); }
    std::vector<Reason> const& warnings() const { return m_warnings; }

private:
    Step<Passed> take_entry(xml::Node const& node);

    BytesView m_position;
    std::size_t m_parts;
    CodeLists const& m_codes;
    ListStore::Change& m_change;
    std::size_t m_taken = 0;
    StateTree m_tree;
    std::string m_last_id;
    std::vector<Reason> m_warnings;
};

} // namespace xindang::exchange
