#pragma once

#include <archive/view.h>
#include <base/json.h>
#include <usecase/actor.h>
#include <usecase/feedback/take_import_report.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// Where one partner stands with one list, by its newest report.
struct ImportStanding {
    std::string partner;
    std::string list;
    std::string outcome;     ///< "imported"
    std::string reasons;     ///< codes, space between
    std::uint64_t seq;       ///< in force there
    std::uint64_t published; ///< in force here
    SameState same;
    Instant reported_at;

    std::uint64_t behind() const { return published > seq ? published - seq : 0; }
    /// Somebody should call the partner: it has not what we published, or could not take it.
    bool worrying() const;
};

/// By partner and list. Any duty but operator and partner.
Outcome<std::vector<ImportStanding>> import_standings(Actor const& actor, archive::View const& view);

Json json_of(std::vector<ImportStanding> const& standings);
Json json_of(ImportReportReceipt const& receipt);

} // namespace xindang::usecase
