#include <net/fetch_file.h>

#include <net/session.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <istream>
#include <optional>
#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>

namespace xindang::net {

using Poco::Net::HTTPClientSession;
using Poco::Net::HTTPRequest;
using Poco::Net::HTTPResponse;

namespace {

std::filesystem::path beside(std::filesystem::path const& file, char const* suffix)
{
    auto path = file;
    path += suffix;
    return path;
}

/// A beginning that is left from an earlier try, and the ETag it belongs to.
struct Beginning {
    std::uint64_t octets = 0;
    std::string etag;
};

Beginning beginning_of(std::filesystem::path const& into)
{
    Beginning beginning;
    std::error_code error;
    auto const size = std::filesystem::file_size(beside(into, ".part"), error);
    std::ifstream tag(beside(into, ".etag"));
    if (error || !std::getline(tag, beginning.etag) || beginning.etag.empty()) return {};
    beginning.octets = size;
    return beginning;
}

void forget(std::filesystem::path const& into)
{
    std::error_code ignored;
    for (auto const* suffix : {".part", ".etag"})
        std::filesystem::remove(beside(into, suffix), ignored);
}

/// RFC 9110 §8.8.1: only a strong validator says that two answers are the same octet for octet.
bool is_strong(std::string const& etag)
{
    return !etag.empty() && !etag.starts_with("W/");
}

/// RFC 9110 §14.4: "bytes 100-199/200"; where it begins.
std::optional<std::uint64_t> range_begin(std::string const& header)
{
    constexpr std::string_view UNIT = "bytes ";
    if (!header.starts_with(UNIT)) return std::nullopt;
    std::uint64_t begin = 0;
    auto const* first = header.data() + UNIT.size();
    auto const [end, error] = std::from_chars(first, header.data() + header.size(), begin);
    if (error != std::errc{} || end == header.data() + header.size() || *end != '-') return std::nullopt;
    return begin;
}

/// One download, from the request to the file.
class Fetch {
public:
    Fetch(FileRequest const& request, Poco::URI const& uri)
        : m_request(request), m_uri(uri), m_where(last_part(uri)), m_begin(beginning_of(request.into))
    {}

    Outcome<FileAnswer> run(HTTPClientSession& session);

private:
    Outcome<Done> accept(HTTPResponse const& response);
    Outcome<Done> save(std::istream& body);
    Refusal unavailable(std::string reason) const { return {Fault::Unavailable, std::move(reason), m_where}; }

