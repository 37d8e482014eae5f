#include <exchange/delta_state.h>
#include <exchange/digests.h>
#include <exchange/import.h>
#include <exchange/list_xml.h>

#include <cstdint>
#include <cstdlib>

/// A delta of the schema is read or refused; one that is applied leaves as many entries as it says, under its own
/// position, and a second time it is refused.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    using namespace xindang::exchange;
    static auto const SCHEMAS = ListSchemas::load(XD_SOURCE_DIR "/xsd");
    if (!SCHEMAS) std::abort();
    auto const document = parse({reinterpret_cast<char const*>(data), size}, "x", "ListDelta");
    if (!document || !check_schema(*document, SCHEMAS->list)) return 0;
    auto const root = (*document).root();
    auto const delta = read_delta(root);
    if (!delta) return 0;
    if (delta->changes.size() != delta_entries(root).size()) std::abort();
    // A state the delta says it follows, so that more than its first line is tried.
    auto const before_digest = delta->position.previous.value_or(model::Sha256{{}});
    std::vector<EntryState> entries;
    StateTree tree;
    for (auto const& change : delta->changes) {
        if (change.kind == DeltaChange::Kind::Add || (!entries.empty() && !(entries.back().id < change.id))) continue;
        entries.push_back({change.id, change.base_version, "active", change.base_digest.value()});
        tree.add(entries.back());
    }
    Position const before{delta->position.list_id, delta->position.epoch, delta->base_seq, delta->base_state,
        entries.size(), model::Sha256{{}}, 0, std::nullopt};
    DeltaState state(before, before_digest, entries);
    auto const digest = position_digest(root.child("Position"));
    if (!state.apply(*delta, digest, "x")) return 0;
    if (state.entries().size() != delta->position.entry_count || state.position().seq != before.seq + 1 ||
        state.position_digest() != digest)
        std::abort();
    if (state.apply(*delta, digest, "x")) std::abort();
    return 0;
}
