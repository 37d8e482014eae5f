#include <exchange/import_parts.h>

#include <exchange/rules.h>
#include <xml/canonical.h>

#include <algorithm>

namespace xindang::exchange {

Step<Passed> PartsImport::take(xml::Document const& document)
{
    auto const root = document.root();
    if (xml::exclusive_canonical(root.child("Position")) != m_position)
        return Reason{
            ReasonCode::State, "the part is of another position than the head", root.child("Position").place()};
    ++m_taken;
    auto const part = root.child("Part");
    auto const entries = root.children("Entry");
    if (part.attribute("no") != std::to_string(m_taken) || part.attribute("of") != std::to_string(m_parts) ||
        part.attribute("count") != std::to_string(entries.size()))
        return Reason{ReasonCode::Count, "the part is not the one expected, or not all of it", part.place()};
    for (auto const& entry : entries)
        if (auto const step = take_entry(entry); !step) return step.reason();
    return Passed{};
}

Step<Passed> PartsImport::take_entry(xml::Node const& node)
{
    auto reading = read_entry(node, m_codes);
    if (!reading.entry)
        return *std::find_if(reading.reasons.begin(), reading.reasons.end(),
            [](Reason const& reason) { return !is_warning(reason.code); });
    m_warnings.insert(m_warnings.end(), reading.reasons.begin(), reading.reasons.end());
    auto const& state = reading.entry->state;
    if (!m_last_id.empty() && !(m_last_id < state.id))
        return Reason{ReasonCode::Rule, "ids must ascend: " + m_last_id + " stands before it", node.place(), state.id};
    m_last_id = state.id;
    m_tree.add(state);
    m_change.add(*reading.entry);
    return Passed{};
}

} // namespace xindang::exchange
