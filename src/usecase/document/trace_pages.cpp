#include <usecase/document/trace_pages.h>

#include <base/files.h>
#include <base/temporary_folder.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace xindang::usecase {

namespace {

constexpr std::size_t LONGEST_TRACE = std::size_t{60} << 20;
constexpr rlim_t MOST_SECONDS = 20;
constexpr rlim_t MOST_MEMORY = rlim_t{1} << 30;
constexpr int NOT_THERE = 127;

void bound(decltype(RLIMIT_CPU) what, rlim_t most)
{
    rlimit const limit{most, most};
    ::setrlimit(what, &limit);
}

/// Becomes mutool; only calls that are safe behind fork() in a program of several threads.
[[noreturn]] void become_mutool(char const* file, int output)
{
    bound(RLIMIT_CPU, MOST_SECONDS);
    bound(RLIMIT_AS, MOST_MEMORY);
    bound(RLIMIT_FSIZE, 0);
    auto const nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::execlp("mutool", "mutool", "trace", file, static_cast<char*>(nullptr));
    ::_exit(NOT_THERE);
}

} // namespace

Outcome<Bytes> trace_pages(BytesView pdf)
{
    TemporaryFolder const folder("trace");
    auto const file = (folder.path() / "document.pdf").string();
    write_file_atomically(file, pdf);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    auto const child = ::fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) become_mutool(file.c_str(), ends[1]);
    ::close(ends[1]);

    Bytes trace;
    std::array<char, 65536> piece;
    while (trace.size() <= LONGEST_TRACE) {
        auto const got = ::read(ends[0], piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        trace.append(piece.data(), static_cast<std::size_t>(got));
    }
    // Whoever is not read to the end dies of writing.
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
        return Refusal{Fault::Unavailable, "mutool (mupdf-tools) is not installed", "mutool"};
    if (trace.size() > LONGEST_TRACE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return Refusal{Fault::TooLarge, "there is too much on its pages", "document"};
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Refusal{Fault::BadInput, "mutool cannot read it either", "document"};
    return trace;
}

} // namespace xindang::usecase
