#include <http/server.h>

#include <base/utf8.h>
#include <http/problem.h>
#include <http/router.h>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/String.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace xindang::http {

using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

static constexpr int QUEUE = 256;
static constexpr long TIMEOUT_SECONDS = 30;
static constexpr long KEEP_ALIVE_SECONDS = 10;
static constexpr int KEEP_ALIVE_REQUESTS = 1000;
static constexpr std::size_t PIECE = std::size_t{64} << 10;
static constexpr std::size_t MOST_LINGERING = std::size_t{1} << 20;

namespace {

/// The body, never more than one octet above the limit. Nothing when the client breaks off.
std::optional<Bytes> read_body(HTTPServerRequest& request, std::size_t limit)
{
    Bytes body;
    auto& stream = request.stream();
    Bytes piece(PIECE, '\0');
    while (body.size() <= limit) {
        auto const wanted = std::min(PIECE, limit + 1 - body.size());
        stream.read(piece.data(), static_cast<std::streamsize>(wanted));
        auto const got = static_cast<std::size_t>(stream.gcount());
        body.append(piece, 0, got);
        if (got == 0) break;
    }
    if (request.hasContentLength() && body.size() <= limit &&
        static_cast<std::uint64_t>(request.getContentLength64()) != body.size())
        return std::nullopt;
    return body;
}

/// Takes in what a refused client is still sending, up to a bound. RFC 9112 §9.6: closing a connection with unread data
/// resets it, and the reset can overtake the answer that tells why.
void linger(HTTPServerRequest& request)
{
    if (!request.hasContentLength() && !request.getChunkedTransferEncoding()) return;
    auto& stream = request.stream();
    Bytes piece(PIECE, '\0');
    for (std::size_t taken = 0; taken < MOST_LINGERING && stream.good();) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        taken += static_cast<std::size_t>(stream.gcount());
    }
}

/// Method, address and headers; the body is read later, when the route has said how large it may be.
Request read_head(HTTPServerRequest const& incoming, std::string id)
{
    Request request{std::move(id), incoming.getMethod(), {}};
    Poco::URI const uri{incoming.getURI()};
    request.path = uri.getPath();
    for (auto const& [name, value] : uri.getQueryParameters())
        request.query.emplace(name, value);
    for (auto const& [name, value] : incoming)
        request.headers.emplace(Poco::toLower(name), value);
    return request;
}

