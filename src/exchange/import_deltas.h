#pragma once

#include <exchange/code_lists.h>
#include <exchange/delta_state.h>
#include <exchange/store.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: takes authenticated deltas over into a change that began with the old state. Refuses
/// what DeltaState refuses; E-RULE and E-STATE of entries; E-RULE for a removal that contradicts its entry.
class DeltaImport {
public:
    DeltaImport(StoredList const& before, std::vector<EntryState> const& entries, CodeLists const& codes,
        ListStore::Change& change)
        : m_state(before.position, before.position_digest, entries), m_codes(codes), m_change(change)
    {}

    Step<Passed> take(xml::Document const& document);

    DeltaState const& state() const { return m_state; }
    std::uint64_t read() const { return m_read; } ///< changes seen
    std::vector<Reason> const& warnings() const { return m_warnings; }
    /// What was said of each entry, the last word, for the report.
    std::map<std::string, std::string> const& why() const { return m_why; }

private:
    Step<Passed> take_entry(xml::Node const& node, DeltaChange const& change);
    Step<Passed> take_removal(DeltaChange const& change, xml::Document const& document);

    DeltaState m_state;
    CodeLists const& m_codes;
    ListStore::Change& m_change;
    std::uint64_t m_read = 0;
    std::vector<Reason> m_warnings;
    std::map<std::string, std::string> m_why;
};

} // namespace xindang::exchange
