#pragma once

#include <base/outcome.h>
#include <exchange/publication.h>
#include <usecase/office/settings.h>

#include <vector>

namespace xindang::usecase {

/// A published state as tables for people and for programs without an XML reader, in the forms the settings name: CSV,
/// JSON, XLSX. Each says which list, sequence and state digest it is of, so that it can be compared with the signed
/// files; it is not signed itself. Named "INDUSTRY-BAN.csv". TooLarge where a form cannot hold the list; what the files
/// refuse.
Outcome<std::vector<exchange::NamedFile>> list_tables(
    exchange::ListSource const& files, exchange::Head const& head, Settings::List const& list);

/// The folder of the tables, inside that of the list.
constexpr char TABLES_FOLDER[] = "tables";

} // namespace xindang::usecase
