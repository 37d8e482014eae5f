#pragma once

#include <http/message.h>

#include <filesystem>
#include <string>

namespace xindang::http {

/// How long others may keep a file.
enum class Caching { Page, List };

/// A file below `folder` for GET or HEAD: its type by its name, a strong ETag, 304 for If-None-Match, one byte range.
/// Refuses (404) whatever leads outside the folder: dot names, empty names, backslashes, NUL, symbolic links. A folder
/// is its index.html.
Response serve_file(
    std::filesystem::path const& folder, std::string const& path, Request const& request, Caching caching);

} // namespace xindang::http
