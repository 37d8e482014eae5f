#pragma once

#include <base/json.h>
#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/foreign/show_foreign.h>

namespace xindang::usecase {

// As in archive/json_views.h. Numbers of persons are masked.

Json json_of(ForeignReceipt const& receipt);
Json json_of(std::vector<ForeignStanding> const& standings); ///< {"lists": […]}
Json json_of(std::vector<ShownEntry> const& entries);        ///< {"entries": […]}
Json json_of(std::vector<PossibleMatch> const& matches);     ///< {"matches": […]}
Json json_of(MatchDecision const& decision);
Json json_of(LookedAgain const& looked);

/// The number an entry gives, those of persons masked.
std::string shown_number(foreign::Entry const& entry);

} // namespace xindang::usecase
