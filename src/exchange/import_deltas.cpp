#include <exchange/import_deltas.h>

#include <exchange/digests.h>
#include <exchange/list_xml.h>
#include <exchange/rules.h>
#include <xml/canonical.h>

#include <algorithm>
#include <stdexcept>

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

/// All of a delta but its changes, in a document that the one reader of deltas can read.
xml::Document frame_of(Bytes const& children, std::string const& name)
{
    auto frame = xml::Document::parse(
        "<ListDelta xmlns=\"" + std::string(JDL) + "\">" + children + "</ListDelta>", xml::Limits::foreign(), name);
    if (!frame) throw std::logic_error("canonical XML that is no XML: " + frame.refusal().reason);
    return std::move(*frame);
}

} // namespace

/// What has come by of one delta.
struct DeltaImport::Reading {
    Bytes frame;
    model::Sha256 position_digest{{}};
    std::vector<Read> changes;
    std::optional<Reason> fault;
};

Step<Passed> DeltaImport::take(ListSource const& source, FileRef const& file, ListFileCheck const& check)
{
    Reading reading;
    auto const step = read_list_file(source, file, "ListDelta", check, [&](xml::Node const& child) {
        if (reading.fault) return;
        if (!is_delta_change(child)) {
            reading.frame += xml::exclusive_canonical_inside(child);
            if (child.is(JDL, "Position")) reading.position_digest = position_digest(child);
            return;
        }
        auto const change = read_delta_change(child);
        if (!change) {
            reading.fault = Reason{ReasonCode::Rule, change.refusal().reason, change.refusal().where};
            return;
        }
        reading.changes.push_back(read_entry_of(child, *change));
    });
    if (!step) return step.reason();
    if (reading.fault) return *reading.fault;
    auto delta = read_delta(frame_of(reading.frame, file.name).root());
    if (!delta) return Reason{ReasonCode::Rule, delta.refusal().reason, delta.refusal().where};
    for (auto const& read : reading.changes)
        delta->changes.push_back(read.change);
    if (auto const fits = m_state.apply(*delta, reading.position_digest, file.name); !fits) return fits.reason();
    for (auto& read : reading.changes)
        if (auto const done = apply(read, file.name); !done) return done.reason();
    return Passed{};
}

DeltaImport::Read DeltaImport::read_entry_of(xml::Node const& node, DeltaChange const& change)
{
    Read read{change, std::nullopt, {}, std::nullopt};
    if (change.removal) return read;
    auto reading = read_entry(node.child("Entry"), m_codes, m_numbers);
    if (!reading.entry) {
        read.fault = *std::find_if(reading.reasons.begin(), reading.reasons.end(),
            [](Reason const& reason) { return !is_warning(reason.code); });
        return read;
    }
    read.warnings = std::move(reading.reasons);
    read.entry = std::move(reading.entry);
    return read;
}

Step<Passed> DeltaImport::apply(Read const& read, std::string const& name)
{
    ++m_read;
    auto const& change = read.change;
    if (read.fault) return *read.fault;
    if (change.removal) {
        if (auto const done = take_removal(change, name); !done) return done.reason();
        m_removals.insert_or_assign(change.id, *change.removal);
    } else {
        m_warnings.insert(m_warnings.end(), read.warnings.begin(), read.warnings.end());
        m_change.put(*read.entry);
        m_removals.erase(change.id);
    }
    if (change.amendment == CORRECTION) m_corrected.insert(change.id);
    m_why.insert_or_assign(change.id, words_of(change));
    return Passed{};
}

Step<Passed> DeltaImport::take_removal(DeltaChange const& change, std::string const& name)
{
    auto const term = m_change.term_of(change.id);
    auto const& removal = *change.removal;
    // A term includes its last day.
    if (removal.reason == "term-expired" && term && (!term->last_day() || removal.effective_on <= *term->last_day()))
        return Reason{ReasonCode::Rule,
            "removed as expired on " + removal.effective_on.text() + ", but the term is " + term->text(), name,
            change.id};
    m_change.remove(change.id);
    return Passed{};
}

} // namespace xindang::exchange
