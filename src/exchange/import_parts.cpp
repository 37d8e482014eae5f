#include <exchange/import_parts.h>

#include <algorithm>
#include <utility>

namespace xindang::exchange {

namespace {

constexpr std::size_t READERS = 2;
constexpr std::size_t READY = 8; // batches: enough to keep both sides busy, some megabytes at most

} // namespace

Outcome<Bytes> PartsReader::OneAtATime::get(std::string const& name, std::size_t limit) const
{
    std::lock_guard const lock(m_mutex);
    return m_source.get(name, limit);
}

PartsReader::PartsReader(PartsToRead const& work)
    : m_source(work.source),
      m_work{m_source, work.parts, work.check, work.position, work.codes},
      m_read(work.parts.size())
{
    for (std::size_t i = 0; i < std::min(READERS, m_read.size()); ++i)
        m_threads.emplace_back([this] { read_claimed(); });
}

PartsReader::~PartsReader()
{
    {
        std::lock_guard const lock(m_mutex);
        m_unwanted = true;
    }
    m_changed.notify_all();
    for (auto& thread : m_threads)
        thread.join();
}

std::optional<EntryBatch> PartsReader::next()
{
    std::unique_lock lock(m_mutex);
    if (m_current == m_read.size()) return std::nullopt;
    auto const& name = m_work.parts[m_current].name;
    auto& part = m_read[m_current];
    m_changed.wait(lock, [&] { return !part.ready.empty() || part.thrown; });
    if (part.ready.empty()) std::rethrow_exception(part.thrown);
    auto batch = std::move(part.ready.front());
    part.ready.pop_front();
    if (batch.finished) ++m_current;
    lock.unlock();
    m_changed.notify_all();
    in_order(batch, name);
    return batch;
}

/// Nothing of a part that begins too early is handed over, but what is wrong with its signature must be said first.
void PartsReader::in_order(EntryBatch& batch, std::string const& part)
{
    if (!m_out_of_order && !batch.entries.empty()) {
        auto const& first = batch.entries.front();
        if (!m_last_id.empty() && !(m_last_id < first.state.id))
            m_out_of_order = Reason{
                ReasonCode::Rule, "ids must ascend: " + m_last_id + " stands in the part before", part, first.state.id};
        m_last_id = batch.entries.back().state.id;
    }
    if (!m_out_of_order) return;
    batch.entries.clear();
    if (!batch.finished) return;
    batch.finished.reset();
    batch.stopped = m_out_of_order;
}

void PartsReader::push(std::size_t part, EntryBatch batch)
{
    std::unique_lock lock(m_mutex);
    auto& ready = m_read[part].ready;
    // A part that is not yet handed over is kept whole, else its reader would wait for the one before it.
    m_changed.wait(lock, [&] { return part != m_current || ready.size() < READY || m_unwanted; });
    if (!m_unwanted) ready.push_back(std::move(batch));
    lock.unlock();
    m_changed.notify_all();
}

std::optional<std::size_t> PartsReader::claim()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(
        lock, [this] { return m_unwanted || m_claimed == m_read.size() || m_claimed < m_current + READERS; });
    if (m_unwanted || m_claimed == m_read.size()) return std::nullopt;
    return m_claimed++;
}

void PartsReader::read_claimed()
{
    while (auto const part = claim()) {
        try {
            PartReader(m_work, *part, [&](EntryBatch batch) { push(*part, std::move(batch)); }).read();
        } catch (...) {
            // It belongs to whoever waits for the next batch.
            {
                std::lock_guard const lock(m_mutex);
                m_read[*part].thrown = std::current_exception();
            }
            m_changed.notify_all();
            return;
        }
    }
}

} // namespace xindang::exchange
