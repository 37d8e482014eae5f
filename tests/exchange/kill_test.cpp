#include <support/list_world.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

BOOST_AUTO_TEST_SUITE(kill_test)

BOOST_FIXTURE_TEST_CASE(an_import_killed_at_any_moment_leaves_one_whole_list, ListWorld)
{
    constexpr int OLD = 3;
    constexpr int NEW = 1500;
    publish(entries(OLD));
    BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    publish(entries(NEW));
    int finished = 0;
    for (useconds_t delay = 1000; delay < 2'000'000 && finished == 0; delay = delay * 3 / 2) {
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            import();
            ::_exit(0);
        }
        ::usleep(delay);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        auto store = test::must(ListStore::open(store_file()));
        auto const list = store.find(list_id);
        BOOST_REQUIRE(list);
        auto const count = store.entries(list_id).size();
        // All of the old list or all of the new one, and the book says which.
        BOOST_CHECK(list->position.seq == 1 || list->position.seq == 2);
        BOOST_CHECK_EQUAL(count, list->position.seq == 1 ? OLD : NEW);
        if (list->position.seq == 2) ++finished;
    }
    if (finished == 0) BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    BOOST_CHECK(import().outcome == ListOutcome::Duplicate);
}

BOOST_AUTO_TEST_SUITE_END()
