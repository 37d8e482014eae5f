#include <support/list_world.h>

#include <sql/connection.h>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

BOOST_AUTO_TEST_SUITE(faults_test)

namespace {

struct Faulty : ListWorld {
    void check_old_list_in_force(int entries_expected)
    {
        auto store = test::must(ListStore::open(store_file()));
        auto const stored = store.find(list_id);
        BOOST_REQUIRE(stored);
        BOOST_CHECK_EQUAL(stored->position.seq, 1);
        BOOST_CHECK_EQUAL(store.entries(list_id).size(), entries_expected);
        BOOST_CHECK_EQUAL(store.with_identifier(key_of(1)).size(), 1);
    }
    /// An import in a process that may write files up to so many octets only; its exit code.
    int import_with_room_for(rlim_t octets)
    {
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit const limit{octets, octets};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            auto const report = import();
            auto const said = report.outcome == ListOutcome::Rejected &&
                              report.reasons.front().code == ReasonCode::Local && report.after.seq == 1 &&
                              report.text().find("E-LOCAL") != std::string::npos;
            ::_exit(said ? report.exit_code() : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_full_disc_leaves_the_old_list_in_force_and_the_report_says_so, Faulty)
{
    publish(entries(3));
    BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    publish(entries(2000));
    // At several moments: while entries are written, while the index is, while all is moved to its place.
    for (rlim_t const octets : {rlim_t{400'000}, rlim_t{1'500'000}, rlim_t{3'000'000}}) {
        BOOST_CHECK_EQUAL(import_with_room_for(octets), 20);
        check_old_list_in_force(3);
    }
    BOOST_CHECK(import().outcome == ListOutcome::Imported);
}

BOOST_FIXTURE_TEST_CASE(a_clock_before_the_head_is_warned_about_and_one_far_ahead_believes_nothing, Faulty)
{
    publish(entries(3));
    auto const right = now;
    now = Instant{0};
    auto const early = import();
    // The keys of the list are not valid yet in 1970, so nothing of it can be believed.
    BOOST_CHECK(early.outcome == ListOutcome::Rejected);
    now = right.plus_seconds(-3600);
    auto const behind = import();
    BOOST_REQUIRE(behind.outcome == ListOutcome::ImportedWithWarnings);
    BOOST_CHECK_EQUAL(word_of(behind.reasons.front().code), "W-CLOCK");
    now = right.plus_seconds(20LL * 365 * 86400);
    auto const ahead = import();
    BOOST_CHECK(ahead.outcome == ListOutcome::Rejected);
    BOOST_CHECK(ahead.exit_code() == 11 || ahead.exit_code() == 14);
    check_old_list_in_force(3);
    auto store = test::must(ListStore::open(store_file()));
    BOOST_CHECK(store.find(list_id)->stale_at(now));
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_is_still_being_filled_is_not_imported, Faulty)
{
    publish(entries(3));
    BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    test::TempFolder const whole;
    std::filesystem::copy(folder(), whole.path() / "old");
    now = now.plus_seconds(60);
    publish(entries(5));
    auto const delta = file("delta-2.xml");
    // The head came first, then half of the delta, then the rest of it.
    std::filesystem::remove(folder() / "delta-2.xml");
    BOOST_CHECK_EQUAL(word_of(import().reasons.front().code), "E-FETCH");
    put("delta-2.xml", delta.substr(0, delta.size() / 2));
    BOOST_CHECK_EQUAL(word_of(import().reasons.front().code), "E-TRUNCATED");
    check_old_list_in_force(3);
    put("delta-2.xml", delta);
    BOOST_CHECK(import().outcome == ListOutcome::Imported);
}

BOOST_FIXTURE_TEST_CASE(two_imports_at_once_end_with_one_whole_list, Faulty)
{
    publish(entries(3));
    BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    now = now.plus_seconds(60);
    publish(entries(1500));
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) ::_exit(import().exit_code());
        children.push_back(child);
    }
    int imported = 0;
    for (auto const child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        BOOST_REQUIRE(WIFEXITED(status));
        // Imported, found it done, or was told that another one was quicker.
        BOOST_CHECK(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 20);
        imported += WEXITSTATUS(status) == 0 ? 1 : 0;
    }
    BOOST_CHECK(imported >= 1);
    auto store = test::must(ListStore::open(store_file()));
    BOOST_CHECK_EQUAL(store.find(list_id)->position.seq, 2);
    BOOST_CHECK_EQUAL(store.entries(list_id).size(), 1500);
    BOOST_CHECK(import().outcome == ListOutcome::Duplicate);
}

BOOST_FIXTURE_TEST_CASE(an_import_that_was_overtaken_does_not_go_back_in_time, Faulty)
{
    publish(entries(3));
    BOOST_REQUIRE(import().outcome == ListOutcome::Imported);
    now = now.plus_seconds(60);
    publish(entries(4));
    // The source gives head 2 to a slow import; while it reads, a quick one takes over head 3.
    struct Slow final : ListSource {
        Slow(std::filesystem::path folder, std::function<void()> meanwhile)
            : old(std::move(folder)), m_meanwhile(std::move(meanwhile))
        {}
        Outcome<Bytes> get(std::string const& name, std::size_t limit) const override
        {
            auto content = FolderSource(old).get(name, limit);
            if (name.starts_with("codelists-")) std::exchange(m_meanwhile, [] {})();
            return content;
        }
        std::filesystem::path old;
        mutable std::function<void()> m_meanwhile;
    };
    auto const old = temp.path() / "old";
    std::filesystem::copy(folder(), old);
    Slow const slow(old, [this] {
        now = now.plus_seconds(60);
        publish(entries(5));
        BOOST_CHECK(import().outcome == ListOutcome::Imported);
    });
    auto store = test::must(ListStore::open(store_file()));
    NoProgress progress;
    auto const report = import_list(slow, store, schemas(), {"", {"PARTNER-A", "甲"}, environment, root.certificate},
        FixedClock{now}, random, progress);
    BOOST_REQUIRE(report.outcome == ListOutcome::Rejected);
    BOOST_CHECK_EQUAL(word_of(report.reasons.front().code), "E-LOCAL");
    BOOST_CHECK_EQUAL(report.exit_code(), 20);
    BOOST_CHECK_EQUAL(store.find(list_id)->position.seq, 3);
    BOOST_CHECK_EQUAL(store.entries(list_id).size(), 5);
}

BOOST_AUTO_TEST_SUITE_END()
