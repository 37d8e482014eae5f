#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <exchange/report.h>
#include <usecase/actor.h>

namespace xindang::usecase {

/// Writes into a partner's own ledger that a list was taken over (ListImported): which one, from which state to which,
/// who confirmed what. Only for outcomes that put another state in force: NotFound at "outcome" for others. Needs the
/// duties of import_list(). The list is in force already when this is called: a crash in between leaves the report in
/// the store of lists, and no entry.
Outcome<model::EntryNumber> record_import(
    Actor const& actor, exchange::ImportReport const& report, archive::Archive const& archive, Clock const& clock);

/// Whether there is something for record_import() to write.
bool changed_what_is_in_force(exchange::ImportReport const& report);

} // namespace xindang::usecase
