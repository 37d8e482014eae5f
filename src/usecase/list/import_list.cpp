#include <usecase/list/import_list.h>

#include <usecase/list/list_source.h>

namespace xindang::usecase {

std::filesystem::path imported_lists(std::filesystem::path const& data_folder)
{
    return data_folder / "lists.sqlite";
}

Outcome<ImportList> import_as_followed(FollowConfig const& config, FollowedList const& list)
{
    std::optional<crypto::Certificate> root;
    // Once it is pinned, the file need not be there any more.
    if (!list.root.empty() && std::filesystem::exists(list.root)) {
        auto certificate = crypto::Certificate::load(list.root);
        if (!certificate) return certificate.refusal();
        root = *certificate;
    }
    return ImportList{list.access, config.state,
        {list.id, config.self, config.environment, root, {}, exchange::ListRoad::Shortest, config.kept_states,
            config.limits.reading, list.numbers},
        config.limits.fetch};
}

Outcome<exchange::ImportReport> import_list(
    Actor const& actor, ImportList const& request, ImportListServices const& services)
{
    auto const staging = request.into / "incoming/by-hand";
    auto const source = open_source(request.access, request.fetch, staging);
    if (!source) return source.refusal();
    auto report = import_list(actor, *source->files, request.into, request.list, services);
    std::error_code ignored;
    if (source->staged) std::filesystem::remove_all(staging, ignored);
    return report;
}

Outcome<exchange::ImportReport> import_list(Actor const& actor, exchange::ListSource const& source,
    std::filesystem::path const& into, exchange::ListImport const& list, ImportListServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const schemas = exchange::ListSchemas::load(services.schemas);
    if (!schemas) return schemas.refusal();
    auto store = exchange::ListStore::open(imported_lists(into));
    if (!store) return store.refusal();
    return exchange::import_list(source, *store, *schemas, list, services.clock, services.random, services.progress);
}

} // namespace xindang::usecase
