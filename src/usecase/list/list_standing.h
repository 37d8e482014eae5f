#pragma once

#include <archive/archive.h>
#include <base/json.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// Where a list stands by the ledger: what anybody may know, because the files are public.
struct ListStanding {
    std::string list;
    std::string seq;
    Instant published_at;
    model::EntryNumber entry;
};

/// The newest publication of each list but the confidential ones, in order of first publication.
std::vector<ListStanding> list_standings(archive::View const& view);

Json json_of(std::vector<ListStanding> const& lists); ///< {"lists": […]}

} // namespace xindang::usecase
