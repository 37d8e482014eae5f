#include <usecase/list/import_list.h>

#include <exchange/sm2_source.h>
#include <usecase/list/list_source.h>

namespace xindang::usecase {

std::filesystem::path imported_lists(std::filesystem::path const& data_folder)
{
    return data_folder / "lists.sqlite";
}

Outcome<exchange::ImportReport> import_list(
    Actor const& actor, ImportList const& request, ImportListServices const& services)
{
    std::shared_ptr<exchange::ListSource const> source = list_source(request.source);
    if (request.required_sm2) source = std::make_shared<exchange::Sm2Source>(source, *request.required_sm2);
    return import_list(actor, *source, request.into, request.list, services);
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
