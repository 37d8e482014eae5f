#pragma once

#include <exchange/code_lists.h>
#include <exchange/import_documents.h>
#include <exchange/store.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Some entries of a snapshot, in order.
struct EntryBatch {
    std::vector<StoredEntry> entries;
    std::vector<Reason> warnings;
    /// Of the part that ended with this batch, and was authenticated as a whole.
    std::optional<model::Sha256> finished;
    /// Why nothing more comes.
    std::optional<Reason> stopped;
};

/// What the parts of one snapshot have in common. All of it must outlive their readers.
struct PartsToRead {
    ListSource const& source;
    std::vector<FileRef> const& parts;
    ListFileCheck check;
    BytesView position; ///< the head's, canonical
    CodeLists const& codes;
};

/// Private furniture of import: reads one part of a snapshot and hands its entries over in batches; the last of them
/// says that the part is finished or why it stopped: what read_list_file() refuses, E-STATE for a part of another
/// position, E-COUNT for one that is not whole, E-RULE for ids out of order, and what read_entry() refuses.
class PartReader {
public:
    PartReader(PartsToRead const& work, std::size_t part, std::function<void(EntryBatch)> push);

    void read();

private:
    Step<Passed> read_file();
    void take_child(xml::Node const& child);
    void take_entry(xml::Node const& node);
    Step<Passed> check_whole() const;

    PartsToRead const& m_work;
    std::size_t m_part;
    std::function<void(EntryBatch)> m_push;
    EntryBatch m_batch;
    std::optional<Reason> m_fault; ///< first thing wrong within the part
    std::string m_last_id;
    std::size_t m_entries = 0;
    Bytes m_position;
    std::string m_position_place;
    std::string m_no, m_of, m_count, m_place;
};

} // namespace xindang::exchange
