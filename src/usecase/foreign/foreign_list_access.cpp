#include <usecase/foreign/import_foreign.h>

#include <usecase/list/import_list.h>

namespace xindang::usecase {

Outcome<ForeignListAccess> foreign_list_access(ForeignServices const& services, DataFolder const& folder,
    exchange::Environment environment, ImportLimits const& limits, std::string const& source)
{
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    if (auto const known = sources->find(source); !known) return known.refusal();
    ForeignListAccess access{{imported_lists(folder.root()), environment}};
    access.services.limits = limits;
    auto const stem = "foreign-" + source;
    if (auto const file = folder.keys() / (stem + ".key"); std::filesystem::exists(file)) {
        auto key = crypto::load_secret(file);
        if (!key) return key.refusal();
        access.services.partner_key = std::move(*key);
    }
    if (auto const file = folder.keys() / (stem + ".crt"); std::filesystem::exists(file)) {
        auto certificate = crypto::Certificate::load(file);
        if (!certificate) return certificate.refusal();
        access.root = std::move(*certificate);
    }
    return access;
}

} // namespace xindang::usecase
