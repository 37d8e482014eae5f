#include <usecase/list/list_source.h>

#include <base/files.h>
#include <exchange/publication.h>
#include <exchange/sm2_source.h>
#include <net/download.h>
#include <usecase/list/zip_source.h>

namespace xindang::usecase {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t MAX_PUBLIC_KEY = 4096;

bool is_url(std::string const& source)
{
    return source.starts_with("http://") || source.starts_with("https://");
}

/// The files under a URL.
class UrlSource final : public exchange::ListSource {
public:
    UrlSource(std::string url, FetchLimits limits) : m_url(std::move(url)), m_limits(limits)
    {
        if (!m_url.ends_with('/')) m_url += '/';
    }
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override
    {
        if (!exchange::is_plain_file_name(name)) return Refusal{Fault::BadInput, "not a plain file name", name};
        auto answer = net::download(
            m_url + name, {limit, m_limits.connect_seconds, m_limits.silence_seconds, m_limits.total_seconds});
        if (!answer) return Refusal{answer.refusal().fault, answer.refusal().reason, name};
        return std::move(answer->content);
    }

private:
    std::string m_url;
    FetchLimits m_limits;
};

/// A folder, or the one that a bundle has in it.
fs::path files_in(fs::path const& folder)
{
    auto const inner = folder / "list";
    std::error_code error; // what cannot be looked at is said when a file is asked for
    return !fs::exists(folder / exchange::HEAD_FILE, error) && fs::exists(inner / exchange::HEAD_FILE, error) ? inner
                                                                                                              : folder;
}

std::unique_ptr<exchange::ListSource> local_source(std::string const& source, FetchLimits const& limits)
{
    std::error_code error;
    if (fs::is_regular_file(source, error)) return std::make_unique<ZipSource>(source, limits.bundle);
    return std::make_unique<exchange::FolderSource>(files_in(source));
}

} // namespace

std::unique_ptr<exchange::ListSource> list_source(std::string const& source, ImportLimits const& limits)
{
    if (is_url(source)) return std::make_unique<UrlSource>(source, limits.fetch);
    return local_source(source, limits.fetch);
}

Outcome<OpenedSource> open_source(ListAccess const& access, FetchLimits const& limits, fs::path const& staging)
{
    OpenedSource opened;
    if (is_remote(access.source)) {
        opened.staged = std::make_shared<StagedSource>(access, limits, staging);
        opened.files = opened.staged;
    } else {
        opened.files = local_source(access.source, limits);
    }
    if (access.sm2.empty()) return opened;
    auto const pem = read_file(access.sm2, MAX_PUBLIC_KEY);
    if (!pem) return pem.refusal();
    auto key = crypto::Sm2PublicKey::parse(*pem, "require-sm2");
    if (!key) return key.refusal();
    opened.files = std::make_shared<exchange::Sm2Source>(opened.files, std::move(*key));
    return opened;
}

} // namespace xindang::usecase
