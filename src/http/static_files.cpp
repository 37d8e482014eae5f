#include <http/static_files.h>

#include <crypto/hash.h>
#include <http/problem.h>

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace xindang::http {

namespace {

struct Type {
    std::string_view ending;
    std::string_view type;
};

constexpr std::array<Type, 14> TYPES{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".pdf", "application/pdf"},
    {"feed.xml", "application/atom+xml; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".xsd", "application/xml; charset=utf-8"},
    {".json", "application/json"},
    {".csv", "text/csv; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".crt", "application/x-pem-file"},
    {".js", "text/javascript; charset=utf-8"},
}};

std::string type_of(std::string const& path)
{
    for (auto const& [ending, type] : TYPES)
        if (path.ends_with(ending)) return std::string(type);
    return "application/octet-stream";
}

Response not_found(Request const& request)
{
    return problem({Fault::NotFound, "there is nothing at this address", "path"}, request.id);
}

/// Every name on the way is looked at: an ordinary folder or file, never a link, never a name with a dot in front.
std::optional<std::filesystem::path> inside(std::filesystem::path const& folder, std::string const& path)
{
    if (path.find('\\') != path.npos || path.find('\0') != path.npos) return std::nullopt;
    auto place = folder;
    std::size_t at = 0;
    while (at < path.size() && path[at] == '/')
        ++at;
    if (at > 1) return std::nullopt;
    while (at < path.size()) {
        auto const end = std::min(path.find('/', at), path.size());
        auto const name = path.substr(at, end - at);
        if (name.empty() || name[0] == '.') return std::nullopt;
        place /= name;
        std::error_code error;
        auto const status = std::filesystem::symlink_status(place, error);
        if (error || (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status)))
            return std::nullopt;
        at = end + 1;
    }
    if (std::filesystem::is_directory(place)) place /= "index.html";
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(place))) return std::nullopt;
    return place;
}

/// Files are replaced by renaming, so inode, size and time of change name one content.
std::string etag_of(struct ::stat const& status)
{
    auto const text = std::to_string(status.st_ino) + "-" + std::to_string(status.st_size) + "-" +
                      std::to_string(status.st_mtim.tv_sec) + "-" + std::to_string(status.st_mtim.tv_nsec);
    return "\"" + crypto::sha256(text).hex().substr(0, 24) + "\"";
}

struct Range {
    std::uint64_t first;
    std::uint64_t last;
};

enum class RangeAnswer { Whole, Part, Unsatisfiable };

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// RFC 9110 14.1.2: bytes=first-last, bytes=first-, bytes=-suffix. Several ranges or nonsense: the whole file.
std::pair<RangeAnswer, Range> range_of(std::string const& header, std::uint64_t size)
{
    Range const whole{0, size == 0 ? 0 : size - 1};
    if (!header.starts_with("bytes=") || header.find(',') != header.npos) return {RangeAnswer::Whole, whole};
    auto const spec = std::string_view(header).substr(6);
    auto const dash = spec.find('-');
    if (dash == spec.npos) return {RangeAnswer::Whole, whole};
    auto const first = number(spec.substr(0, dash));
    auto const last = number(spec.substr(dash + 1));
    if (!first) {
        if (dash != 0 || !last) return {RangeAnswer::Whole, whole};
        if (*last == 0 || size == 0) return {RangeAnswer::Unsatisfiable, whole};
        return {RangeAnswer::Part, {size - std::min(*last, size), size - 1}};
    }
    if (!last && dash + 1 != spec.size()) return {RangeAnswer::Whole, whole};
    if (last && *last < *first) return {RangeAnswer::Whole, whole};
    if (*first >= size) return {RangeAnswer::Unsatisfiable, whole};
    return {RangeAnswer::Part, {*first, std::min(last.value_or(size - 1), size - 1)}};
}

bool names_etag(std::string const& header, std::string const& etag)
{
    return header == "*" || header.find(etag) != header.npos;
}

} // namespace

Response serve_file(
    std::filesystem::path const& folder, std::string const& path, Request const& request, Caching caching)
{
    auto const file = inside(folder, path);
    if (!file) return not_found(request);
    struct ::stat status {};
    if (::stat(file->c_str(), &status) != 0) return not_found(request);
    auto const size = static_cast<std::uint64_t>(status.st_size);
    auto const etag = etag_of(status);

    Response response;
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Accept-Ranges", "bytes");
    // A withdrawn notice must be gone within minutes, a list head is asked for often: nothing is kept long unasked.
    response.headers.emplace_back(
        "Cache-Control", caching == Caching::List ? "public, max-age=60" : "public, max-age=300");
    if (auto const known = request.header("if-none-match"); !known.empty() && names_etag(known, etag)) {
        response.status = 304;
        return response;
    }
    auto const if_range = request.header("if-range");
    auto const wanted = if_range.empty() || if_range == etag ? request.header("range") : std::string();
    auto const [answer, range] = range_of(wanted, size);
    if (answer == RangeAnswer::Unsatisfiable) {
        response.status = 416;
        response.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
        return response;
    }
    response.content_type = type_of(file->string());
    response.file = Response::FilePart{*file, range.first, size == 0 ? 0 : range.last - range.first + 1};
    if (answer == RangeAnswer::Part) {
        response.status = 206;
        response.headers.emplace_back("Content-Range",
            "bytes " + std::to_string(range.first) + "-" + std::to_string(range.last) + "/" + std::to_string(size));
    }
    return response;
}

} // namespace xindang::http
