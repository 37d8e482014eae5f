#include <usecase/list/list_source.h>

#include <net/download.h>

namespace xindang::usecase {

namespace {

bool is_url(std::string const& source)
{
    return source.starts_with("http://") || source.starts_with("https://");
}

/// The files under a URL.
class UrlSource final : public exchange::ListSource {
public:
    explicit UrlSource(std::string url) : m_url(std::move(url))
    {
        if (!m_url.ends_with('/')) m_url += '/';
    }
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override
    {
        if (!exchange::is_plain_file_name(name)) return Refusal{Fault::BadInput, "not a plain file name", name};
        auto answer = net::download(m_url + name, {limit});
        if (!answer) return Refusal{answer.refusal().fault, answer.refusal().reason, name};
        return std::move(answer->content);
    }

private:
    std::string m_url;
};

} // namespace

std::unique_ptr<exchange::ListSource> list_source(std::string const& source)
{
    if (is_url(source)) return std::make_unique<UrlSource>(source);
    return std::make_unique<exchange::FolderSource>(source);
}

} // namespace xindang::usecase