/// What every answer carries: nothing runs, nothing frames us, types are what we say.
void add_common_headers(HTTPServerResponse& outgoing, Request const& request, bool secure)
{
    outgoing.set("X-Request-Id", request.id);
    outgoing.set("X-Content-Type-Options", "nosniff");
    outgoing.set("Referrer-Policy", "no-referrer");
    outgoing.set("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    outgoing.set("X-Frame-Options", "DENY");
    if (secure) outgoing.set("Strict-Transport-Security", "max-age=31536000");
    if (request.path.starts_with("/api/")) outgoing.set("Cache-Control", "no-store");
}

void send_file(std::ostream& stream, Response::FilePart const& part)
{
    std::ifstream file{part.path, std::ios::binary};
    file.seekg(static_cast<std::streamoff>(part.offset));
    Bytes piece(PIECE, '\0');
    for (auto left = part.length; left > 0 && file && stream;) {
        auto const wanted = std::min<std::uint64_t>(left, PIECE);
        file.read(piece.data(), static_cast<std::streamsize>(wanted));
        stream.write(piece.data(), file.gcount());
        left -= static_cast<std::uint64_t>(file.gcount());
        if (file.gcount() == 0) break;
    }
}

void send(HTTPServerResponse& outgoing, Response const& response, std::string const& method)
{
    outgoing.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
    outgoing.setReason(Poco::Net::HTTPResponse::getReasonForStatus(outgoing.getStatus()));
    if (!response.content_type.empty()) outgoing.setContentType(response.content_type);
    for (auto const& [name, value] : response.headers)
        outgoing.set(name, value);
    if (response.status == 304) {
        outgoing.send();
        return;
    }
    outgoing.setContentLength64(static_cast<Poco::Int64>(response.file ? response.file->length : response.body.size()));
    auto& stream = outgoing.send();
    if (method == "HEAD") return;
    if (response.file)
        send_file(stream, *response.file);
    else
        stream.write(response.body.data(), static_cast<std::streamsize>(response.body.size()));
    stream.flush();
}

class Handler final : public Poco::Net::HTTPRequestHandler {
public:
    explicit Handler(Services const& services) : m_services(services) {}

    void handleRequest(HTTPServerRequest& incoming, HTTPServerResponse& outgoing) override
    {
        auto const id = to_hex(m_services.random.bytes(8));
        try {
            handle(incoming, outgoing, id);
        } catch (Poco::Exception const& error) {
            // The connection broke, or timed out, while reading or sending: nobody is there to answer.
            m_services.log.info("http " + id + " broke off: " + error.displayText());
        } catch (std::exception const& error) {
            m_services.log.error("http " + id + " broke off: " + error.what());
        }
    }

private:
    void handle(HTTPServerRequest& incoming, HTTPServerResponse& outgoing, std::string const& id)
    {
        auto const request_or = read(incoming, id);
        Request bad{id, incoming.getMethod(), "/"};
        auto const& shown = request_or ? *request_or : bad;
        add_common_headers(outgoing, shown, incoming.secure());
        if (!request_or) {
            outgoing.setKeepAlive(false);
            m_services.log.info("http " + id + " refused by its size or form: " + request_or.refusal().reason);
            send(outgoing, problem(request_or.refusal(), id), shown.method);
            linger(incoming);
            return;
        }
        send(outgoing, answer(*request_or, m_services), request_or->method);
    }

    Outcome<Request> read(HTTPServerRequest& incoming, std::string const& id)
    {
        Request request{id, {}, {}};
        try {
            request = read_head(incoming, id);
        } catch (Poco::Exception const&) {
            return Refusal{Fault::BadInput, "the address is not one", "path"};
        }
        auto const matched = match(request.method, request.path);
        auto const limit = std::min(
            matched.route ? matched.route->largest_body : std::size_t{0}, m_services.settings.service.largest_request);
        if (incoming.hasContentLength() && incoming.getContentLength64() > static_cast<Poco::Int64>(limit))
            return Refusal{Fault::TooLarge, "the body is larger than this address takes", "body"};
        if (incoming.hasContentLength() || incoming.getChunkedTransferEncoding()) {
            auto body = read_body(incoming, limit);
            if (!body) return Refusal{Fault::BadInput, "the body is shorter than announced", "body"};
            if (body->size() > limit)
                return Refusal{Fault::TooLarge, "the body is larger than this address takes", "body"};
            request.body = std::move(*body);
        }
        return request;
    }

    Services const& m_services;
};

class Factory final : public Poco::Net::HTTPRequestHandlerFactory {
public:
    explicit Factory(Services const& services) : m_services(services) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(HTTPServerRequest const&) override
    {
        return new Handler(m_services);
    }

private:
    Services const& m_services;
};

Poco::Net::ServerSocket open_socket(usecase::Settings::Service const& settings)
{
    Poco::Net::SocketAddress const address{settings.address, settings.port};
    // NB: the constructors that bind also share the port (SO_REUSEPORT): a second service would take half the requests.
    auto const listening = [&](Poco::Net::ServerSocket socket) {
        socket.bind(address, true, false);
        socket.listen(QUEUE);
        return socket;
    };
    if (!settings.tls) return listening(Poco::Net::ServerSocket{});
    Poco::Net::Context::Params parameters;
    parameters.privateKeyFile = settings.tls->key.string();
    parameters.certificateFile = settings.tls->certificate.string();
    parameters.verificationMode = Poco::Net::Context::VERIFY_NONE;
    Poco::Net::Context::Ptr context = new Poco::Net::Context{Poco::Net::Context::TLS_SERVER_USE, parameters};
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    return listening(Poco::Net::SecureServerSocket{context});
}

Poco::Net::HTTPServerParams::Ptr parameters_of(usecase::Settings::Service const& settings)
{
    Poco::Net::HTTPServerParams::Ptr parameters = new Poco::Net::HTTPServerParams;
    parameters->setMaxThreads(static_cast<int>(settings.threads));
    parameters->setMaxQueued(QUEUE);
    parameters->setTimeout(Poco::Timespan{TIMEOUT_SECONDS, 0});
    parameters->setKeepAlive(true);
    parameters->setKeepAliveTimeout(Poco::Timespan{KEEP_ALIVE_SECONDS, 0});
    parameters->setMaxKeepAliveRequests(KEEP_ALIVE_REQUESTS);
    parameters->setSoftwareVersion("");
    return parameters;
}

} // namespace

struct Server::State {
    State(usecase::Settings::Service const& settings, Services const& s)
        : services(s),
          pool(1, std::max(2, static_cast<int>(settings.threads) + 1)),
          socket(open_socket(settings)),
          server(new Factory{services}, pool, socket, parameters_of(settings))
    {}
    Services services;
    Poco::ThreadPool pool;
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

Server::Server(usecase::Settings::Service const& settings, Services const& services)
try : m_state(std::make_unique<State>(settings, services)) {
} catch (Poco::Exception const& error) {
    throw std::runtime_error("the service cannot listen: " + error.displayText());
}

Server::~Server()
{
    stop();
}

void Server::start()
{
    m_state->server.start();
}

std::uint16_t Server::port() const
{
    return m_state->socket.address().port();
}

void Server::stop()
{
    if (!m_state) return;
    m_state->server.stopAll(false);
    m_state->pool.joinAll();
}

} // namespace xindang::http
