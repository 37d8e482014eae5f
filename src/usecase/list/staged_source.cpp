#include <usecase/list/staged_source.h>

#include <base/files.h>
#include <exchange/publication.h>
#include <net/fetch_file.h>
#include <net/sftp.h>

#include <algorithm>
#include <fstream>

namespace xindang::usecase {

namespace {

constexpr char VALIDATORS[] = "head.validators";

bool is_sftp(std::string const& source)
{
    return source.starts_with("sftp://");
}

net::Validators read_validators(std::filesystem::path const& file)
{
    net::Validators validators;
    std::ifstream in(file);
    std::getline(in, validators.etag);
    std::getline(in, validators.last_modified);
    return validators;
}

} // namespace

bool is_remote(std::string const& source)
{
    return source.starts_with("http://") || source.starts_with("https://") || is_sftp(source);
}

StagedSource::StagedSource(ListAccess access, FetchLimits limits, std::filesystem::path folder)
    : m_access(std::move(access)), m_limits(limits), m_folder(std::move(folder))
{
    std::filesystem::create_directories(m_folder);
}

Outcome<Bytes> StagedSource::get(std::string const& name, std::size_t limit) const
{
    if (!exchange::is_plain_file_name(name)) return Refusal{Fault::BadInput, "not a plain file name", name};
    auto const most = std::min<std::uint64_t>(limit, m_limits.file);
    if (name == exchange::HEAD_FILE || !std::filesystem::exists(m_folder / name))
        if (auto const done = fetch(name, most); !done)
            return Refusal{done.refusal().fault, done.refusal().reason, name};
    return read_file(m_folder / name, limit);
}

Outcome<Done> StagedSource::fetch(std::string const& name, std::uint64_t limit) const
{
    if (!is_sftp(m_access.source)) return fetch_by_http(name, limit);
    // A head is replaced: half of one must not be gone on with.
    if (name == exchange::HEAD_FILE) std::filesystem::remove(m_folder / (name + ".part"));
    return net::fetch_by_sftp(
        {m_access.source, m_access.key, m_access.known_hosts, m_limits.connect_seconds, m_limits.total_seconds}, name,
        m_folder / name, limit);
}

Outcome<Done> StagedSource::fetch_by_http(std::string const& name, std::uint64_t limit) const
{
    auto const is_head = name == exchange::HEAD_FILE;
    auto const known = is_head && std::filesystem::exists(m_folder / name) ? read_validators(m_folder / VALIDATORS)
                                                                           : net::Validators{};
    auto const answer = net::fetch_file({m_access.source + (m_access.source.ends_with('/') ? "" : "/") + name,
        m_folder / name, limit, known, m_limits.connect_seconds, m_limits.silence_seconds, m_limits.total_seconds,
        m_access.authorities, m_access.certificate, m_access.key});
    if (!answer) return answer.refusal();
    if (is_head && answer->state == net::FileAnswer::State::Whole)
        write_file_atomically(m_folder / VALIDATORS,
            answer->validators.etag + "\n" + answer->validators.last_modified + "\n", Durable::No);
    return Done{};
}

void StagedSource::clear() const
{
    for (auto const& file : std::filesystem::directory_iterator(m_folder)) {
        auto const name = file.path().filename();
        if (name != exchange::HEAD_FILE && name != VALIDATORS) std::filesystem::remove(file.path());
    }
}

void StagedSource::distrust() const
{
    for (auto const& file : std::filesystem::directory_iterator(m_folder)) {
        auto const extension = file.path().extension();
        if (extension != ".part" && extension != ".etag") std::filesystem::remove(file.path());
    }
}

} // namespace xindang::usecase
