#include <net/download.h>

#include <array>
#include <chrono>
#include <istream>
#include <memory>
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/MediaType.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

namespace xindang::net {

using Poco::Net::HTTPClientSession;
using Poco::Net::HTTPRequest;
using Poco::Net::HTTPResponse;

namespace {

std::string last_part(Poco::URI const& uri)
{
    auto const path = uri.getPath();
    auto const slash = path.rfind('/');
    auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.empty() ? uri.getHost() : name;
}

std::unique_ptr<HTTPClientSession> session_for(Poco::URI const& uri, DownloadLimits const& limits)
{
    std::unique_ptr<HTTPClientSession> session;
    if (uri.getScheme() == "https") {
        Poco::Net::Context::Ptr context = new Poco::Net::Context(
            Poco::Net::Context::TLS_CLIENT_USE, "", "", "", Poco::Net::Context::VERIFY_STRICT, 9, true);
        context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        session = std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
    } else {
        session = std::make_unique<HTTPClientSession>(uri.getHost(), uri.getPort());
    }
    Poco::Timespan const silence(limits.silence_seconds, 0);
    session->setTimeout(Poco::Timespan(limits.connect_seconds, 0), silence, silence);
    return session;
}

Outcome<Bytes> read_body(std::istream& body, DownloadLimits const& limits, std::string const& where)
{
    using Timer = std::chrono::steady_clock;
    auto const end = Timer::now() + std::chrono::seconds(limits.total_seconds);
    Bytes content;
    std::array<char, 65536> piece;
    // peek() waits for one packet, where read() would wait for a whole piece.
    while (body.peek() != std::istream::traits_type::eof()) {
        auto const size = body.readsome(piece.data(), piece.size());
        content.append(piece.data(), static_cast<std::size_t>(size));
        if (content.size() > limits.bytes)
            return Refusal{Fault::TooLarge, "larger than " + std::to_string(limits.bytes) + " octets", where};
        if (Timer::now() > end) return Refusal{Fault::Unavailable, "the answer takes too long", where};
    }
    return content;
}

// A page of some text instead of what was asked for is the commonest wrong answer of all.
bool is_of_type(HTTPResponse const& response, std::string const& type)
{
    return Poco::Net::MediaType(response.getContentType()).matches(Poco::Net::MediaType(type));
}

/// What else than 200 says that all is well.
enum class Acceptance { OkOnly, Kept };

bool is_welcome(HTTPResponse::HTTPStatus status, Acceptance acceptance)
{
    if (status == HTTPResponse::HTTP_OK) return true;
    return acceptance == Acceptance::Kept &&
           (status == HTTPResponse::HTTP_CREATED || status == HTTPResponse::HTTP_ACCEPTED);
}

Outcome<Done> accepted(
    HTTPResponse const& response, std::string const& where, Acceptance acceptance = Acceptance::OkOnly)
{
    auto const status = response.getStatus();
    if (status == HTTPResponse::HTTP_NOT_FOUND || status == HTTPResponse::HTTP_GONE)
        return Refusal{Fault::NotFound, "the server has no such file", where};
    if (!is_welcome(status, acceptance))
        return Refusal{Fault::Unavailable, "the server answered " + std::to_string(static_cast<int>(status)), where};
    return Done{};
}

std::string target_of(Poco::URI const& uri)
{
    return uri.getPathEtc().empty() ? "/" : uri.getPathEtc();
}

Outcome<Download> answer_of(
    HTTPClientSession& session, Poco::URI const& uri, DownloadLimits const& limits, std::string const& etag)
{
    auto const where = last_part(uri);
    HTTPRequest request(HTTPRequest::HTTP_GET, target_of(uri), HTTPRequest::HTTP_1_1);
    request.set("Accept-Encoding", "identity");
    if (!etag.empty()) request.set("If-None-Match", etag);
    session.sendRequest(request);
    HTTPResponse response;
    auto& body = session.receiveResponse(response);
    if (response.getStatus() == HTTPResponse::HTTP_NOT_MODIFIED) return Download{{}, etag, true};
    if (auto const fine = accepted(response, where); !fine) return fine.refusal();
    auto content = read_body(body, limits, where);
    if (!content) return content.refusal();
    return Download{std::move(*content), response.get("ETag", ""), false};
}

struct Question {
    std::string const& media_type;
    BytesView content;
    std::string const& answer_type;
    std::string const& bearer;
    Acceptance acceptance = Acceptance::OkOnly;
};

Outcome<Bytes> reply_of(
    HTTPClientSession& session, Poco::URI const& uri, Question const& question, DownloadLimits const& limits)
{
    HTTPRequest request(HTTPRequest::HTTP_POST, target_of(uri), HTTPRequest::HTTP_1_1);
    request.setContentType(question.media_type);
    if (!question.bearer.empty()) request.set("Authorization", "Bearer " + question.bearer);
    auto const size = static_cast<std::streamsize>(question.content.size());
    request.setContentLength(size);
    session.sendRequest(request).write(question.content.data(), size);
    HTTPResponse response;
    auto& body = session.receiveResponse(response);
    auto const where = last_part(uri);
    if (auto const fine = accepted(response, where, question.acceptance); !fine) return fine.refusal();
    auto content = read_body(body, limits, where);
    // Accepted, and nothing to add (RFC 9110 §15.3.3).
    if (content && content->empty() && response.getStatus() == HTTPResponse::HTTP_ACCEPTED) return content;
    if (!is_of_type(response, question.answer_type))
        return Refusal{Fault::BadInput, "the answer is not of type " + question.answer_type, where};
    return content;
}

/// Runs the exchange with a session to the URL's server; what the network does becomes a refusal.
template <class Exchange>
auto exchanged(std::string const& url, DownloadLimits const& limits, Exchange exchange)
    -> decltype(exchange(std::declval<HTTPClientSession&>(), std::declval<Poco::URI const&>()))
try {
    Poco::URI const uri(url);
    if ((uri.getScheme() != "http" && uri.getScheme() != "https") || uri.getHost().empty())
        return Refusal{Fault::BadInput, "not an http or https address", "url"};
    try {
        auto const session = session_for(uri, limits);
        return exchange(*session, uri);
    } catch (Poco::Exception const& exception) {
        return Refusal{Fault::Unavailable, "the download failed: " + std::string(exception.name()), last_part(uri)};
    }
} catch (Poco::SyntaxException const&) {
    return Refusal{Fault::BadInput, "not an http or https address", "url"};
}

} // namespace

Outcome<Download> download(std::string const& url, DownloadLimits const& limits, std::string const& etag)
{
    return exchanged(url, limits,
        [&](HTTPClientSession& session, Poco::URI const& uri) { return answer_of(session, uri, limits, etag); });
}

Outcome<Bytes> post(std::string const& url, std::string const& media_type, BytesView body,
    std::string const& answer_type, DownloadLimits const& limits, std::string const& bearer)
{
    return exchanged(url, limits, [&](HTTPClientSession& session, Poco::URI const& uri) {
        return reply_of(session, uri, {media_type, body, answer_type, bearer}, limits);
    });
}

Outcome<Done> hand_over(std::string const& url, std::string const& media_type, BytesView body,
    std::string const& answer_type, DownloadLimits const& limits, std::string const& bearer)
{
    auto const answer = exchanged(url, limits, [&](HTTPClientSession& session, Poco::URI const& uri) {
        return reply_of(session, uri, {media_type, body, answer_type, bearer, Acceptance::Kept}, limits);
    });
    if (!answer) return answer.refusal();
    return Done{};
}

} // namespace xindang::net
