#include <usecase/document/remote_provers.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <document/verify.h>
#include <support/judge.h>
#include <support/loopback_server.h>
#include <support/proof_world.h>
#include <support/temp_folder.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>

using namespace xindang;
using document::Level;
using test::http_answer;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
Instant const NOW = must(Instant::parse("2026-01-05T09:00:00+08:00"));
constexpr char REPLY[] = "application/timestamp-reply";
constexpr char STATUS[] = "application/ocsp-response";
/// One second for everything: a test need not wait as long as an office does.
constexpr net::DownloadLimits IMPATIENT{std::size_t{64} << 10, 1, 1, 1};

document::Press const& press()
{
    static auto const opened = must(document::Press::open(HOME));
    return opened;
}

/// An authority whose time-stamps, OCSP responses and CRLs are asked for over HTTP, all at one address.
struct Services {
    test::LoopbackServer server;
    test::ProofWorld world{NOW, crypto::KeyKind::EcP256, {server.url("/ocsp"), server.url("/root.crl")}};
    usecase::RemoteTimeStamper stamper{server.url("/tsp"), world.random, IMPATIENT};
    usecase::RemoteRevocationSource revocations{IMPATIENT};
    document::Trust trust = world.trust();

    Services()
    {
        server.set_answer([this](test::HttpQuestion const& question) { return answer(question); });
    }

    std::string answer(test::HttpQuestion const& question) const
    {
        if (question.target == "/tsp" && question.head.find("application/timestamp-query") != std::string::npos)
            return http_answer(REPLY, world.stamper(world.stamps).answer(question.body));
        if (question.target == "/root.crl") return http_answer("application/pkix-crl", crl());
        if (question.target == "/ocsp" && question.head.find("application/ocsp-request") != std::string::npos)
            for (auto const* holder : {&world.office, &world.approver, &world.stamps})
                if (question.body == crypto::ocsp_request(holder->certificate, world.middle.certificate))
                    return http_answer(STATUS, ocsp(holder->certificate));
        return http_answer("text/plain", "", "404 Not Found");
    }
    Bytes crl() const
    {
        return crypto::make_crl(world.root.certificate, *world.root.key, {}, {NOW, NOW.plus_seconds(86400)}, 7);
    }
    Bytes ocsp(crypto::Certificate const& certificate) const
    {
        return crypto::make_ocsp_response(
            certificate, std::nullopt, world.middle.certificate, *world.middle.key, {NOW, NOW.plus_seconds(86400)});
    }

    Bytes issued() const
    {
        auto const facts = must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20));
        auto printed = must(press().print({"ban-decision", facts, NOW, "局"}));
        return document::sign(std::move(printed.document), world.signer(world.office));
    }
    Outcome<Bytes> extended(Bytes file, Level level) const
    {
        return document::extended(std::move(file), level, {stamper, revocations, trust}, NOW);
    }
    document::Verification verified(BytesView file) const { return must(document::verify(file, trust, NOW, press())); }
};

/// What a server may do instead of answering.
struct Trick {
    char const* what;
    std::string (*answer)(Services const&, test::HttpQuestion const&);
    Fault fault;
    char const* where;
};

std::string good(Services const& services, test::HttpQuestion const& question)
{
    return services.answer(question);
}

// The request with another nonce: the answer is whole, signed, and to somebody else's question.
std::string to_another(Services const& services, test::HttpQuestion const& question)
{
    auto other = question;
    // The nonce ends where certReq, the last three octets, begins.
    auto& last = other.body[other.body.size() - 4];
    last = static_cast<char>(last ^ 0x55);
    return services.answer(other);
}

