#pragma once

#include <base/random.h>
#include <exchange/import.h>
#include <exchange/publication.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace xindang::usecase {

/// A publication to be tried before anybody sees it.
struct ListRehearsal {
    exchange::ListSource const& files;
    exchange::Head const& head;
    bool changed;                            ///< otherwise only the head is new
    crypto::Certificate const& root;         ///< signs key sets now
    exchange::PersonNumbers numbers;         ///< whether the list may show them
    exchange::PublishedList const* previous; ///< may be null, and then so is the next
    exchange::ListSource const* published;   ///< its files
};

/// Imports a publication with the importer partners have, by both roads: as somebody who never saw the list, and as
/// somebody who followed it this far, by the delta; both must end in the same entries. The follower's state is kept in
/// `work`, so that a run only takes the last step; when it is not where the list was, it is made again. Corrupt at the
/// place the importer names when it would not take the list, and for an unknown code: our own code lists go with our
/// own list; Unavailable at "list" when this machine cannot write down what it tries.
Outcome<Done> rehearse_list(ListRehearsal const& rehearsal, exchange::ListSchemas const& schemas,
    std::filesystem::path const& work, Random& random);

} // namespace xindang::usecase
