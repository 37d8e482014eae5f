#pragma once

#include <archive/checker.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>

#include <string>
#include <vector>

namespace xindang::usecase {

struct CheckLedger {
    /// Signed checkpoints kept elsewhere: they tell when the end of the ledger was cut off.
    std::vector<std::string> kept_outside = {};
};

/// Recomputes the ledger of a data folder with code that did not write it; see archive/checker.h. Needs a duty of the
/// office. Finding nothing wrong is an answer, and so is finding something: the report tells which.
Outcome<archive::LedgerReport> check_ledger(
    Actor const& actor, CheckLedger const& request, DataFolder const& data, Progress& progress);

} // namespace xindang::usecase
