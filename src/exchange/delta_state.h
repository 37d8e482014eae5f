#pragma once

#include <exchange/import_documents.h>
#include <exchange/list.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// The entries of a list by id while deltas are applied to it, one after the other. Partners apply with it, and
/// the issuer when it rehearses a publication. A delta is refused whole: E-GAP and E-ROLLBACK when it is of another
/// sequence, E-FORK when it follows another position, E-BASE when its base or an entry's base is not what is here,
/// E-RULE for ids out of order or twice, E-COUNT when its counts are not its own. After a refusal the value is of no
/// more use.
class DeltaState {
public:
    DeltaState(Position position, model::Sha256 position_digest, std::vector<EntryState> const& entries);
    /// A list of position.entry_count entries that is elsewhere: an entry is asked for when a delta speaks of it.
    using LookUp = std::function<std::optional<EntryState>(std::string const& id)>;
    DeltaState(Position position, model::Sha256 position_digest, LookUp look_up);

    /// `position_digest` is that of the delta's own position.
    Step<Passed> apply(Delta const& delta, model::Sha256 const& position_digest, std::string const& name);

    Position const& position() const { return m_position; }
    model::Sha256 const& position_digest() const { return m_position_digest; }
    /// Those known here: all, or those spoken of. Ascending ids.
    std::vector<EntryState> entries() const;
    std::uint64_t size() const { return m_size; }

private:
    Step<Passed> check_chain(Delta const& delta, std::string const& name) const;
    Step<Passed> apply(DeltaChange const& change, std::string const& name);

    Position m_position;
    model::Sha256 m_position_digest;
    std::optional<EntryState>& known(std::string const& id);

    std::map<std::string, std::optional<EntryState>> m_known; ///< nothing: not on the list
    std::uint64_t m_size;
    LookUp m_look_up;
};

} // namespace xindang::exchange
