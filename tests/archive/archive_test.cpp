#include <archive/small_archive.h>

#include <sql/connection.h>

#include <thread>

using namespace xindang;
using test::must;
using test::SmallArchive;

BOOST_AUTO_TEST_SUITE(archive_test)

BOOST_AUTO_TEST_CASE(nothing_is_kept_without_commit)
{
    SmallArchive small;
    {
        auto writer = small.writer();
        must(writer.register_subject(SmallArchive::firm("甲药业有限公司")));
    }
    BOOST_CHECK_EQUAL(small.archive.view().size(), 0u);
    auto writer = small.writer();
    BOOST_CHECK_EQUAL(must(writer.register_subject(SmallArchive::firm("乙药业有限公司"))).text(), "E1");
    writer.commit();
    BOOST_CHECK_EQUAL(small.archive.view().size(), 1u);
    BOOST_CHECK_THROW((void)writer.register_subject(SmallArchive::firm("丙")), std::logic_error);
}

BOOST_AUTO_TEST_CASE(an_open_view_does_not_see_later_commits)
{
    SmallArchive small;
    auto const before = small.archive.view();
    auto writer = small.writer();
    auto const id = must(writer.register_subject(SmallArchive::firm("甲药业有限公司")));
    BOOST_CHECK(writer.subject(id));
    writer.commit();
    test::check_refused(before.subject(id), Fault::NotFound, "subject");
    BOOST_CHECK(small.archive.view().subject(id));
}

BOOST_AUTO_TEST_CASE(writers_take_turns)
{
    SmallArchive small;
    auto const work = [&](int count) {
        for (int i = 0; i < count; ++i) {
            auto writer = must(small.archive.writer("tester", small.clock));
            must(writer.register_subject(SmallArchive::firm("药业有限公司")));
            writer.commit();
        }
    };
    std::thread other(work, 20);
    work(20);
    other.join();
    BOOST_CHECK_EQUAL(small.archive.view().size(), 40u);
    BOOST_CHECK(small.archive.view().subject({model::SubjectKind::Enterprise, 40}));
}

BOOST_AUTO_TEST_CASE(another_master_key_is_refused)
{
    SmallArchive small;
    auto const other = crypto::SecretKey::generate(small.random);
    BOOST_CHECK(archive::Archive::open(small.file(), small.master, small.random));
    test::check_refused(archive::Archive::open(small.file(), other, small.random), Fault::Untrusted, "master_key");
}

BOOST_AUTO_TEST_CASE(a_file_of_a_newer_program_is_left_alone)
{
    SmallArchive small;
    auto connection = must(sql::Connection::open(small.file(), sql::Mode::ReadWrite));
    connection.script("PRAGMA user_version=99");
    test::check_refused(archive::Archive::open(small.file(), small.master, small.random), Fault::Conflict, "archive");
    BOOST_CHECK_EQUAL(connection.number("PRAGMA user_version"), 99);
}

BOOST_AUTO_TEST_CASE(checkpoints_of_another_ledger_are_not_kept)
{
    SmallArchive small;
    auto writer = small.writer();
    must(writer.register_subject(SmallArchive::firm("甲药业有限公司")));
    writer.commit();
    auto const tree = small.archive.tree();
    BOOST_CHECK_EQUAL(tree.size(), 1u);
    must(small.archive.keep_checkpoint({"o", 1, tree.root()}, "note"));
    BOOST_CHECK_EQUAL(small.archive.latest_checkpoint().value_or(""), "note");
    test::check_refused(
        small.archive.keep_checkpoint({"o", 1, crypto::leaf_hash("x")}, "n"), Fault::Conflict, "checkpoint");
    test::check_refused(small.archive.keep_checkpoint({"o", 2, tree.root()}, "n"), Fault::Conflict, "checkpoint");
}

BOOST_AUTO_TEST_SUITE_END()
