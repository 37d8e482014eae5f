#include <base/file_lock.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(file_lock_test)

BOOST_AUTO_TEST_CASE(a_turn_is_refused_while_another_has_it_and_free_afterwards)
{
    test::TempFolder const folder;
    auto const file = folder.path() / "made" / "turn.lock";
    {
        auto const first = test::must(FileLock::try_lock(file));
        test::check_refused(FileLock::try_lock(file), Fault::Conflict, "turn.lock");
    }
    BOOST_CHECK(FileLock::try_lock(file));
}

BOOST_AUTO_TEST_CASE(a_turn_ends_with_the_program_that_had_it)
{
    test::TempFolder const folder;
    auto const file = folder.path() / "turn.lock";
    auto const child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        auto const lock = FileLock::try_lock(file);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_CHECK(WIFSIGNALED(status));
    BOOST_CHECK(FileLock::try_lock(file));
}

BOOST_AUTO_TEST_SUITE_END()
