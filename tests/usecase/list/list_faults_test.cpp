#include <usecase/list/list_files.h>

#include <usecase/list/list_office.h>

#include <base/file_lock.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace xindang;
using namespace xindang::usecase;
using test::LIST_NOW;

BOOST_AUTO_TEST_SUITE(list_faults_test)

namespace {

constexpr int HOUR = 3600;

std::uint64_t published_seq(test::ListOffice& office)
{
    archive::ObjectStore const objects(office.folder.objects());
    return test::must(published_list(office.archive->view(), objects, test::BAN_LIST.id)).list.head.position.seq;
}

Bytes head_of(test::ListOffice const& office)
{
    return test::must(read_file(office.folder.list(test::BAN_LIST.id) / "head.xml", 1 << 20));
}

/// Ends the program when it is asked for the n-th time: between signing, storing and rehearsing.
class LastRandom final : public Random {
public:
    explicit LastRandom(int asked) : m_left(asked) {}
    Bytes bytes(std::size_t count) override
    {
        if (--m_left == 0) ::kill(::getpid(), SIGKILL);
        return m_random.bytes(count);
    }

private:
    int m_left;
    crypto::SystemRandom m_random;
};

/// What a publication that was cut off left, and that the next one succeeds: true when the new state was in force.
bool is_whole_and_goes_on(test::ListOffice& office, Bytes const& head, std::uint64_t seq, Instant now)
{
    // What partners find is one whole state: the old one, or the new one.
    auto const report = office.import(now);
    BOOST_CHECK_MESSAGE(report.outcome != exchange::ListOutcome::Rejected, report.text());
    auto const reached = published_seq(office);
    BOOST_CHECK(reached == seq || reached == seq + 1);
    if (reached == seq) BOOST_CHECK(head_of(office) == head);
    auto const again = office.publish(now.plus_seconds(60));
    BOOST_REQUIRE_MESSAGE(again, (again ? std::string() : again.refusal().reason));
    BOOST_CHECK_EQUAL(again->seq, seq + 1);
    BOOST_CHECK(office.import(now.plus_seconds(60)).outcome != exchange::ListOutcome::Rejected);
    return reached == seq + 1;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(of_two_publishers_at_once_one_is_refused, test::ListOffice)
{
    ban_for_life();
    {
        auto const turn = test::must(FileLock::try_lock(folder.list_work() / "INDUSTRY-BAN.lock"));
        test::check_refused(publish(), Fault::Conflict, "list");
    }
    BOOST_CHECK(publish());
}

BOOST_FIXTURE_TEST_CASE(two_processes_that_publish_at_once_leave_one_line_of_heads, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    constexpr int PROCESSES = 4;
    close();
    std::vector<::pid_t> children;
    for (int i = 0; i < PROCESSES; ++i) {
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            open();
            auto const receipt = publish(LIST_NOW.plus_seconds(HOUR));
            ::_exit(receipt ? 0 : receipt.refusal().fault == Fault::Conflict ? 7 : 1);
        }
        children.push_back(child);
    }
    int winners = 0;
    for (auto const child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        BOOST_REQUIRE(WIFEXITED(status));
        BOOST_CHECK(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 7);
        if (WEXITSTATUS(status) == 0) ++winners;
    }
    BOOST_CHECK_GE(winners, 1);
    open();
    archive::ObjectStore const objects(folder.objects());
    auto const list = test::must(published_list(archive->view(), objects, test::BAN_LIST.id));
    BOOST_CHECK_EQUAL(list.list.head.number, static_cast<std::uint64_t>(1 + winners));
}

BOOST_FIXTURE_TEST_CASE(a_clock_that_went_back_is_refused, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    auto const before = head_of(*this);
    test::check_refused(publish(LIST_NOW.plus_seconds(-1)), Fault::Conflict, "clock");
    BOOST_CHECK(head_of(*this) == before);
}

BOOST_FIXTURE_TEST_CASE(
    a_killed_publication_leaves_the_old_state_or_the_new_one_and_the_next_run_succeeds, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    auto now = LIST_NOW;
    int new_states = 0;
    // Steps of the clock as fine as publishing has steps: reading, signing, storing, rehearsing, staging, ledger, head.
    for (useconds_t delay = 500; new_states < 3 && delay < 4'000'000; delay = delay * 5 / 4) {
        now = now.plus_seconds(HOUR);
        auto const seq = published_seq(*this);
        ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
        auto const before = head_of(*this);
        close();
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            open();
            auto const receipt = publish(now);
            ::_exit(receipt ? 0 : 1);
        }
        ::usleep(delay);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        open();
        BOOST_TEST_CONTEXT("killed after " << delay << " µs")
        if (is_whole_and_goes_on(*this, before, seq, now)) ++new_states;
    }
    BOOST_CHECK_GE(new_states, 1);
}

