#pragma once

#include <exchange/code_lists.h>
#include <exchange/import_documents.h>
#include <exchange/store.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
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

/// Private furniture of import: reads the parts of a snapshot, in their order, in a thread of its own, while the caller
/// writes down what was read: reading is by far the longer work. What it hands over may only be put aside until all
/// parts have come to their end. Stops with what read_list_file() refuses, with E-STATE for a part of another position,
/// E-COUNT for one that is not whole, E-RULE for ids out of order, and what read_entry() refuses.
class PartsReader {
public:
    /// `position` is the head's, canonical. All of it must outlive the reader.
    PartsReader(ListSource const& source, std::vector<FileRef> const& parts, ListFileCheck const& check,
        BytesView position, CodeLists const& codes);
    PartsReader(PartsReader const&) = delete;
    PartsReader& operator=(PartsReader const&) = delete;
    ~PartsReader();

    /// The next batch; nothing after the last part. Throws what the thread threw.
    std::optional<EntryBatch> next();

private:
    void read_all();
    Step<Passed> read_part(FileRef const& file);
    void take_entry(xml::Node const& node);
    Step<Passed> check_part(FileRef const& file) const;
    void push(EntryBatch batch);

    ListSource const& m_source;
    std::vector<FileRef> const& m_parts;
    ListFileCheck m_check;
    BytesView m_position;
    CodeLists const& m_codes;

    // Of the reading thread.
    EntryBatch m_batch;
    std::optional<Reason> m_fault; ///< first thing wrong within the part
    std::size_t m_taken = 0;       ///< parts
    std::string m_last_id;
    struct PartSeen {
        Bytes position;
        std::string position_place;
        std::string no, of, count;
        std::string place;
        std::size_t entries = 0;
    } m_part;

    // Between the threads.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<EntryBatch> m_ready;
    bool m_ended = false;
    bool m_unwanted = false;
    std::exception_ptr m_thrown;
    std::thread m_thread;
};

} // namespace xindang::exchange
