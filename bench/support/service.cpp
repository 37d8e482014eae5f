#include <support/service.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

namespace xindang::bench {

namespace {

[[noreturn]] void give_up(std::string const& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

/// "serving on 127.0.0.1 port 41234", once the log has it.
std::uint16_t port_in(std::filesystem::path const& log)
{
    for (int tries = 0; tries < 600; ++tries) {
        std::ostringstream text;
        text << std::ifstream{log}.rdbuf();
        auto const line = text.str().find("serving on ");
        auto const port = line == std::string::npos ? line : text.str().find(" port ", line);
        if (port != std::string::npos && text.str().find('\n', port) != std::string::npos)
            return static_cast<std::uint16_t>(std::strtoul(text.str().c_str() + port + 6, nullptr, 10));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    give_up("the service did not start: see " + log.string());
}

} // namespace

Service::Service(
    std::filesystem::path const& program, std::filesystem::path const& data, std::filesystem::path const& log)
{
    m_process = ::fork();
    if (m_process < 0) give_up("no process");
    if (m_process == 0) {
        // It should not outlive a benchmark that gave up.
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (!std::freopen(log.c_str(), "w", stderr)) ::_exit(126);
        ::execl(program.c_str(), "xindang", "serve", "--port", "0", "--data", data.c_str(), nullptr);
        ::_exit(127);
    }
    m_port = port_in(log);
}

Service::~Service()
{
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

double Service::cpu_seconds() const
{
    std::ifstream stream("/proc/" + std::to_string(m_process) + "/stat");
    std::string text((std::istreambuf_iterator<char>(stream)), {});
    // proc(5): behind the name in brackets, user time and system time are the twelfth and thirteenth field.
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string skipped;
    for (int field = 0; field < 11; ++field)
        fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::size_t Service::status_octets(std::string const& field) const
{
    std::ifstream stream("/proc/" + std::to_string(m_process) + "/status");
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with(field + ":")) return std::strtoul(line.c_str() + field.size() + 1, nullptr, 10) << 10;
    return 0;
}

std::size_t Service::resident_octets() const
{
    return status_octets("VmRSS");
}

std::size_t Service::most_octets() const
{
    return status_octets("VmHWM");
}

Connection::Connection(std::uint16_t port, std::string token) : m_port(port), m_token(std::move(token)) {}

Connection::~Connection()
{
    close();
}

void Connection::open()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) give_up("no connection");
    int const yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

void Connection::close()
{
    if (m_socket >= 0) ::close(m_socket);
    m_socket = -1;
}

Connection::Answer Connection::post(std::string const& path, std::string const& body)
{
    if (m_socket < 0) open();
    auto const request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_token +
                         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                         "\r\n\r\n" + body;
    for (std::size_t sent = 0; sent < request.size();) {
        auto const some = ::send(m_socket, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (some <= 0) give_up("the service broke off");
        sent += static_cast<std::size_t>(some);
    }
    std::string text;
    std::array<char, 65536> piece;
    auto head_end = std::string::npos;
    std::size_t whole = 0;
    while (head_end == std::string::npos || text.size() < whole) {
        auto const some = ::recv(m_socket, piece.data(), piece.size(), 0);
        if (some <= 0) give_up("the service broke off");
        text.append(piece.data(), static_cast<std::size_t>(some));
        if (head_end != std::string::npos) continue;
        head_end = text.find("\r\n\r\n");
        if (head_end == std::string::npos) continue;
        auto const length = text.find("Content-Length: ");
        whole = head_end + 4 + (length < head_end ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0);
    }
    auto const closes = text.find("Connection: Close") < head_end;
    if (closes) close();
    return {std::atoi(text.c_str() + 9), text.substr(head_end + 4)};
}

} // namespace xindang::bench
