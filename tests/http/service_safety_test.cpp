#include <http/served_office.h>
#include <usecase/notice/expire_notices.h>

#include <Poco/Net/StreamSocket.h>

using namespace xindang;
using usecase::Duty;

BOOST_FIXTURE_TEST_SUITE(service_safety_test, test::ServedOffice)

static bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

BOOST_AUTO_TEST_CASE(no_path_leads_out_of_the_public_folder)
{
    test::must(usecase::rebuild_site(operator_, notices));
    write_file_atomically(data.root() / "secret.txt", "secret");
    std::filesystem::create_symlink(data.root() / "secret.txt", data.site() / "link.txt");
    for (auto const* path : {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/notices/../../secret.txt",
             "/lists/../../secret.txt", "/lists/..%2f..%2fsecret.txt", "/link.txt", "/.hidden", "//secret.txt",
             "/..%5csecret.txt", "/index.html%00.pdf", "/assets//site.css", "/../archive.sqlite", "/%ff"}) {
        auto const answer = ask({"GET", path});
        BOOST_CHECK_MESSAGE(
            answer.status == 404 || answer.status == 400, std::string(path) + " " + std::to_string(answer.status));
        BOOST_CHECK(!has(answer.body, "secret\n") && answer.body != "secret");
    }
}

BOOST_AUTO_TEST_CASE(an_oversized_body_is_refused_with_an_answer_and_the_service_lives_on)
{
    auto const token = token_of(Duty::PublicationStaff);
    for (int attempt = 0; attempt < 20; ++attempt) {
        auto const answer = ask({"POST", "/api/v1/notices", std::string(900'000, 'x'), token});
        BOOST_CHECK_EQUAL(answer.status, 413);
        BOOST_CHECK_EQUAL(answer.type, "application/problem+json");
    }
    BOOST_CHECK_EQUAL(ask({"POST", "/api/v1/logout", "x", token}).status, 413);
    BOOST_CHECK_EQUAL(ask({"GET", "/healthz"}).status, 200);
}

BOOST_AUTO_TEST_CASE(malformed_json_and_unknown_members_are_told_with_their_place)
{
    auto const token = token_of(Duty::PublicationStaff);
    auto const answer = ask({"POST", "/api/v1/notices", "{\"document_number\":", token});
    BOOST_CHECK_EQUAL(answer.status, 400);
    BOOST_CHECK(has(answer.body, "\"where\":\"body\""));
    auto const unknown = ask({"POST", "/api/v1/notices", R"({"document_number":"东药监罚〔2026〕1号","x":1})", token});
    BOOST_CHECK_EQUAL(unknown.status, 400);
    BOOST_CHECK(has(unknown.body, "\"where\":\"x\""));
    BOOST_CHECK(has(unknown.body, "\"request\":\"" + unknown.header("X-Request-Id") + "\""));
}

BOOST_AUTO_TEST_CASE(wrong_methods_and_unknown_addresses_are_problems_too)
{
    auto const wrong = ask({"DELETE", "/api/v1/users"});
    BOOST_CHECK_EQUAL(wrong.status, 405);
    BOOST_CHECK(has(wrong.header("Allow"), "POST"));
    auto const unknown = ask({"GET", "/api/v1/nothing"});
    BOOST_CHECK_EQUAL(unknown.status, 404);
    BOOST_CHECK_EQUAL(unknown.type, "application/problem+json");
}

BOOST_AUTO_TEST_CASE(octets_that_are_no_http_end_the_connection_and_nothing_else)
{
    for (std::string const octets : {"\x16\x03\x01\x02garbage\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
             "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551617\r\n\r\n",
             "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
             "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"}) {
        Poco::Net::StreamSocket socket{Poco::Net::SocketAddress{"127.0.0.1", server.port()}};
        socket.sendBytes(octets.data(), static_cast<int>(octets.size()));
        socket.shutdownSend();
        socket.setReceiveTimeout(Poco::Timespan{5, 0});
        char piece[4096];
        while (socket.receiveBytes(piece, sizeof piece) > 0) {
        }
    }
    BOOST_CHECK_EQUAL(ask({"GET", "/healthz"}).status, 200);
}

BOOST_AUTO_TEST_CASE(static_files_answer_etag_range_and_head)
{
    test::must(usecase::rebuild_site(operator_, notices));
    auto const whole = ask({"GET", "/assets/site.css"});
    BOOST_CHECK_EQUAL(whole.status, 200);
    BOOST_CHECK_EQUAL(whole.type, "text/css");
    auto const etag = whole.header("ETag");
    BOOST_CHECK_EQUAL(ask({"GET", "/assets/site.css", "", "", {{"If-None-Match", etag}}}).status, 304);
    auto const part = ask({"GET", "/assets/site.css", "", "", {{"Range", "bytes=5-14"}}});
    BOOST_CHECK_EQUAL(part.status, 206);
    BOOST_CHECK_EQUAL(part.body, whole.body.substr(5, 10));
    BOOST_CHECK_EQUAL(part.header("Content-Range"), "bytes 5-14/" + std::to_string(whole.body.size()));
    BOOST_CHECK_EQUAL(ask({"GET", "/assets/site.css", "", "", {{"Range", "bytes=-4"}}}).body,
        whole.body.substr(whole.body.size() - 4));
    BOOST_CHECK_EQUAL(ask({"GET", "/assets/site.css", "", "", {{"Range", "bytes=9999999-"}}}).status, 416);
    auto const head = ask({"HEAD", "/assets/site.css"});
    BOOST_CHECK_EQUAL(head.status, 200);
    BOOST_CHECK(head.body.empty());
    BOOST_CHECK_EQUAL(head.header("Content-Length"), std::to_string(whole.body.size()));
}

BOOST_AUTO_TEST_CASE(every_answer_carries_the_security_headers)
{
    for (auto const* path : {"/healthz", "/api/v1/me", "/nothing"}) {
        auto const answer = ask({"GET", path});
        BOOST_CHECK_EQUAL(answer.header("X-Content-Type-Options"), "nosniff");
        BOOST_CHECK(has(answer.header("Content-Security-Policy"), "default-src 'none'"));
        BOOST_CHECK_EQUAL(answer.header("X-Frame-Options"), "DENY");
        BOOST_CHECK(!answer.header("X-Request-Id").empty());
    }
    BOOST_CHECK_EQUAL(ask({"GET", "/api/v1/me"}).header("Cache-Control"), "no-store");
    BOOST_CHECK(!ask({"GET", "/api/v1/me"}).header("WWW-Authenticate").empty());
}

BOOST_AUTO_TEST_CASE(identifiers_and_tokens_never_reach_the_log)
{
    auto const token = token_of(Duty::Partner);
    BOOST_CHECK_EQUAL(
        ask({"POST", "/api/v1/screen", R"({"queries":[{"person_id":"11010519491231002X"}]})", token}).status, 200);
    ask({"GET", "/api/v1/subjects/11010519491231002X", "", token});
    ask({"GET", "/api/v1/subjects?text=11010519491231002X", "", token});
    BOOST_CHECK(has(log.text(), "/api/v1/screen"));
    BOOST_CHECK(!has(log.text(), "11010519491231002X"));
    BOOST_CHECK(!has(log.text(), token));
}

BOOST_AUTO_TEST_SUITE_END()
