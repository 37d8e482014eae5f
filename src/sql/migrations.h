#pragma once

#include <base/outcome.h>
#include <sql/connection.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace xindang::sql {

/// One step of a schema. Steps are numbered by their place in the list, from 1, and never change once released.
struct Migration {
    std::string_view name;
    std::string_view script;
};

/// Brings a database to the last step, all missing steps in one transaction: a step that fails leaves everything as it
/// was (and throws SqlError). `application_id` marks the file as ours. Gives the number of steps done now.
/// Conflict at "archive" for a database that is newer than the list or somebody else's; it is left untouched.
Outcome<std::int64_t> migrate(
    Connection& connection, std::int32_t application_id, std::vector<Migration> const& migrations);

/// How many steps are missing; never writes. Same refusals as migrate().
Outcome<std::int64_t> missing_migrations(
    Connection& connection, std::int32_t application_id, std::vector<Migration> const& migrations);

} // namespace xindang::sql
