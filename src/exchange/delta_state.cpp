#include <exchange/delta_state.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

std::size_t count_of(Delta const& delta, DeltaChange::Kind kind)
{
    return static_cast<std::size_t>(std::count_if(
        delta.changes.begin(), delta.changes.end(), [kind](DeltaChange const& change) { return change.kind == kind; }));
}

} // namespace

DeltaState::DeltaState(Position position, model::Sha256 position_digest, std::vector<EntryState> const& entries)
    : m_position(std::move(position)), m_position_digest(position_digest), m_size(entries.size())
{
    for (auto const& entry : entries)
        m_known.emplace_hint(m_known.end(), entry.id, entry);
}

DeltaState::DeltaState(Position position, model::Sha256 position_digest, LookUp look_up)
    : m_position(std::move(position)),
      m_position_digest(position_digest),
      m_size(m_position.entry_count),
      m_look_up(std::move(look_up))
{}

std::vector<EntryState> DeltaState::entries() const
{
    std::vector<EntryState> entries;
    for (auto const& [id, entry] : m_known)
        if (entry) entries.push_back(*entry);
    return entries;
}

std::optional<EntryState>& DeltaState::known(std::string const& id)
{
    auto const [at, is_new] = m_known.try_emplace(id);
    if (is_new && m_look_up) at->second = m_look_up(id);
    return at->second;
}

Step<Passed> DeltaState::check_chain(Delta const& delta, std::string const& name) const
{
    auto const& next = delta.position;
    if (next.list_id != m_position.list_id)
        return Reason{ReasonCode::ListId, "expected list " + m_position.list_id + ", found " + next.list_id, name};
    if (next.epoch != m_position.epoch)
        return Reason{ReasonCode::Epoch,
            "expected epoch " + std::to_string(m_position.epoch) + ", found " + std::to_string(next.epoch), name};
    if (next.seq != m_position.seq + 1)
        return Reason{next.seq > m_position.seq ? ReasonCode::Gap : ReasonCode::Rollback,
            "expected the delta to " + std::to_string(m_position.seq + 1) + ", found the one to " +
                std::to_string(next.seq),
            name};
    if (next.previous != m_position_digest)
        return Reason{ReasonCode::Fork, "the delta does not follow the position before it", name};
    if (delta.base_seq != m_position.seq || delta.base_state != m_position.state_digest)
        return Reason{ReasonCode::Base,
            "expected base " + std::to_string(m_position.seq) + " " + digest_text(m_position.state_digest) +
                ", found " + std::to_string(delta.base_seq) + " " + digest_text(delta.base_state),
            name};
    return Passed{};
}

Step<Passed> DeltaState::apply(DeltaChange const& change, std::string const& name)
{
    auto& entry = known(change.id);
    if (change.kind == DeltaChange::Kind::Add) {
        if (entry) return Reason{ReasonCode::Base, "the entry to be added is on the list already", name, change.id};
        entry = change.after.value();
        ++m_size;
        return Passed{};
    }
    if (!entry) return Reason{ReasonCode::Base, "the entry to be changed is not on the list", name, change.id};
    if (entry->version != change.base_version || entry->digest != change.base_digest)
        return Reason{ReasonCode::Base,
            "expected base version " + std::to_string(entry->version) + " " + digest_text(entry->digest) + ", found " +
                std::to_string(change.base_version) + " " + digest_text(change.base_digest.value()),
            name, change.id};
    if (change.kind == DeltaChange::Kind::Remove) {
        entry.reset();
        --m_size;
        return Passed{};
    }
    if (change.after->version != change.base_version + 1)
        return Reason{ReasonCode::Rule,
            "expected version " + std::to_string(change.base_version + 1) + ", found " +
                std::to_string(change.after->version),
            name, change.id};
    entry = *change.after;
    return Passed{};
}

Step<Passed> DeltaState::apply(Delta const& delta, model::Sha256 const& position_digest, std::string const& name)
{
    if (auto const step = check_chain(delta, name); !step) return step.reason();
    if (delta.added != count_of(delta, DeltaChange::Kind::Add) ||
        delta.amended != count_of(delta, DeltaChange::Kind::Amend) ||
        delta.removed != count_of(delta, DeltaChange::Kind::Remove))
        return Reason{ReasonCode::Count, "the counts are not those of the changes", name};
    std::string const* last = nullptr;
    for (auto const& change : delta.changes) {
        // Also what keeps an id from being changed twice.
        if (last && !(*last < change.id))
            return Reason{ReasonCode::Rule, "ids must ascend: " + *last + " stands before it", name, change.id};
        last = &change.id;
        if (auto const step = apply(change, name); !step) return step.reason();
    }
    if (m_size != delta.position.entry_count)
        return Reason{ReasonCode::Count,
            "expected " + std::to_string(delta.position.entry_count) + " entries, found " + std::to_string(m_size),
            name};
    m_position = delta.position;
    m_position_digest = position_digest;
    return Passed{};
}

} // namespace xindang::exchange