    FileRequest const& m_request;
    Poco::URI const& m_uri;
    std::string m_where;
    Beginning m_begin;
    std::optional<std::uint64_t> m_expected; ///< octets of the whole file, if the server said
};

Outcome<FileAnswer> Fetch::run(HTTPClientSession& session)
{
    auto const target = m_uri.getPathEtc().empty() ? std::string("/") : m_uri.getPathEtc();
    HTTPRequest request(HTTPRequest::HTTP_GET, target, HTTPRequest::HTTP_1_1);
    request.set("Accept-Encoding", "identity");
    if (!m_request.known.etag.empty()) request.set("If-None-Match", m_request.known.etag);
    if (!m_request.known.last_modified.empty()) request.set("If-Modified-Since", m_request.known.last_modified);
    if (m_begin.octets > 0) {
        request.set("Range", "bytes=" + std::to_string(m_begin.octets) + "-");
        request.set("If-Range", m_begin.etag);
    }
    session.sendRequest(request);
    HTTPResponse response;
    auto& body = session.receiveResponse(response);
    if (response.getStatus() == HTTPResponse::HTTP_NOT_MODIFIED)
        return FileAnswer{FileAnswer::State::Unchanged, m_request.known};
    if (auto const done = accept(response); !done) return done.refusal();
    Validators validators{response.get("ETag", ""), response.get("Last-Modified", "")};
    auto const resumed_at = m_begin.octets;
    if (is_strong(validators.etag)) std::ofstream(beside(m_request.into, ".etag")) << validators.etag << '\n';
    if (auto const done = save(body); !done) return done.refusal();
    std::filesystem::rename(beside(m_request.into, ".part"), m_request.into);
    forget(m_request.into);
    return FileAnswer{FileAnswer::State::Whole, std::move(validators), resumed_at};
}

Outcome<Done> Fetch::accept(HTTPResponse const& response)
{
    auto const status = response.getStatus();
    if (status == HTTPResponse::HTTP_NOT_FOUND || status == HTTPResponse::HTTP_GONE) {
        forget(m_request.into);
        return Refusal{Fault::NotFound, "the server has no such file", m_where};
    }
    if (status == HTTPResponse::HTTP_REQUESTED_RANGE_NOT_SATISFIABLE) forget(m_request.into);
    auto const partial = status == HTTPResponse::HTTP_PARTIAL_CONTENT;
    if (status != HTTPResponse::HTTP_OK && !partial)
        return unavailable("the server answered " + std::to_string(static_cast<int>(status)));
    if (partial && (m_begin.octets == 0 || range_begin(response.get("Content-Range", "")) != m_begin.octets)) {
        forget(m_request.into);
        return unavailable("the server sent another range than was asked for");
    }
    if (!partial) {
        forget(m_request.into);
        m_begin = {};
    }
    if (response.hasContentLength())
        m_expected = m_begin.octets + static_cast<std::uint64_t>(response.getContentLength64());
    if (m_expected && *m_expected > m_request.limit)
        return Refusal{Fault::TooLarge, "larger than " + std::to_string(m_request.limit) + " octets", m_where};
    return Done{};
}

Outcome<Done> Fetch::save(std::istream& body)
{
    using std::chrono::steady_clock;
    auto const deadline = steady_clock::now() + std::chrono::seconds(m_request.total_seconds);
    auto const part = beside(m_request.into, ".part");
    std::ofstream file(part, std::ios::binary | std::ios::app);
    auto octets = m_begin.octets;
    std::array<char, 16384> piece;
    while (body.good()) {
        // What is there, and no more: to wait for a full piece would be to wait for a slow server without a limit.
        body.read(piece.data(), 1);
        auto got = body.gcount();
        if (got == 0) break;
        got += body.readsome(piece.data() + 1, piece.size() - 1);
        octets += static_cast<std::uint64_t>(got);
        if (octets > m_request.limit) {
            file.close();
            forget(m_request.into);
            return Refusal{Fault::TooLarge, "larger than " + std::to_string(m_request.limit) + " octets", m_where};
        }
        file.write(piece.data(), got);
        if (steady_clock::now() > deadline)
            return unavailable("not finished in " + std::to_string(m_request.total_seconds) + " seconds");
    }
    file.close();
    if (!file) throw std::runtime_error("the disc does not take " + part.string());
    if (m_expected && octets != *m_expected)
        return unavailable(
            "the answer ended early: " + std::to_string(octets) + " of " + std::to_string(*m_expected) + " octets");
    return Done{};
}

} // namespace

Outcome<FileAnswer> fetch_file(FileRequest const& request)
try {
    Poco::URI const uri(request.url);
    if ((uri.getScheme() != "http" && uri.getScheme() != "https") || uri.getHost().empty())
        return Refusal{Fault::BadInput, "not an http or https address", "url"};
    try {
        auto const session = session_for(uri, {request.authorities, request.certificate, request.key},
            request.connect_seconds, request.silence_seconds);
        return Fetch(request, uri).run(*session);
    } catch (Poco::Exception const& exception) {
        return Refusal{Fault::Unavailable,
            "the download failed: " + std::string(exception.name()) +
                (exception.message().empty() ? "" : " (" + exception.message() + ")"),
            last_part(uri)};
    }
} catch (Poco::SyntaxException const&) {
    return Refusal{Fault::BadInput, "not an http or https address", "url"};
}

} // namespace xindang::net
