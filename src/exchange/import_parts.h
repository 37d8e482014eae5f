#pragma once

#include <exchange/import_part.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: reads the parts of a snapshot in threads of its own, the next one while the first is
/// still being read, and hands their entries over in the order of the list while the caller writes them down. What it
/// hands over may only be put aside until all parts have come to their end. Memory: the octets of two parts and the
/// entries of one. Stops with what PartReader says, and with E-RULE when a part begins before the last one ended.
class PartsReader {
public:
    explicit PartsReader(PartsToRead const& work);
    PartsReader(PartsReader const&) = delete;
    PartsReader& operator=(PartsReader const&) = delete;
    ~PartsReader();

    /// The next batch; nothing after the last part. Throws what the reading thread threw.
    std::optional<EntryBatch> next();

private:
    /// A source is asked by one thread at a time: it may be one connection.
    class OneAtATime final : public ListSource {
    public:
        explicit OneAtATime(ListSource const& source) : m_source(source) {}
        Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;

    private:
        ListSource const& m_source;
        mutable std::mutex m_mutex;
    };
    /// What was read of a part and not yet handed over.
    struct PartRead {
        std::deque<EntryBatch> ready;
        std::exception_ptr thrown;
    };

    void read_claimed();
    std::optional<std::size_t> claim();
    void push(std::size_t part, EntryBatch batch);
    void in_order(EntryBatch& batch, std::string const& part);

    OneAtATime const m_source;
    PartsToRead const m_work;

    // Of the caller.
    std::string m_last_id;
    std::optional<Reason> m_out_of_order; ///< of the part that comes now

    // Between the threads.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<PartRead> m_read;
    std::size_t m_claimed = 0; ///< parts
    std::size_t m_current = 0; ///< the part that is being handed over
    bool m_unwanted = false;
    std::vector<std::thread> m_threads;
};

} // namespace xindang::exchange
