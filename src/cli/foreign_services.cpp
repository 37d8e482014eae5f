#include <cli/foreign_services.h>

#include <archive/archive.h>
#include <cli/list_services.h>
#include <law/catalogue.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/list/import_list.h>

namespace xindang::cli {

ForeignCommandServices::ForeignCommandServices(Session& session)
    : m_session(session), m_master_key(master_key_of(session))
{}

usecase::ForeignServices ForeignCommandServices::services() const
{
    return {m_session.archive(), m_session.home(), m_session.data_folder().foreign_lists(), m_master_key,
        m_session.law().agencies(), m_session.clock(), m_session.random(), m_session.progress()};
}

usecase::ForeignListServices ForeignCommandServices::list_services(std::string const& source) const
{
    auto const folder = m_session.data_folder();
    usecase::ForeignListServices services{
        usecase::imported_lists(folder.root()), usecase::list_environment(m_session.settings().environment)};
    services.limits = m_session.settings().imports;
    auto const file = folder.keys() / ("foreign-" + source + ".key");
    if (!std::filesystem::exists(file)) return services;
    auto key = crypto::load_secret(file);
    if (!key) throw CannotOpen(key.refusal());
    services.partner_key = std::move(*key);
    return services;
}

std::optional<grading::Scheme> scheme_of_today(Session& session)
{
    auto const today = model::CivilDate::on(session.clock().now());
    auto scheme = usecase::scheme_of_the_day(session.home(), session.settings().scheme, today);
    if (!scheme) throw CannotOpen(scheme.refusal());
    return std::move(*scheme);
}

} // namespace xindang::cli
