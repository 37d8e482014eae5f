#include <cli/foreign_services.h>

#include <archive/archive.h>
#include <cli/list_services.h>
#include <law/catalogue.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/list/publish_list.h>

namespace xindang::cli {

ForeignCommandServices::ForeignCommandServices(Session& session)
    : m_session(session), m_master_key(master_key_of(session))
{}

usecase::ForeignServices ForeignCommandServices::services() const
{
    return {m_session.archive(), m_session.home(), m_session.data_folder().foreign_lists(), m_master_key,
        m_session.law().agencies(), m_session.clock(), m_session.random(), m_session.progress()};
}

usecase::ForeignListAccess ForeignCommandServices::list_access(std::string const& source) const
{
    auto const& settings = m_session.settings();
    auto access = usecase::foreign_list_access(
        services(), m_session.data_folder(), usecase::list_environment(settings.environment), settings.imports, source);
    if (!access) throw CannotOpen(access.refusal());
    return std::move(access).value();
}

std::optional<grading::Scheme> scheme_of_today(Session& session)
{
    auto const today = model::CivilDate::on(session.clock().now());
    auto scheme = usecase::scheme_of_the_day(session.home(), session.settings().scheme, today);
    if (!scheme) throw CannotOpen(scheme.refusal());
    return std::move(*scheme);
}

} // namespace xindang::cli
