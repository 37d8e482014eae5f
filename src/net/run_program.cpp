#include <net/run_program.h>

#include <chrono>
#include <csignal>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace xindang::net {

namespace {

constexpr std::size_t MAX_WORDS = 8192;
constexpr int POLL_MS = 50;

/// A pair of connected ends. Not a pipe: a program that ends without reading must not end us with SIGPIPE.
class Pipe {
public:
    Pipe()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends) != 0) throw std::runtime_error("no pipe");
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    ~Pipe()
    {
        close(0);
        close(1);
    }
    int operator[](int end) const { return m_ends[end]; }
    void close(int end)
    {
        if (m_ends[end] >= 0) ::close(std::exchange(m_ends[end], -1));
    }

private:
    int m_ends[2] = {-1, -1};
};

enum class Listening { On, Over };

Listening gather(int from, ProgramEnd& ended)
{
    char piece[1024];
    for (;;) {
        auto const got = ::read(from, piece, sizeof piece);
        if (got <= 0) return Listening::Over;
        if (ended.words.size() < MAX_WORDS) ended.words.append(piece, static_cast<std::size_t>(got));
        pollfd more{from, POLLIN, 0};
        if (::poll(&more, 1, 0) != 1) return Listening::On;
    }
}

/// A program that waits for its input has written nothing before this holds. One that is over already needs no limit.
void limit_files(pid_t child, std::uint64_t octets)
{
    rlimit const limit{octets, octets};
    ::prlimit(child, RLIMIT_FSIZE, &limit, nullptr);
}

} // namespace

ProgramEnd run_program(std::vector<std::string> const& words, std::string const& input, int seconds,
    std::optional<std::uint64_t> largest_file)
{
    Pipe in;
    Pipe out;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, out[1], 2);
    std::vector<char*> arguments;
    for (auto const& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    auto const failed = ::posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ProgramEnd ended;
    if (failed != 0) {
        ended.words = words.front() + " cannot be run";
        return ended;
    }
    if (largest_file) limit_files(child, *largest_file);
    in.close(0);
    out.close(1);
    // A program that was given nothing may be over before it could have listened.
    if (!input.empty() && ::send(in[1], input.data(), input.size(), MSG_NOSIGNAL) < 0)
        ended.words = "it does not listen";
    in.close(1);
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    auto listening = Listening::On;
    for (;;) {
        // A descriptor below zero is not looked at: then this only waits.
        pollfd readable{listening == Listening::On ? out[0] : -1, POLLIN, 0};
        if (::poll(&readable, 1, POLL_MS) == 1) listening = gather(out[0], ended);
        int status = 0;
        if (::waitpid(child, &status, WNOHANG) == child) {
            ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            ended.in_size = !(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
            pollfd rest{listening == Listening::On ? out[0] : -1, POLLIN, 0};
            if (::poll(&rest, 1, 0) == 1) gather(out[0], ended);
            return ended;
        }
        if (std::chrono::steady_clock::now() > deadline) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            ended.in_time = false;
            return ended;
        }
    }
}

} // namespace xindang::net
