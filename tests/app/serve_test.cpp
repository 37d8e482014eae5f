#include <support/program.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

using xindang::test::Program;
using xindang::test::TempFolder;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// `xindang serve` on a free port, its log in a file.
class Service {
public:
    Service(std::string const& data, fs::path log) : m_log(std::move(log))
    {
        m_process = ::fork();
        if (m_process == 0) {
            if (!std::freopen(m_log.c_str(), "w", stderr)) ::_exit(126);
            ::execl(XD_BINARY_DIR "/xindang", "xindang", "serve", "--port", "0", "--data", data.c_str(), nullptr);
            ::_exit(127);
        }
    }
    Service(Service const&) = delete;
    Service& operator=(Service const&) = delete;
    ~Service()
    {
        if (m_process > 0) stop(SIGKILL);
    }

    std::string log() const
    {
        std::ostringstream text;
        text << std::ifstream{m_log}.rdbuf();
        return text.str();
    }

    bool logs(std::string const& words) const
    {
        for (int tries = 0; tries < 200; ++tries) {
            if (log().find(words) != std::string::npos) return true;
            std::this_thread::sleep_for(50ms);
        }
        return false;
    }

    /// The wait status.
    int stop(int signal)
    {
        int status = 0;
        ::kill(m_process, signal);
        ::waitpid(m_process, &status, 0);
        m_process = 0;
        return status;
    }

private:
    fs::path m_log;
    ::pid_t m_process;
};

} // namespace

BOOST_AUTO_TEST_SUITE(serve_test)

BOOST_AUTO_TEST_CASE(it_serves_until_it_is_asked_to_stop_and_then_ends_well)
{
    TempFolder const folder;
    auto const data = (folder.path() / "data").string();
    BOOST_REQUIRE_EQUAL((Program{{"init", "--data", data}}.code), 0);
    for (auto const signal : {SIGTERM, SIGINT}) {
        Service service{data, folder.path() / ("log" + std::to_string(signal))};
        BOOST_REQUIRE_MESSAGE(service.logs("info serving on 127.0.0.1 port "), service.log());
        auto const status = service.stop(signal);
        BOOST_CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        BOOST_CHECK_MESSAGE(service.logs("info stopped"), service.log());
    }
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_refused_as_unavailable)
{
    TempFolder const folder;
    auto const data = (folder.path() / "data").string();
    BOOST_REQUIRE_EQUAL((Program{{"init", "--data", data}}.code), 0);
    Service service{data, folder.path() / "log"};
    BOOST_REQUIRE_MESSAGE(service.logs("port "), service.log());
    auto const log = service.log();
    auto const port = log.substr(log.rfind("port ") + 5, log.find('\n', log.rfind("port ")) - log.rfind("port ") - 5);
    Program const second{{"serve", "--port", port, "--data", data}};
    BOOST_CHECK_EQUAL(second.code, 75);
    BOOST_CHECK_MESSAGE(second.err.starts_with("xindang: service: "), second.err);
}

BOOST_AUTO_TEST_SUITE_END()
