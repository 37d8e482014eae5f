#include <sql/migrations.h>

#include <string>

namespace xindang::sql {

Outcome<std::int64_t> missing_migrations(
    Connection& connection, std::int32_t application_id, std::vector<Migration> const& migrations)
{
    auto const version = connection.number("PRAGMA user_version");
    auto const owner = connection.number("PRAGMA application_id");
    bool const fresh = version == 0 && connection.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!fresh && owner != application_id)
        return Refusal{Fault::Conflict, "the database belongs to another program", "archive"};
    auto const missing = static_cast<std::int64_t>(migrations.size()) - version;
    if (missing < 0)
        return Refusal{Fault::Conflict,
            "the database was made by a newer version of this program (schema " + std::to_string(version) + ", known " +
                std::to_string(migrations.size()) + ")",
            "archive"};
    return missing;
}

Outcome<std::int64_t> migrate(
    Connection& connection, std::int32_t application_id, std::vector<Migration> const& migrations)
{
    auto const before = missing_migrations(connection, application_id, migrations);
    if (!before || *before == 0) return before;
    if (auto const begun = connection.begin(Turn::Write); !begun) return begun.refusal();
    try {
        // Asked again: another process may have done the work while we waited for our turn.
        auto const missing = missing_migrations(connection, application_id, migrations);
        if (!missing) {
            connection.roll_back();
            return missing;
        }
        for (auto step = migrations.size() - static_cast<std::size_t>(*missing); step < migrations.size(); ++step)
            connection.script(migrations[step].script);
        // Both live in the file's header and are part of the transaction.
        connection.script("PRAGMA application_id=" + std::to_string(application_id));
        connection.script("PRAGMA user_version=" + std::to_string(migrations.size()));
        connection.commit();
        return missing;
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

} // namespace xindang::sql
