#pragma once

#include <exchange/code_lists.h>
#include <exchange/delta_state.h>
#include <exchange/store_change.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: takes deltas over into a change, one after the other, each only when all of it is
/// authenticated. Refuses what read_list_file() and DeltaState refuse; E-RULE and E-STATE of entries; E-RULE for a
/// removal that contradicts its entry.
class DeltaImport {
public:
    DeltaImport(StoredList const& before, CodeLists const& codes, PersonNumbers numbers, StoreChange& change)
        : m_state(
              before.position, before.position_digest, [&change](std::string const& id) { return change.find(id); }),
          m_codes(codes),
          m_numbers(numbers),
          m_change(change)
    {}

    Step<Passed> take(ListSource const& source, FileRef const& file, ListFileCheck const& check);

    DeltaState const& state() const { return m_state; }
    std::uint64_t read() const { return m_read; } ///< changes seen
    std::vector<Reason> const& warnings() const { return m_warnings; }
    /// What was said of each entry, the last word, for the report.
    std::map<std::string, std::string> const& why() const { return m_why; }
    /// The last removal of each entry that left.
    std::map<std::string, Removal> const& removals() const { return m_removals; }
    /// Entries that were wrong as published before.
    std::set<std::string> const& corrected() const { return m_corrected; }

private:
    /// One change that was read and waits for its delta to be believed.
    struct Read {
        DeltaChange change;
        std::optional<StoredEntry> entry; ///< not for a removal
        std::vector<Reason> warnings;
        std::optional<Reason> fault;
    };
    struct Reading;
    Read read_entry_of(xml::Node const& node, DeltaChange const& change);
    Step<Passed> apply(Read const& read, std::string const& name);
    Step<Passed> take_removal(DeltaChange const& change, std::string const& name);

    DeltaState m_state;
    CodeLists const& m_codes;
    PersonNumbers m_numbers;
    StoreChange& m_change;
    std::uint64_t m_read = 0;
    std::vector<Reason> m_warnings;
    std::map<std::string, std::string> m_why;
    std::map<std::string, Removal> m_removals;
    std::set<std::string> m_corrected;
};

} // namespace xindang::exchange
