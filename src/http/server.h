#pragma once

#include <http/services.h>

#include <cstdint>
#include <memory>

namespace xindang::http {

/// The HTTP service on one address and port, with TLS when the settings name a certificate. Every request has a time
/// limit and a size limit and runs in one of a fixed number of threads; whatever is acknowledged was committed before,
/// so that the process may be killed at any moment.
class Server {
public:
    /// Port 0 takes a free one. Throws std::runtime_error when the port is taken or the certificate cannot be read.
    Server(usecase::Settings::Service const& settings, Services const& services);
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;
    ~Server();

    void start();
    /// The port it listens on.
    std::uint16_t port() const;
    /// Takes no more requests and waits for those under way.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace xindang::http