Trick const TRICKS[] = {
    {"nothing at all", [](Services const&, test::HttpQuestion const&) { return std::string(); }, Fault::Unavailable,
        "time-stamp"},
    {"an error", [](auto const&, auto const&) { return http_answer("text/html", "<p>sorry", "500 Oops"); },
        Fault::Unavailable, "time-stamp"},
    {"a redirect",
        [](auto const& services, auto const&) {
            return "HTTP/1.1 302 Found\r\nLocation: " + services.server.url("/tsp") +
                   "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        },
        Fault::Unavailable, "time-stamp"},
    {"a page to log in at", [](auto const&, auto const&) { return http_answer("text/html", "<html>log in</html>"); },
        Fault::Unavailable, "time-stamp"},
    {"a token under another type",
        [](auto const& services, auto const& question) {
            return http_answer("text/plain", services.world.stamper(services.world.stamps).answer(question.body));
        },
        Fault::Unavailable, "time-stamp"},
    {"garbage", [](auto const&, auto const&) { return http_answer(REPLY, "\x30\x82garbage"); }, Fault::BadInput,
        "time-stamp"},
    {"half an answer",
        [](auto const& services, auto const& question) {
            auto const answer = services.world.stamper(services.world.stamps).answer(question.body);
            return http_answer(REPLY, BytesView(answer).substr(0, answer.size() / 2));
        },
        Fault::BadInput, "time-stamp"},
    {"too much", [](auto const&, auto const&) { return http_answer(REPLY, Bytes(100'000, '0')); }, Fault::Unavailable,
        "time-stamp"},
    {"more than it said",
        [](auto const&, auto const&) {
            return std::string("HTTP/1.1 200 OK\r\nContent-Type: ") + REPLY + "\r\nConnection: close\r\n\r\n" +
                   Bytes(100'000, '0');
        },
        Fault::Unavailable, "time-stamp"},
    {"a rejection",
        [](auto const& services, auto const&) {
            return http_answer(REPLY, services.world.stamper(services.world.stamps).answer("no request"));
        },
        Fault::Unavailable, "time-stamp"},
    {"the answer to another question", to_another, Fault::Untrusted, "time-stamp/nonce"},
    {"a time-stamp of other data",
        [](auto const& services, auto const&) {
            auto const other = crypto::time_stamp_request(crypto::sha256("other"), "12345678");
            return http_answer(REPLY, services.world.stamper(services.world.stamps).answer(other));
        },
        Fault::Untrusted, "time-stamp/imprint"},
    {"a certificate for documents",
        [](auto const& services, auto const& question) {
            return http_answer(REPLY, services.world.stamper(services.world.office).answer(question.body));
        },
        Fault::Untrusted, "time-stamp/certificate"},
};

std::ostream& operator<<(std::ostream& out, Trick const& trick)
{
    return out << trick.what;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(remote_provers_test, Services)

BOOST_AUTO_TEST_CASE(every_level_is_reached_over_http)
{
    auto const file = issued();
    for (auto const level : {Level::T, Level::LT, Level::LTA}) {
        auto const longer = must(extended(file, level));
        auto const answer = verified(longer);
        BOOST_CHECK(answer.all_good());
        BOOST_CHECK_EQUAL(word_of(answer.level), word_of(level));
        BOOST_REQUIRE_EQUAL(answer.signatures.size(), 1U);
        BOOST_REQUIRE(answer.signatures[0].time_stamp);
        BOOST_CHECK(answer.signatures[0].time_stamp->trusted);
        BOOST_CHECK_EQUAL(answer.proof.count(Severity::Warning), 0U);
    }
    BOOST_CHECK_GT(server.asked(), 6);
}

BOOST_AUTO_TEST_CASE(the_renewing_time_stamp_comes_over_http_too)
{
    auto const file = must(extended(issued(), Level::LTA));
    auto const again = must(document::stamped_again(file, {stamper, revocations, trust}, NOW));
    BOOST_CHECK(again.starts_with(file));
    BOOST_CHECK_EQUAL(verified(again).archive_stamps.size(), 2U);
}

BOOST_DATA_TEST_CASE_F(Services, what_is_no_answer_is_refused, boost::unit_test::data::make(TRICKS))
{
    server.set_answer([&](test::HttpQuestion const& question) { return sample.answer(*this, question); });
    test::check_refused(stamper.stamp(crypto::sha256("text")), sample.fault, sample.where);
    BOOST_CHECK_EQUAL(server.asked(), 1); // a redirect is not followed, nothing is asked twice
    server.set_answer([&](test::HttpQuestion const& question) { return good(*this, question); });
    must(stamper.stamp(crypto::sha256("text")));
}

BOOST_AUTO_TEST_CASE(whoever_sends_an_octet_now_and_then_does_not_hold_us)
{
    server.drip_every(20'000);
    // The head takes two seconds; the body would take a minute.
    auto const begin = ::time(nullptr);
    test::check_refused(stamper.stamp(crypto::sha256("text")), Fault::Unavailable, "time-stamp");
    BOOST_CHECK_LT(::time(nullptr) - begin, 15);
}

BOOST_AUTO_TEST_CASE(whoever_says_nothing_is_left)
{
    auto const begin = ::time(nullptr);
    test::LoopbackServer silent([](test::HttpQuestion const&) {
        ::sleep(3);
        return std::string();
    });
    usecase::RemoteTimeStamper const waiting(silent.url("/tsp"), world.random, IMPATIENT);
    test::check_refused(waiting.stamp(crypto::sha256("text")), Fault::Unavailable, "time-stamp");
    BOOST_CHECK_LT(::time(nullptr) - begin, 3);
}

BOOST_AUTO_TEST_CASE(revocation_is_refused_in_the_same_ways)
{
    using Answer = test::LoopbackServer::Answer;
    Answer const answers[] = {
        [](auto const&) { return http_answer("text/plain", "", "500 Oops"); },
        [](auto const&) { return http_answer("text/html", "<html>log in</html>"); },
        [](auto const&) { return http_answer(STATUS, "garbage"); },
        [](auto const&) { return http_answer(STATUS, Bytes(100'000, '0')); },
        [](auto const&) { return std::string(); },
        [this](auto const&) {
            return "HTTP/1.1 301 Moved\r\nLocation: " + server.url("/ocsp") + "\r\nContent-Length: 0\r\n\r\n";
        },
    };
    for (auto const& one : answers) {
        server.set_answer(one);
        test::check_refused(
            revocations.ask(world.office.certificate, world.middle.certificate), Fault::Unavailable, "revocation");
    }
    server.set_answer([](auto const&) { return http_answer("application/pkix-crl", "garbage"); });
    test::check_refused(
        revocations.ask(world.middle.certificate, world.root.certificate), Fault::Unavailable, "revocation");
    // A root names no place: nobody can be asked about it.
    test::check_refused(revocations.ask(world.root.certificate, world.root.certificate), Fault::NotFound, "revocation");
}

BOOST_AUTO_TEST_CASE(an_answer_about_another_certificate_proves_nothing)
{
    server.set_answer([this](test::HttpQuestion const& question) {
        return question.target == "/ocsp" ? http_answer(STATUS, ocsp(world.approver.certificate)) : answer(question);
    });
    test::check_refused(extended(issued(), Level::LT), Fault::Unavailable, "revocation");
}

BOOST_AUTO_TEST_CASE(what_the_server_says_is_revoked_is_not_extended)
{
    server.set_answer([this](test::HttpQuestion const& question) {
        if (question.target != "/ocsp") return answer(question);
        return http_answer(STATUS, crypto::make_ocsp_response(world.office.certificate, NOW.plus_seconds(-60),
                                       world.middle.certificate, *world.middle.key, {NOW, NOW.plus_seconds(86400)}));
    });
    test::check_refused(extended(issued(), Level::LT), Fault::Untrusted, "certificate");
}

BOOST_AUTO_TEST_SUITE_END()
