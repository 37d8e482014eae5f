#include <usecase/list/import_list.h>

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

std::unique_ptr<exchange::ListSource> source_of(std::string const& source)
{
    if (is_url(source)) return std::make_unique<UrlSource>(source);
    return std::make_unique<exchange::FolderSource>(source);
}

} // namespace

std::filesystem::path imported_lists(std::filesystem::path const& data_folder)
{
    return data_folder / "lists.sqlite";
}

Outcome<exchange::ImportReport> import_list(
    Actor const& actor, ImportList const& request, ImportListServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const schemas = exchange::ListSchemas::load(services.schemas);
    if (!schemas) return schemas.refusal();
    auto store = exchange::ListStore::open(imported_lists(request.into));
    if (!store) return store.refusal();
    return exchange::import_list(
        *source_of(request.source), *store, *schemas, request.list, services.clock, services.random, services.progress);
}

} // namespace xindang::usecase
