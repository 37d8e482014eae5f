#include <net/download.h>

#include <support/outcome.h>

#include <arpa/inet.h>
#include <boost/test/data/test_case.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace xindang;
using net::download;

BOOST_AUTO_TEST_SUITE(download_test)

namespace {

/// Answers one connection on the loopback interface with fixed octets.
class OneAnswer {
public:
    explicit OneAnswer(std::string answer) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        BOOST_REQUIRE(::bind(m_socket, any, size) == 0 && ::listen(m_socket, 1) == 0);
        ::getsockname(m_socket, any, &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, text = std::move(answer)] {
            auto const connection = ::accept(m_socket, nullptr, nullptr);
            char request[4096];
            auto const got = ::read(connection, request, sizeof request);
            if (got > 0) m_request.assign(request, static_cast<std::size_t>(got));
            ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
            ::close(connection);
        });
    }
    ~OneAnswer()
    {
        if (m_thread.joinable()) m_thread.join();
        ::close(m_socket);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/lists/head.xml"; }
    std::string const& request()
    {
        m_thread.join();
        return m_request;
    }

private:
    int m_socket;
    int m_port = 0;
    std::string m_request;
    std::thread m_thread;
};

constexpr net::DownloadLimits LIMITS{100, 5, 5};

} // namespace

BOOST_AUTO_TEST_CASE(an_answer_comes_with_its_etag)
{
    OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"e1\"\r\nConnection: close\r\n\r\n<l/>\n");
    auto const answer = test::must(download(server.url(), LIMITS));
    BOOST_CHECK_EQUAL(answer.content, "<l/>\n");
    BOOST_CHECK_EQUAL(answer.etag, "\"e1\"");
    BOOST_CHECK(!answer.unchanged);
}

BOOST_AUTO_TEST_CASE(an_etag_is_asked_for_and_may_be_answered_with_unchanged)
{
    OneAnswer server("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
    BOOST_CHECK(test::must(download(server.url(), LIMITS, "\"e1\"")).unchanged);
    BOOST_CHECK(server.request().find("If-None-Match: \"e1\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_good_answer_is_refused)
{
    std::pair<std::string, Fault> const answers[] = {
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Fault::NotFound},
        {"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", Fault::Unavailable},
        {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", Fault::Unavailable},
        {"HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + std::string(101, 'x'), Fault::TooLarge},
        {"HTTP/1.1 200 OK\r\n\r\n" + std::string(5000, 'x'), Fault::TooLarge},
        {"", Fault::Unavailable},
    };
    for (auto const& [text, fault] : answers) {
        OneAnswer server(text);
        test::check_refused(download(server.url(), LIMITS), fault, "head.xml");
    }
}

BOOST_DATA_TEST_CASE(other_addresses_are_refused,
    boost::unit_test::data::make({"file:///etc/hostname", "ftp://127.0.0.1/x", "", "head.xml", "http://"}))
{
    test::check_refused(download(sample, LIMITS), Fault::BadInput, "url");
}

BOOST_AUTO_TEST_CASE(nobody_there_is_unavailable)
{
    test::check_refused(download("http://127.0.0.1:1/head.xml", LIMITS), Fault::Unavailable, "head.xml");
}

namespace {

struct Reception {
    char const* status;
    char const* type;
    char const* body;
};
std::ostream& operator<<(std::ostream& out, Reception const& reception)
{
    return out << reception.status << ' ' << reception.type;
}

std::string answer_text(Reception const& reception)
{
    std::string const body = reception.body;
    auto text = "HTTP/1.1 " + std::string(reception.status) + "\r\n";
    if (*reception.type != '\0') text += "Content-Type: " + std::string(reception.type) + "\r\n";
    return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

Reception const TAKEN[] = {{"200 OK", "application/json", "{}"}, {"201 Created", "application/json", "{}"},
    {"202 Accepted", "application/json", "{}"}, {"202 Accepted", "", ""}};
// A page that asks for a password is 200, too.
Reception const NOT_TAKEN[] = {{"200 OK", "text/html", "<html/>"}, {"200 OK", "", ""},
    {"202 Accepted", "text/html", "x"}, {"204 No Content", "", ""}, {"302 Found", "application/json", "{}"},
    {"500 Oops", "application/json", "{}"}};

} // namespace

BOOST_DATA_TEST_CASE(a_report_is_handed_over_when_the_receiver_says_so, boost::unit_test::data::make(TAKEN), reception)
{
    OneAnswer const server(answer_text(reception));
    BOOST_CHECK(net::hand_over(server.url(), "application/xml", "<a/>", "application/json", LIMITS));
}

BOOST_DATA_TEST_CASE(
    a_report_is_not_handed_over_by_any_other_answer, boost::unit_test::data::make(NOT_TAKEN), reception)
{
    OneAnswer const server(answer_text(reception));
    auto const answer = net::hand_over(server.url(), "application/xml", "<a/>", "application/json", LIMITS);
    BOOST_REQUIRE(!answer);
    BOOST_CHECK_EQUAL(answer.refusal().where, "head.xml");
}

BOOST_AUTO_TEST_SUITE_END()
