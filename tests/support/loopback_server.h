#pragma once

#include <base/bytes.h>

#include <arpa/inet.h>
#include <atomic>
#include <functional>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace xindang::test {

/// What a client asked of the server.
struct HttpQuestion {
    std::string target; ///< "/tsp"
    std::string head;   ///< request line and fields
    Bytes body;
};

inline std::string http_answer(std::string const& type, BytesView body, std::string const& status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + std::string(body);
}

/// A server on the loopback interface: one connection after the other, to each the octets that `answer` makes of the
/// question. Every odd thing a server can do is a matter of those octets, or of a `drip` of one octet at a time.
class LoopbackServer {
public:
    using Answer = std::function<std::string(HttpQuestion const&)>;

    explicit LoopbackServer(Answer answer = {}) : m_answer(std::move(answer)), m_socket(listening())
    {
        m_thread = std::thread([this] { serve(); });
    }
    LoopbackServer(LoopbackServer const&) = delete;
    LoopbackServer& operator=(LoopbackServer const&) = delete;
    ~LoopbackServer()
    {
        m_stopped = true;
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }

    std::string url(std::string const& target) const { return "http://127.0.0.1:" + std::to_string(m_port) + target; }
    /// Before the first question, for a server that must know its own address in its answers.
    void set_answer(Answer answer) { m_answer = std::move(answer); }
    void drip_every(useconds_t microseconds) { m_pause = microseconds; }
    int asked() const { return m_asked; }

private:
    int listening()
    {
        auto const made = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(made, any, size) != 0 || ::listen(made, 8) != 0) throw std::runtime_error("no loopback server");
        ::getsockname(made, any, &size);
        m_port = ntohs(address.sin_port);
        return made;
    }

    void serve()
    {
        for (int connection; (connection = ::accept(m_socket, nullptr, nullptr)) >= 0;) {
            auto const question = read_question(connection);
            ++m_asked;
            send(connection, m_answer(question));
            ::close(connection);
        }
    }

    static HttpQuestion read_question(int connection)
    {
        std::string text;
        char piece[4096];
        while (true) {
            auto const end = text.find("\r\n\r\n");
            if (end != std::string::npos) {
                auto const length = text.find("Content-Length: ");
                auto const size = length < end ? std::stoul(text.substr(length + 16)) : 0;
                if (text.size() >= end + 4 + size) {
                    auto const from = text.find(' ') + 1;
                    return {text.substr(from, text.find(' ', from) - from), text.substr(0, end), text.substr(end + 4)};
                }
            }
            auto const got = ::read(connection, piece, sizeof piece);
            if (got <= 0) return {{}, text, {}};
            text.append(piece, static_cast<std::size_t>(got));
        }
    }

    void send(int connection, std::string const& octets)
    {
        if (m_pause == 0) {
            ::send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
            return;
        }
        for (std::size_t i = 0; i < octets.size() && !m_stopped; ++i) {
            if (::send(connection, &octets[i], 1, MSG_NOSIGNAL) != 1) return;
            ::usleep(m_pause);
        }
    }

    Answer m_answer;
    useconds_t m_pause = 0;
    std::atomic<bool> m_stopped{false};
    std::atomic<int> m_asked{0};
    int m_port = 0;
    int m_socket;
    std::thread m_thread;
};

} // namespace xindang::test
