#include <sql/connection.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

#include <sys/wait.h>
#include <unistd.h>

#include <vector>

using namespace xindang;
using sql::Connection;
using test::must;

BOOST_AUTO_TEST_SUITE(connection_test)

BOOST_AUTO_TEST_CASE(values_come_back_as_they_went_in)
{
    test::TempFolder const folder;
    auto connection = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    connection.script("CREATE TABLE t(i INTEGER, s TEXT, b BLOB, n TEXT, e TEXT)");
    Bytes const octets("\0\x01\xff", 3);
    connection.execute(
        "INSERT INTO t VALUES(?,?,?,?,?)", {-5, std::string("单雄信"), sql::Blob{octets}, std::nullopt, ""});
    auto rows = connection.query("SELECT i,s,b,n,e FROM t WHERE s=?", {std::string("单雄信")});
    BOOST_REQUIRE(rows.next());
    BOOST_CHECK_EQUAL(rows.integer(0), -5);
    BOOST_CHECK_EQUAL(rows.text(1), "单雄信");
    BOOST_CHECK(rows.blob(2) == octets);
    BOOST_CHECK(rows.is_null(3));
    BOOST_CHECK(!rows.is_null(4));
    BOOST_CHECK(!rows.next());
}

BOOST_AUTO_TEST_CASE(one_query_runs_inside_another_of_the_same_text)
{
    test::TempFolder const folder;
    auto connection = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    connection.script("CREATE TABLE t(i INTEGER); INSERT INTO t VALUES(1),(2),(3)");
    int seen = 0;
    auto outer = connection.query("SELECT i FROM t");
    while (outer.next()) {
        auto inner = connection.query("SELECT i FROM t");
        while (inner.next())
            ++seen;
    }
    BOOST_CHECK_EQUAL(seen, 9);
}

BOOST_AUTO_TEST_CASE(promises_of_durability_are_switched_on)
{
    test::TempFolder const folder;
    auto connection = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    auto mode = connection.query("PRAGMA journal_mode");
    BOOST_REQUIRE(mode.next());
    BOOST_CHECK_EQUAL(mode.text(0), "wal");
    BOOST_CHECK_EQUAL(connection.number("PRAGMA synchronous"), 2);
    BOOST_CHECK_EQUAL(connection.number("PRAGMA foreign_keys"), 1);
    BOOST_CHECK_EQUAL(connection.number("PRAGMA secure_delete"), 1);
}

BOOST_AUTO_TEST_CASE(a_reader_keeps_its_snapshot)
{
    test::TempFolder const folder;
    auto writer = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    writer.script("CREATE TABLE t(i INTEGER)");
    auto reader = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    must(reader.begin(sql::Turn::Read));
    writer.execute("INSERT INTO t VALUES(1)");
    BOOST_CHECK_EQUAL(reader.number("SELECT count(*) FROM t"), 0);
    reader.roll_back();
    BOOST_CHECK_EQUAL(reader.number("SELECT count(*) FROM t"), 1);
}

BOOST_AUTO_TEST_CASE(a_missing_or_foreign_file_is_refused)
{
    test::TempFolder const folder;
    test::check_refused(
        Connection::open(folder.path() / "none.sqlite", sql::Mode::ReadOnly), Fault::NotFound, "archive");
    write_file_atomically(folder.path() / "page.sqlite", std::string(8192, '<'), Durable::No);
    test::check_refused(
        Connection::open(folder.path() / "page.sqlite", sql::Mode::ReadWrite), Fault::Corrupt, "archive");
}

BOOST_AUTO_TEST_CASE(a_wrong_number_of_values_is_our_bug)
{
    test::TempFolder const folder;
    auto connection = must(Connection::open(folder.path() / "a.sqlite", sql::Mode::ReadWrite));
    connection.script("CREATE TABLE t(i INTEGER)");
    BOOST_CHECK_THROW(connection.execute("INSERT INTO t VALUES(?)"), std::logic_error);
    BOOST_CHECK_THROW(connection.execute("INSERT INTO nowhere VALUES(1)"), sql::SqlError);
}

BOOST_AUTO_TEST_CASE(processes_that_open_a_new_file_at_once_all_open_it)
{
    // Each wants to turn the file to a write-ahead log; SQLite tells all but one at once that the file is busy.
    for (int round = 0; round < 20; ++round) {
        test::TempFolder const folder;
        int gate[2];
        BOOST_REQUIRE_EQUAL(::pipe(gate), 0);
        std::vector<::pid_t> children;
        for (int i = 0; i < 4; ++i) {
            children.push_back(::fork());
            BOOST_REQUIRE(children.back() >= 0);
            if (children.back() != 0) continue;
            ::close(gate[1]);
            char none = 0;
            [[maybe_unused]] auto const opened = ::read(gate[0], &none, 1); // until the parent closes it
            ::_exit(sql::Connection::open(folder.path() / "new.sqlite", sql::Mode::ReadWrite) ? 0 : 1);
        }
        ::close(gate[0]);
        ::close(gate[1]);
        for (auto const child : children) {
            int status = 0;
            ::waitpid(child, &status, 0);
            BOOST_CHECK_EQUAL(status, 0);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
