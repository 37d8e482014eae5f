#include <net/sftp.h>

#include <net/run_program.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace xindang::net {

namespace {

constexpr std::string_view SCHEME = "sftp://";

struct Address {
    std::string login; ///< "user@host" or "host"
    std::string port;
    std::string path;
};

bool is_plain(std::string_view text, std::string_view also)
{
    return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), [also](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               also.find(c) != std::string_view::npos;
    });
}

std::optional<Address> address_of(std::string_view url)
{
    if (!url.starts_with(SCHEME)) return std::nullopt;
    url.remove_prefix(SCHEME.size());
    auto const slash = url.find('/');
    auto authority = url.substr(0, slash);
    Address address{{}, "22", std::string(slash == std::string_view::npos ? "." : url.substr(slash))};
    if (auto const colon = authority.rfind(':'); colon != std::string_view::npos) {
        address.port = authority.substr(colon + 1);
        authority = authority.substr(0, colon);
    }
    address.login = authority;
    // These go to other programs: nothing in them may be an option, a quotation mark or a pattern.
    if (!is_plain(address.login, "@._-") || !is_plain(address.port, "") || !is_plain(address.path, "._/~-"))
        return std::nullopt;
    return address;
}

std::string first_line(std::string const& words)
{
    auto const end = words.find_last_not_of("\r\n ");
    if (end == std::string::npos) return "it says nothing";
    auto const begin = words.rfind('\n', end);
    return words.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin));
}

} // namespace

Outcome<Done> fetch_by_sftp(
    SftpAccess const& access, std::string const& name, std::filesystem::path const& into, std::uint64_t limit)
{
    auto const address = address_of(access.url);
    if (!address) return Refusal{Fault::BadInput, "not an address like sftp://user@host:22/path", "url"};
    if (!is_plain(name, "._-")) return Refusal{Fault::BadInput, "not a plain file name", "name"};
    auto part = into;
    part += ".part";
    if (part.string().find_first_of("\"\\\n") != std::string::npos)
        return Refusal{Fault::BadInput, "a folder whose name sftp cannot be told", "name"};
    std::vector<std::string> words{access.program, "-q", "-b", "-", "-P", address->port, "-o", "BatchMode=yes", "-o",
        "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=" + std::to_string(access.connect_seconds), "-o",
        "ServerAliveInterval=10"};
    if (!access.key.empty()) words.insert(words.end(), {"-i", access.key.string(), "-o", "IdentitiesOnly=yes"});
    if (!access.known_hosts.empty())
        words.insert(words.end(), {"-o", "UserKnownHostsFile=" + access.known_hosts.string()});
    words.push_back(address->login);
    std::error_code error;
    auto const begun = std::filesystem::exists(part, error) ? std::filesystem::file_size(part, error) : 0;
    // An earlier try may have been allowed more.
    if (begun > limit) std::filesystem::remove(part, error);
    auto const resumes = begun > 0 && begun <= limit;
    auto const command = std::string(resumes ? "reget" : "get") + " " + address->path +
                         (address->path.ends_with('/') ? "" : "/") + name + " \"" + part.string() + "\"\n";
    auto const ended = run_program(words, command, access.total_seconds, limit);
    if (!ended.in_size) {
        std::filesystem::remove(part, error);
        return Refusal{Fault::TooLarge, "larger than " + std::to_string(limit) + " octets", name};
    }
    if (!ended.in_time)
        return Refusal{
            Fault::Unavailable, "not finished in " + std::to_string(access.total_seconds) + " seconds", name};
    if (ended.status != 0) {
        if (ended.words.find("not found") != std::string::npos || ended.words.find("No such file") != std::string::npos)
            return Refusal{Fault::NotFound, "the server has no such file", name};
        return Refusal{Fault::Unavailable, "sftp: " + first_line(ended.words), name};
    }
    if (std::filesystem::file_size(part, error) > limit || error) {
        std::filesystem::remove(part, error);
        return Refusal{Fault::TooLarge, "larger than " + std::to_string(limit) + " octets", name};
    }
    std::filesystem::rename(part, into);
    return Done{};
}

} // namespace xindang::net
