#pragma once

#include <base/outcome.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace xindang::net {

/// How a drop folder on an SFTP server is reached: "sftp://user@host:22/path". The server's key must stand in
/// `known_hosts`: an unknown one is never accepted. Nobody is asked for a password.
struct SftpAccess {
    std::string url;
    std::filesystem::path key = {};         ///< empty: what the user's ssh would use
    std::filesystem::path known_hosts = {}; ///< empty: the user's
    int connect_seconds = 15;
    int total_seconds = 600;
    std::string program = "sftp"; ///< of OpenSSH
};

/// Fetches one file of the folder with the system's sftp client, which resumes a beginning left at INTO.part. Refuses:
/// BadInput at "url" for an address with anything but letters, digits and "._/~-" in it, at "name" for a name that is
/// not plain; NotFound at the name when the server has no such file; TooLarge as soon as more than `limit` octets come;
/// Unavailable at the name for anything else.
Outcome<Done> fetch_by_sftp(
    SftpAccess const& access, std::string const& name, std::filesystem::path const& into, std::uint64_t limit);

} // namespace xindang::net
