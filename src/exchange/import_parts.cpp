#include <exchange/import_parts.h>

#include <exchange/rules.h>
#include <xml/canonical.h>

#include <algorithm>
#include <utility>

namespace xindang::exchange {

namespace {

constexpr std::size_t BATCH = 128; // entries
constexpr std::size_t READY = 8;   // batches: enough to keep both sides busy, some megabytes at most

} // namespace

PartsReader::PartsReader(ListSource const& source, std::vector<FileRef> const& parts, ListFileCheck const& check,
    BytesView position, CodeLists const& codes)
    : m_source(source), m_parts(parts), m_check(check), m_position(position), m_codes(codes)
{
    m_thread = std::thread([this] { read_all(); });
}

PartsReader::~PartsReader()
{
    {
        std::lock_guard const lock(m_mutex);
        m_unwanted = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::optional<EntryBatch> PartsReader::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_ended; });
    if (m_ready.empty()) {
        if (m_thrown) std::rethrow_exception(m_thrown);
        return std::nullopt;
    }
    auto batch = std::move(m_ready.front());
    m_ready.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return batch;
}

void PartsReader::push(EntryBatch batch)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ready.size() < READY || m_unwanted; });
    if (!m_unwanted) m_ready.push_back(std::move(batch));
    lock.unlock();
    m_changed.notify_all();
}

void PartsReader::read_all()
{
    std::exception_ptr thrown;
    try {
        for (auto const& file : m_parts) {
            if (auto const step = read_part(file); !step) {
                m_batch.stopped = step.reason();
                push(std::exchange(m_batch, {}));
                break;
            }
            m_batch.finished = file.digest;
            push(std::exchange(m_batch, {}));
            std::lock_guard const lock(m_mutex);
            if (m_unwanted) break;
        }
    } catch (...) {
        // It belongs to whoever waits for the next batch.
        thrown = std::current_exception();
    }
    {
        std::lock_guard const lock(m_mutex);
        m_thrown = thrown;
        m_ended = true;
    }
    m_changed.notify_all();
}

Step<Passed> PartsReader::read_part(FileRef const& file)
{
    m_part = {};
    auto const step = read_list_file(m_source, file, "DisciplineList", m_check, [this](xml::Node const& child) {
        if (child.is(JDL, "Entry")) {
            take_entry(child);
        } else if (child.is(JDL, "Position")) {
            m_part.position = xml::exclusive_canonical(child);
            m_part.position_place = child.place();
        } else if (child.is(JDL, "Part")) {
            m_part.no = child.attribute("no");
            m_part.of = child.attribute("of");
            m_part.count = child.attribute("count");
            m_part.place = child.place();
        }
    });
    if (!step) return step.reason();
    if (auto const whole = check_part(file); !whole) return whole.reason();
    if (m_fault) return *m_fault;
    ++m_taken;
    return Passed{};
}

Step<Passed> PartsReader::check_part(FileRef const&) const
{
    if (m_part.position != m_position)
        return Reason{ReasonCode::State, "the part is of another position than the head", m_part.position_place};
    if (m_part.no != std::to_string(m_taken + 1) || m_part.of != std::to_string(m_parts.size()) ||
        m_part.count != std::to_string(m_part.entries))
        return Reason{ReasonCode::Count, "the part is not the one expected, or not all of it", m_part.place};
    return Passed{};
}

void PartsReader::take_entry(xml::Node const& node)
{
    ++m_part.entries;
    // The signature comes last, and what is wrong with it must be said first.
    if (m_fault) return;
    auto reading = read_entry(node, m_codes, m_check.numbers);
    if (!reading.entry) {
        m_fault = *std::find_if(reading.reasons.begin(), reading.reasons.end(),
            [](Reason const& reason) { return !is_warning(reason.code); });
        return;
    }
    auto const& id = reading.entry->state.id;
    if (!m_last_id.empty() && !(m_last_id < id)) {
        m_fault = Reason{ReasonCode::Rule, "ids must ascend: " + m_last_id + " stands before it", node.place(), id};
        return;
    }
    m_last_id = id;
    m_batch.warnings.insert(m_batch.warnings.end(), reading.reasons.begin(), reading.reasons.end());
    m_batch.entries.push_back(std::move(*reading.entry));
    if (m_batch.entries.size() == BATCH) push(std::exchange(m_batch, {}));
}

} // namespace xindang::exchange
