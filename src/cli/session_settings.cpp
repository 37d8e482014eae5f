#include <cli/session_services.h>

namespace xindang::cli {

usecase::Settings const& Session::settings()
{
    if (!m_services->settings) m_services->settings = opened(usecase::read_settings(home()));
    return *m_services->settings;
}

} // namespace xindang::cli
