#pragma once

#include <base/bytes.h>
#include <usecase/actor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xindang::http {

/// A request as handlers see it: read whole, within its route's limit, path and query decoded, caller known.
struct Request {
    std::string id; ///< in the log and in every answer, so that a complaint finds its line
    std::string method;
    std::string path;                                ///< decoded, begins with a solidus
    std::map<std::string, std::string> parts = {};   ///< what stands for {name} in the route's path
    std::map<std::string, std::string> query = {};   ///< decoded; the first value of each name
    std::map<std::string, std::string> headers = {}; ///< names in lower case
    Bytes body = {};
    std::optional<usecase::Actor> actor = {}; ///< who asks, when a valid token came along
    std::string token = {};

    std::string part(std::string const& name) const;
    /// Empty when absent.
    std::string query_value(std::string const& name) const;
    std::string header(std::string const& name) const;
};

/// An answer; either octets or a stretch of a file that the server streams.
struct Response {
    struct FilePart {
        std::filesystem::path path;
        std::uint64_t offset;
        std::uint64_t length;
    };
    int status = 200;
    std::string content_type = {}; ///< empty: no body
    std::vector<std::pair<std::string, std::string>> headers = {};
    Bytes body = {};
    std::optional<FilePart> file = {};
};

} // namespace xindang::http
