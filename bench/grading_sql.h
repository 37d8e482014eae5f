#pragma once

#include <grading/columns.h>
#include <grading/definition.h>
#include <grading/evaluate.h>

#include <string>
#include <vector>

namespace xindang::bench {

/// A scheme as statements that fill the tables of bench/peers/tables.sql, for DuckDB and SQLite alike: what Plan's
/// constructor does. Made from the definition alone; shares nothing with grading::Plan, so that equal marks mean
/// something.
std::string bind_sql(grading::Definition const& definition, model::CivilDate cut_off);

/// Writes the columns as <table>.csv without heading, one for each table that is loaded.
void write_tables(std::string const& folder, grading::Columns const& columns, grading::Definition const& definition);

/// Our own marks as expected.csv, for the databases to compare theirs with.
void write_marks(std::string const& folder, std::vector<grading::Mark> const& marks);

} // namespace xindang::bench
