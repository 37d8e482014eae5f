#include <sql/migrations.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

using namespace xindang;
using sql::Connection;
using sql::Migration;
using test::must;

namespace {

constexpr std::int32_t OURS = 0x5844;

std::vector<Migration> const TWO{
    {"people", "CREATE TABLE people(name TEXT)"}, {"towns", "CREATE TABLE towns(name TEXT)"}};

struct Database {
    test::TempFolder folder;
    Connection connection = must(Connection::open(folder.path() / "m.sqlite", sql::Mode::ReadWrite));

    std::int64_t tables() { return connection.number("SELECT count(*) FROM sqlite_schema WHERE type='table'"); }
    std::int64_t version() { return connection.number("PRAGMA user_version"); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(migrations_test)

BOOST_AUTO_TEST_CASE(fresh_database_gets_every_step)
{
    Database database;
    BOOST_CHECK_EQUAL(must(migrate(database.connection, OURS, TWO)), 2);
    BOOST_CHECK_EQUAL(database.tables(), 2);
    BOOST_CHECK_EQUAL(database.version(), 2);
}

BOOST_AUTO_TEST_CASE(second_run_does_nothing)
{
    Database database;
    must(migrate(database.connection, OURS, TWO));
    BOOST_CHECK_EQUAL(must(migrate(database.connection, OURS, TWO)), 0);
    BOOST_CHECK_EQUAL(database.tables(), 2);
}

BOOST_AUTO_TEST_CASE(older_database_gets_only_what_it_lacks)
{
    Database database;
    must(migrate(database.connection, OURS, {TWO[0]}));
    database.connection.execute("INSERT INTO people VALUES('someone')");
    BOOST_CHECK_EQUAL(must(migrate(database.connection, OURS, TWO)), 1);
    BOOST_CHECK_EQUAL(database.connection.number("SELECT count(*) FROM people"), 1);
    BOOST_CHECK_EQUAL(database.version(), 2);
}

BOOST_AUTO_TEST_CASE(failed_step_rolls_everything_back)
{
    Database database;
    auto steps = TWO;
    steps.push_back({"broken", "CREATE TABLE half(x); CREATE TABLE people(again)"});
    BOOST_CHECK_THROW((void)migrate(database.connection, OURS, steps), sql::SqlError);
    BOOST_CHECK_EQUAL(database.tables(), 0);
    BOOST_CHECK_EQUAL(database.version(), 0);
}

BOOST_AUTO_TEST_CASE(newer_database_version_is_left_untouched)
{
    Database database;
    must(migrate(database.connection, OURS, TWO));
    test::check_refused(migrate(database.connection, OURS, {TWO[0]}), Fault::Conflict, "archive");
    BOOST_CHECK_EQUAL(database.version(), 2);
    BOOST_CHECK_EQUAL(database.tables(), 2);
}

BOOST_AUTO_TEST_CASE(somebody_elses_database_is_left_untouched)
{
    Database database;
    database.connection.script("CREATE TABLE foreign_table(x)");
    test::check_refused(migrate(database.connection, OURS, TWO), Fault::Conflict, "archive");
    BOOST_CHECK_EQUAL(database.tables(), 1);
}

BOOST_AUTO_TEST_CASE(looking_for_missing_steps_never_writes)
{
    Database database;
    BOOST_CHECK_EQUAL(must(missing_migrations(database.connection, OURS, TWO)), 2);
    BOOST_CHECK_EQUAL(database.tables(), 0);
    BOOST_CHECK_EQUAL(database.connection.number("PRAGMA application_id"), 0);
}

BOOST_AUTO_TEST_SUITE_END()
