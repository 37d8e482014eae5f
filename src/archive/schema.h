#pragma once

#include <sql/migrations.h>

#include <vector>

namespace xindang::archive {

/// "XDAR": marks the file as ours in its header.
constexpr std::int32_t APPLICATION_ID = 0x58444152;

/// The tables of the archive: the ledger, what must be kept beside it, and the projections, which may be thrown away
/// and made again (projections.h).
std::vector<sql::Migration> const& archive_migrations();

} // namespace xindang::archive
