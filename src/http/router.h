#pragma once

#include <http/message.h>
#include <http/services.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::http {

/// Whether a route can be asked without a token. Duties are not here: the use case asks for them, so that the command
/// line cannot pass them by.
enum class Login { NotNeeded, Needed };

/// One line of the table in routes.cpp. {name} stands for one part of a path; {name...} at the end for the rest.
struct Route {
    std::string_view method;
    std::string_view path;
    std::size_t largest_body; ///< octets; 0: no body at all
    Login login;
    Response (*handle)(Request const&, Services const&);
};

/// All routes, in the order they are tried.
std::span<Route const> routes();

/// A route that fits, or the methods that would.
struct Match {
    Route const* route = nullptr;
    std::map<std::string, std::string> parts = {};
    std::vector<std::string> other_methods = {}; ///< when the path is known, but not with this method
};

/// `path` is decoded. HEAD goes where GET goes.
Match match(std::string_view method, std::string_view path);

/// Matches, checks body and login, calls the handler; an exception becomes a 500 and a line in the log. This is the
/// whole service but for the sockets.
Response answer(Request request, Services const& services);

} // namespace xindang::http
