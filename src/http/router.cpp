#include <http/router.h>

#include <base/utf8.h>
#include <http/problem.h>
#include <usecase/fault_codes.h>
#include <usecase/office/sessions.h>

#include <algorithm>
#include <exception>

namespace xindang::http {

/// The part of a path up to the next solidus, taken off its front.
static std::string_view take_part(std::string_view& path)
{
    auto const end = std::min(path.find('/'), path.size());
    auto const part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return part;
}

static std::optional<std::map<std::string, std::string>> fit(std::string_view pattern, std::string_view path)
{
    std::map<std::string, std::string> parts;
    pattern.remove_prefix(1);
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
    while (!pattern.empty()) {
        auto const wanted = take_part(pattern);
        if (wanted.ends_with("...}")) {
            parts.emplace(wanted.substr(1, wanted.size() - 5), path);
            return parts;
        }
        if (path.empty()) return std::nullopt;
        auto const got = take_part(path);
        if (wanted.starts_with('{')) {
            if (got.empty()) return std::nullopt;
            parts.emplace(wanted.substr(1, wanted.size() - 2), got);
        } else if (wanted != got)
            return std::nullopt;
    }
    if (!path.empty()) return std::nullopt;
    return parts;
}

Match match(std::string_view method, std::string_view path)
{
    Match result;
    auto const asked = method == "HEAD" ? std::string_view("GET") : method;
    for (auto const& route : routes()) {
        auto parts = fit(route.path, path);
        if (!parts) continue;
        if (route.method == asked) return {&route, std::move(*parts), {}};
        result.other_methods.emplace_back(route.method);
    }
    return result;
}

/// RFC 6750 2.1: only the header; a token in an address would stand in logs and histories.
static std::string bearer_token(Request const& request)
{
    static constexpr std::string_view SCHEME = "Bearer ";
    auto const header = request.header("authorization");
    return header.starts_with(SCHEME) ? header.substr(SCHEME.size()) : std::string();
}

static Response answer_matched(Request& request, Route const& route, Services const& services)
{
    if (request.body.size() > route.largest_body)
        return problem({Fault::TooLarge, "the body is larger than this address takes", "body"}, request.id);
    request.token = bearer_token(request);
    if (route.login == Login::Needed) {
        auto actor = usecase::actor_of_token(request.token, services.accounts, services.clock.now());
        if (!actor) return problem(actor.refusal(), request.id);
        request.actor = std::move(*actor);
    }
    return route.handle(request, services);
}

static void write_log(
    Request const& request, std::string_view pattern, Response const& response, Services const& services)
{
    // The pattern, not the path: addresses may carry identifiers.
    auto const level = response.status >= 500                             ? LogLevel::Error
                       : response.status == 401 || response.status == 403 ? LogLevel::Warning
                                                                          : LogLevel::Info;
    services.log.write(level, "http " + request.id + " " + request.method + " " + std::string(pattern) + " " +
                                  std::to_string(response.status) + " " + (request.actor ? request.actor->login : "-"));
}

Response answer(Request request, Services const& services)
{
    std::string_view pattern = "-";
    Response response;
    try {
        auto const matched = match(request.method, request.path);
        if (!utf8::is_valid(request.path))
            response = problem({Fault::BadInput, "the address is not UTF-8", "path"}, request.id);
        else if (matched.route) {
            pattern = matched.route->path;
            request.parts = matched.parts;
            response = answer_matched(request, *matched.route, services);
        } else if (matched.other_methods.empty())
            response = problem({Fault::NotFound, "there is nothing at this address", "path"}, request.id);
        else
            response = method_not_allowed(matched.other_methods, request.id);
    } catch (std::exception const& error) {
        services.log.error("http " + request.id + " failed: " + error.what());
        response = internal_error(request.id);
    } catch (...) {
        services.log.error("http " + request.id + " failed");
        response = internal_error(request.id);
    }
    write_log(request, pattern, response, services);
    return response;
}

} // namespace xindang::http
