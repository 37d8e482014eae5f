#pragma once

#include <exchange/report.h>
#include <exchange/store_change.h>
#include <model/civil_date.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: what the deltas said of entries. A snapshot says nothing.
struct DeltaWords {
    std::map<std::string, Removal> removals;
    std::set<std::string> corrected;
};

/// Private furniture of import, step 17: what one partner has to do because of what changed. Of an entry whose removal
/// nobody explained measures are lifted; of a corrected one all are looked at again, because it may be about somebody
/// else now. `day` is that of the import: feedback is due so many working days after it, counted by weekends: a partner
/// need not have the issuer's calendar.
std::vector<WorkItem> work_of(StoreChange& change, std::vector<EntryChange> const& changes, DeltaWords const& said,
    std::string const& partner, model::CivilDate day);

} // namespace xindang::exchange
