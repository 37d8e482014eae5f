#pragma once

#include <exchange/list.h>
#include <exchange/reasons.h>
#include <exchange/store.h>
#include <model/sha256.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import, step 14: what a person must have read before it comes into force.

/// Who says yes to what.
struct Agreement {
    std::string by;                     ///< the person; empty: nobody
    std::optional<std::uint64_t> epoch; ///< that the person accepts
    /// The position whose changes were shown last, waiting for a person.
    std::optional<model::Sha256> shown;
};

struct Consent {
    std::optional<Reason> withheld; ///< why the new state waits: E-EPOCH or E-MASSCHANGE
    std::vector<Reason> notes;      ///< W-EPOCH and W-CONFIRMED; of what waits, whatever else must be agreed to
};

/// Two things wait for a person: a list that loses much at once, and one that its issuer began anew. Who agrees, agrees
/// to the change that was shown, and to no other that has come since; a new epoch must be named as well, so that nobody
/// accepts it by a habit of confirming. `removed` entries of the state in force would go.
Consent consent(StoredList const& before, Position const& after, model::Sha256 const& position_digest,
    std::uint64_t removed, Agreement const& agreement);

/// Whether two canonical entries differ in version, digest and date alone: a list begun anew dates all of them anew,
/// and whoever reads its changes looks for those that say something else.
bool says_the_same(Bytes before, Bytes after);

} // namespace xindang::exchange
