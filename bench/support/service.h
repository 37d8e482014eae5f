#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/types.h>

namespace xindang::bench {

/// `xindang serve` as a process of its own on a free port of this machine; its log goes to a file. Ends it when it
/// goes away.
class Service {
public:
    Service(std::filesystem::path const& program, std::filesystem::path const& data, std::filesystem::path const& log);
    Service(Service const&) = delete;
    Service& operator=(Service const&) = delete;
    ~Service();

    std::uint16_t port() const { return m_port; }
    /// Of all its threads, so far.
    double cpu_seconds() const;
    std::size_t resident_octets() const;
    std::size_t most_octets() const;

private:
    std::size_t status_octets(std::string const& field) const;

    ::pid_t m_process;
    std::uint16_t m_port = 0;
};

/// One connection that is kept and made again when the server has closed it. Blocking; one thread at a time.
class Connection {
public:
    Connection(std::uint16_t port, std::string token);
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection();

    struct Answer {
        int status;
        std::string body;
    };
    Answer post(std::string const& path, std::string const& body);

private:
    void open();
    void close();

    std::uint16_t m_port;
    std::string m_token;
    int m_socket = -1;
};

} // namespace xindang::bench
