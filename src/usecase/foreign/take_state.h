#pragma once

#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/take_entries.h>

#include <set>

namespace xindang::usecase {

// What both roads end in. Only they include this file.

/// The entries of a list as it stands now, or a part of them.
struct ForeignState {
    ForeignOrigin origin;
    std::string sequence = {};
    std::vector<foreign::Entry> entries;
    foreign::Missing missing;
    std::set<std::string> voided = {}; ///< ids that are missing because they never should have been there
    MassChange mass_change;
    std::optional<grading::Scheme> regrade_by;
};

/// Compares the state with the one taken before and writes what follows, in one transaction of each store. `receipt`
/// says what was read; the answer says the rest as well.
Outcome<ForeignReceipt> take_state(
    Actor const& actor, ForeignState state, ForeignReceipt receipt, ForeignServices const& services);

} // namespace xindang::usecase
