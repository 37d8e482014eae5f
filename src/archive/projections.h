#pragma once

#include <archive/person_vault.h>
#include <model/entry.h>
#include <sql/connection.h>

#include <string_view>

namespace xindang::archive {

/// By what a search key was made. Append only: the numbers stand in the table.
enum class KeyKind { Name = 0, FormerName = 1, Pinyin = 2, Initials = 3 };

/// Enters one ledger entry, opened, into the tables for querying. The one place that writes them, for new entries and
/// for rebuilding alike, so that both give the same rows.
void project(sql::Connection& connection, PersonVault& vault, model::Entry const& entry);

/// Empties every table for querying.
void clear_projections(sql::Connection& connection);

/// How an identifier stands in its table: a person's as a keyed hash.
std::string stored_value(PersonVault const& vault, model::Identifier const& identifier);
/// The key of a record by its supplier's number.
Bytes record_reference(PersonVault const& vault, std::string_view source, std::string_view source_ref);

} // namespace xindang::archive
