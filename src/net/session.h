#pragma once

#include <filesystem>
#include <memory>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/URI.h>
#include <string>

namespace xindang::net {

/// Files of TLS; empty ones are not used.
struct TlsFiles {
    std::filesystem::path authorities; ///< PEM: believed instead of the system's
    std::filesystem::path certificate; ///< ours, for a server that asks for one
    std::filesystem::path key;
};

/// Private furniture of this room: a session with the server of a URL, certificates checked strictly, TLS 1.2 or newer.
std::unique_ptr<Poco::Net::HTTPClientSession> session_for(
    Poco::URI const& uri, TlsFiles const& tls, int connect_seconds, int silence_seconds);

/// What places are called: the last part of the path, or the host.
std::string last_part(Poco::URI const& uri);

} // namespace xindang::net