BOOST_FIXTURE_TEST_CASE(a_publication_cut_off_between_its_steps_changes_nothing, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    auto now = LIST_NOW;
    auto finished = false;
    int steps = 0;
    while (!finished && steps < 50) {
        now = now.plus_seconds(HOUR);
        ++steps;
        auto const seq = published_seq(*this);
        ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
        auto const before = head_of(*this);
        close();
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            open();
            LastRandom last(steps);
            dice = &last;
            ::_exit(publish(now) ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        open();
        finished = WIFEXITED(status);
        BOOST_TEST_CONTEXT("step " << steps)
        BOOST_CHECK_EQUAL(is_whole_and_goes_on(*this, before, seq, now), finished);
    }
    BOOST_CHECK(finished);
    BOOST_CHECK_GT(steps, 5);
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_takes_no_more_leaves_the_old_state_in_force_and_says_so, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    for (int i = 0; i < 40; ++i)
        ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
    auto const before = head_of(*this);
    close();
    auto const child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        open();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{16 * 1024, 16 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &small);
        auto const receipt = publish(LIST_NOW.plus_seconds(HOUR));
        ::_exit(!receipt && receipt.refusal().fault == Fault::Unavailable && receipt.refusal().where == "list" ? 7 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    open();
    BOOST_REQUIRE(WIFEXITED(status));
    BOOST_CHECK_EQUAL(WEXITSTATUS(status), 7);
    BOOST_CHECK(head_of(*this) == before);
    BOOST_CHECK_EQUAL(published_seq(*this), 1);
    BOOST_CHECK(import(LIST_NOW.plus_seconds(HOUR)).outcome == exchange::ListOutcome::Imported);
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW.plus_seconds(2 * HOUR))).entries, 41);
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_was_half_written_is_put_right, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    auto const list = folder.list(test::BAN_LIST.id);
    std::ofstream(list / "list-1-1.xml") << "<DisciplineList>";
    std::ofstream(list / ".head.xml.1-1.part") << "half";
    std::ofstream(list / "list-9-1.xml") << "of a run that came to nothing";
    test::must(publish(LIST_NOW.plus_seconds(HOUR)));
    BOOST_CHECK(!std::filesystem::exists(list / ".head.xml.1-1.part"));
    BOOST_CHECK(!std::filesystem::exists(list / "list-9-1.xml"));
    BOOST_CHECK(import(LIST_NOW.plus_seconds(HOUR)).outcome == exchange::ListOutcome::Imported);
}

BOOST_FIXTURE_TEST_CASE(a_folder_an_older_program_published_goes_on, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    import();
    std::filesystem::remove_all(folder.list_work()); // which that program did not have
    ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW.plus_seconds(HOUR))).seq, 2);
    BOOST_CHECK_EQUAL(import(LIST_NOW.plus_seconds(HOUR)).deltas, 1);
}

BOOST_FIXTURE_TEST_CASE(a_damaged_follower_is_made_again, test::ListOffice)
{
    ban_for_life();
    test::must(publish());
    std::ofstream(folder.list_work() / "INDUSTRY-BAN.sqlite") << "no database";
    ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
    BOOST_CHECK_EQUAL(test::must(publish(LIST_NOW.plus_seconds(HOUR))).seq, 2);
}

BOOST_FIXTURE_TEST_CASE(old_deltas_are_dropped_and_whoever_needs_them_takes_the_whole_list, test::ListOffice)
{
    auto list = test::BAN_LIST;
    list.kept_deltas = 2;
    ban_for_life();
    test::must(publish(LIST_NOW, list));
    import();
    auto now = LIST_NOW;
    for (int i = 0; i < 4; ++i) {
        now = now.plus_seconds(HOUR);
        ban(*person, "D118", model::Term::life(test::list_day("2025-12-02")));
        test::must(publish(now, list));
    }
    auto const files = folder.list(list.id);
    BOOST_CHECK(!std::filesystem::exists(files / "delta-2.xml"));
    BOOST_CHECK(std::filesystem::exists(files / "delta-4.xml") && std::filesystem::exists(files / "delta-5.xml"));
    // Parts are kept for whoever began to read by the head before.
    BOOST_CHECK(!std::filesystem::exists(files / "list-3-1.xml"));
    BOOST_CHECK(std::filesystem::exists(files / "list-4-1.xml") && std::filesystem::exists(files / "list-5-1.xml"));
    auto const report = import(now);
    BOOST_CHECK_MESSAGE(report.outcome == exchange::ListOutcome::Imported && report.deltas == 0, report.text());
    BOOST_CHECK_EQUAL(report.after.seq, 5);
}

BOOST_AUTO_TEST_SUITE_END()
