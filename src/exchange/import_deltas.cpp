#include <exchange/import_deltas.h>

#include <exchange/digests.h>
#include <exchange/list_xml.h>
#include <exchange/rules.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

std::string words_of(DeltaChange const& change)
{
    if (change.removal) {
        auto const& removal = *change.removal;
        auto text = removal.reason + ", " + std::string(word_of(removal.effect)) + ", " + removal.effective_on.text() +
                    ", " + removal.authority.name;
        for (auto const* more : {&removal.document, &removal.text})
            if (!more->empty()) text += ", " + *more;
        return text;
    }
    if (change.kind == DeltaChange::Kind::Add) return {};
    auto text = change.amendment + ":";
    for (auto const& field : change.changed)
        text += " " + field;
    return text;
}

} // namespace

Step<Passed> DeltaImport::take(xml::Document const& document)
{
    auto const root = document.root();
    auto const delta = read_delta(root);
    if (!delta) return Reason{ReasonCode::Rule, delta.refusal().reason, delta.refusal().where};
    auto const step = m_state.apply(*delta, position_digest(root.child("Position")), document.name());
    if (!step) return step.reason();
    auto const entries = delta_entries(root);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const& change = delta->changes[i];
        ++m_read;
        auto const done = change.removal ? take_removal(change, document) : take_entry(entries[i], change);
        if (!done) return done.reason();
        m_why.insert_or_assign(change.id, words_of(change));
    }
    return Passed{};
}

Step<Passed> DeltaImport::take_entry(xml::Node const& node, DeltaChange const& change)
{
    auto const reading = read_entry(node, m_codes);
    if (!reading.entry)
        return *std::find_if(reading.reasons.begin(), reading.reasons.end(),
            [](Reason const& reason) { return !is_warning(reason.code); });
    m_warnings.insert(m_warnings.end(), reading.reasons.begin(), reading.reasons.end());
    if (change.kind == DeltaChange::Kind::Add) {
        m_change.add(*reading.entry);
    } else {
        m_change.amend(*reading.entry);
    }
    return Passed{};
}

Step<Passed> DeltaImport::take_removal(DeltaChange const& change, xml::Document const& document)
{
    auto const term = m_change.term_of(change.id);
    auto const& removal = *change.removal;
    // A term includes its last day.
    if (removal.reason == "term-expired" && term && (!term->last_day() || removal.effective_on <= *term->last_day()))
        return Reason{ReasonCode::Rule,
            "removed as expired on " + removal.effective_on.text() + ", but the term is " + term->text(),
            document.name(), change.id};
    m_change.remove(change.id);
    return Passed{};
}

} // namespace xindang::exchange
