#pragma once

#include <base/clock.h>
#include <base/json.h>
#include <exchange/store.h>

#include <vector>

namespace xindang::exchange {

/// What partners' own programs read instead of the store's tables, which change with the program: names once given
/// stay, and only new ones are added.

/// One entry: what it says, its identifiers and measures, and the digest that finds it in the signed file.
Json json_of(StoredEntry const& entry);

/// How a list stands at a moment, and who took over which of its epochs.
Json json_of(StoredList const& list, std::vector<AcceptedEpoch> const& accepted, Instant moment);

} // namespace xindang::exchange
