#pragma once

#include <exchange/report.h>
#include <exchange/store_change.h>
#include <model/civil_date.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import, step 17: what one partner has to do because of what changed. A snapshot does not say
/// why an entry left; its measures are lifted then. `day` is that of the import: feedback is due so many days after it.
std::vector<WorkItem> work_of(StoreChange& change, std::vector<EntryChange> const& changes,
    std::map<std::string, Removal> const& removals, std::string const& partner, model::CivilDate day);

} // namespace xindang::exchange
