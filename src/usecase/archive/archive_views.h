#pragma once

#include <base/json.h>
#include <usecase/archive/check_ledger.h>
#include <usecase/archive/correct_record.h>
#include <usecase/archive/erase_person.h>
#include <usecase/archive/find_subject.h>
#include <usecase/archive/prove_entry.h>
#include <usecase/archive/show_archive.h>
#include <usecase/archive/take_in.h>

#include <vector>

namespace xindang::usecase {

// Receipts about archives and the ledger as JSON, by the rules of json_views.h.

/// A value as staff see it: numbers of persons keep their first six and last four characters.
std::string shown(model::Identifier const& identifier);

Json json_of(IntakeReceipt const& receipt);
Json json_of(RecordChange const& change);
Json json_of(model::Subject const& subject);
Json json_of(model::Record const& record);
Json json_of(archive::PublishedNotice const& notice);
Json json_of(ArchiveFile const& file);
Json json_of(std::vector<FoundSubject> const& found); ///< {"subjects": […]}
Json json_of(archive::LedgerReport const& report);
Json json_of(CheckpointReceipt const& receipt);
Json json_of(VerifiedEntry const& verified);
Json json_of(ErasureReceipt const& receipt);

} // namespace xindang::usecase
