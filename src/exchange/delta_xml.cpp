#include <exchange/list_xml.h>

#include <charconv>

namespace xindang::exchange {

namespace {

void write_removal(xml::Builder& builder, Removal const& removal)
{
    builder.open("Removal").element("Reason", removal.reason).optional_element("ReasonText", removal.text);
    builder.open("Authority").element("Code", removal.authority.code).element("Name", removal.authority.name).close();
    builder.optional_element("DocNo", removal.document).element("EffectiveOn", removal.effective_on.text());
    builder.element("Effect", word_of(removal.effect)).optional_element("MergedInto", removal.merged_into);
    builder.element("LiftMeasures", removal.lift_measures);
    for (auto const& measure : removal.measures)
        builder.element("MeasureId", measure);
    builder.close();
}

void write_base(xml::Builder& builder, DeltaChange const& change)
{
    builder.attribute("baseVer", std::to_string(change.base_version));
    builder.attribute("baseDigest", digest_text(change.base_digest.value()));
}

void write_change(xml::Builder& builder, DeltaChange const& change, Bytes const& entry)
{
    switch (change.kind) {
    case DeltaChange::Kind::Add:
        builder.open("Add").raw(entry).close();
        return;
    case DeltaChange::Kind::Amend:
        builder.open("Amend");
        write_base(builder, change);
        builder.element("Kind", change.amendment);
        for (auto const& field : change.changed)
            builder.element("Changed", field);
        builder.raw(entry).close();
        return;
    case DeltaChange::Kind::Remove:
        builder.open("Remove").attribute("id", change.id);
        write_base(builder, change);
        write_removal(builder, change.removal.value());
        builder.close();
        return;
    }
}

Outcome<std::uint64_t> number_of(std::string const& text, xml::Node const& at)
{
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return Refusal{Fault::BadInput, "not a number: " + text, at.place()};
    return value;
}

Outcome<model::Sha256> digest_of(std::string const& text, xml::Node const& at)
{
    auto const digest = parse_digest(text);
    if (!digest) return Refusal{Fault::BadInput, "not a digest we know: " + text, at.place()};
    return *digest;
}

/// What the schema cannot say: some reasons need more than their word.
Outcome<Removal> read_removal(xml::Node const& node)
{
    auto const day = model::CivilDate::parse(node.child("EffectiveOn").trimmed_text());
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, node.child("EffectiveOn").place()};
    auto const authority = node.child("Authority");
    Removal removal{node.child("Reason").trimmed_text(), node.child("ReasonText").trimmed_text(),
        {authority.child("Code").trimmed_text(), authority.child("Name").trimmed_text()},
        node.child("DocNo").trimmed_text(), *day,
        node.child("Effect").trimmed_text() == word_of(Removal::Effect::ExTunc) ? Removal::Effect::ExTunc
                                                                                : Removal::Effect::ExNunc,
        node.child("MergedInto").trimmed_text(), node.child("LiftMeasures").trimmed_text(), {}};
    for (auto const& measure : node.children("MeasureId"))
        removal.measures.push_back(measure.trimmed_text());
    if (removal.reason == "other" && removal.text.empty())
        return Refusal{Fault::BadInput, "the reason \"other\" needs words", node.place()};
    if ((removal.reason == "duplicate-merged") == removal.merged_into.empty())
        return Refusal{Fault::BadInput, "MergedInto goes with the reason duplicate-merged", node.place()};
    if ((removal.lift_measures == "listed") == removal.measures.empty())
        return Refusal{Fault::BadInput, "MeasureId goes with LiftMeasures listed", node.place()};
    return removal;
}

Outcome<Done> read_base(xml::Node const& node, DeltaChange& change)
{
    auto const version = number_of(node.attribute("baseVer"), node);
    if (!version) return version.refusal();
    auto const digest = digest_of(node.attribute("baseDigest"), node);
    if (!digest) return digest.refusal();
    change.base_version = *version;
    change.base_digest = *digest;
    return Done{};
}

} // namespace

bool is_delta_change(xml::Node const& node)
{
    return node.is(JDL, "Add") || node.is(JDL, "Amend") || node.is(JDL, "Remove");
}

Outcome<DeltaChange> read_delta_change(xml::Node const& node)
{
    DeltaChange change{DeltaChange::Kind::Add, node.attribute("id"), 0, {}, {}};
    if (node.name() != "Add") {
        change.kind = node.name() == "Amend" ? DeltaChange::Kind::Amend : DeltaChange::Kind::Remove;
        if (auto const done = read_base(node, change); !done) return done.refusal();
    }
    if (change.kind == DeltaChange::Kind::Remove) {
        auto removal = read_removal(node.child("Removal"));
        if (!removal) return removal.refusal();
        change.removal = std::move(*removal);
        return change;
    }
    auto const after = read_entry_state(node.child("Entry"));
    if (!after) return after.refusal();
    change.id = after->id;
    change.after = *after;
    change.amendment = node.child("Kind").trimmed_text();
    for (auto const& field : node.children("Changed"))
        change.changed.push_back(field.trimmed_text());
    return change;
}

Bytes delta_document(Delta const& delta, std::vector<Bytes> const& entries)
{
    xml::Builder builder;
    builder.open("ListDelta").declare("", JDL);
    write_header(builder, delta.header);
    builder.raw(position_in_document(delta.position));
    builder.open("Base").attribute("seq", std::to_string(delta.base_seq));
    builder.attribute("stateDigest", digest_text(delta.base_state)).close();
    builder.open("Counts").attribute("added", std::to_string(delta.added));
    builder.attribute("amended", std::to_string(delta.amended));
    builder.attribute("removed", std::to_string(delta.removed)).close();
    for (std::size_t i = 0; i < delta.changes.size(); ++i)
        write_change(builder, delta.changes[i], entries.at(i));
    return builder.close().finish();
}

Outcome<Delta> read_delta(xml::Node const& root)
{
    auto const header = read_header(root.child("Header"));
    if (!header) return header.refusal();
    auto const position = read_position(root.child("Position"));
    if (!position) return position.refusal();
    auto const base = root.child("Base");
    auto const counts = root.child("Counts");
    auto const base_seq = number_of(base.attribute("seq"), base);
    auto const base_state = digest_of(base.attribute("stateDigest"), base);
    auto const added = number_of(counts.attribute("added"), counts);
    auto const amended = number_of(counts.attribute("amended"), counts);
    auto const removed = number_of(counts.attribute("removed"), counts);
    if (!base_seq) return base_seq.refusal();
    if (!base_state) return base_state.refusal();
    for (auto const* count : {&added, &amended, &removed})
        if (!*count) return count->refusal();
    Delta delta{*header, *position, *base_seq, *base_state, *added, *amended, *removed, {}};
    for (auto const& node : root.children()) {
        if (!is_delta_change(node)) continue;
        auto change = read_delta_change(node);
        if (!change) return change.refusal();
        delta.changes.push_back(std::move(*change));
    }
    return delta;
}

std::vector<xml::Node> delta_entries(xml::Node const& root)
{
    std::vector<xml::Node> entries;
    for (auto const& node : root.children())
        if (is_delta_change(node)) entries.push_back(node.child("Entry"));
    return entries;
}

} // namespace xindang::exchange
