#pragma once

#include <foreign/read_file.h>

#include <map>

namespace xindang::foreign {

// The fields of one row, whichever kind of file they stand in. Nothing outside this room includes it.

/// A row as texts by the fields of its source, in their order; white space at the ends is gone.
struct Cells {
    std::size_t row;
    std::string place;
    std::vector<std::string> values;
};

/// Makes entries of rows, and remembers what rows have to agree on.
class EntryReader {
public:
    EntryReader(Source const& source, model::CivilDate today) : m_source(source), m_today(today) {}

    void read(Cells const& cells);
    void bad(Cells const& cells, std::string reason);
    /// The day the file as a whole says it is of: a list may be empty.
    void dated(std::string_view day);
    ReadFile finish(std::string encoding, std::vector<std::string> ignored) &&;

private:
    struct Row;
    std::optional<Entry> entry_in(Row& row) const;
    void see_day(Row& row);
    bool is_second(Entry const& entry, Row& row);

    Source const& m_source;
    model::CivilDate m_today;
    ReadFile m_read{};
    std::vector<std::size_t> m_row_of; ///< of each entry
    std::vector<std::string> m_place_of;
    std::map<std::string, std::size_t, std::less<>> m_ids; ///< which entry has it
    std::vector<bool> m_dropped;
};

} // namespace xindang::foreign
