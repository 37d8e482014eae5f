#include <exchange/import_part.h>

#include <exchange/rules.h>
#include <xml/canonical.h>

#include <algorithm>
#include <utility>

namespace xindang::exchange {

namespace {

constexpr std::size_t BATCH = 128; // entries

} // namespace

PartReader::PartReader(PartsToRead const& work, std::size_t part, std::function<void(EntryBatch)> push)
    : m_work(work), m_part(part), m_push(std::move(push))
{}

void PartReader::read()
{
    if (auto const step = read_file(); step) {
        m_batch.finished = m_work.parts[m_part].digest;
    } else {
        m_batch.stopped = step.reason();
    }
    m_push(std::exchange(m_batch, {}));
}

Step<Passed> PartReader::read_file()
{
    auto const step = read_list_file(m_work.source, m_work.parts[m_part], "DisciplineList", m_work.check,
        [this](xml::Node const& child) { take_child(child); });
    if (!step) return step.reason();
    if (auto const whole = check_whole(); !whole) return whole.reason();
    if (m_fault) return *m_fault;
    return Passed{};
}

void PartReader::take_child(xml::Node const& child)
{
    if (child.is(JDL, "Entry")) {
        take_entry(child);
    } else if (child.is(JDL, "Position")) {
        m_position = xml::exclusive_canonical(child);
        m_position_place = child.place();
    } else if (child.is(JDL, "Part")) {
        m_no = child.attribute("no");
        m_of = child.attribute("of");
        m_count = child.attribute("count");
        m_place = child.place();
    }
}

Step<Passed> PartReader::check_whole() const
{
    if (m_position != m_work.position)
        return Reason{ReasonCode::State, "the part is of another position than the head", m_position_place};
    if (m_no != std::to_string(m_part + 1) || m_of != std::to_string(m_work.parts.size()) ||
        m_count != std::to_string(m_entries))
        return Reason{ReasonCode::Count, "the part is not the one expected, or not all of it", m_place};
    return Passed{};
}

void PartReader::take_entry(xml::Node const& node)
{
    ++m_entries;
    // The signature comes last, and what is wrong with it must be said first.
    if (m_fault) return;
    auto reading = read_entry(node, m_work.codes, m_work.check.numbers);
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
    if (m_batch.entries.size() == BATCH) m_push(std::exchange(m_batch, {}));
}

} // namespace xindang::exchange
