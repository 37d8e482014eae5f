#include <cli/session_services.h>
#include <law/catalogue.h>

namespace xindang::cli {

law::Catalogue const& Session::law()
{
    if (!m_services->law)
        m_services->law =
            std::make_shared<law::Catalogue>(opened(law::Catalogue::load(home() / "conf" / "law", home() / "xsd")));
    return *m_services->law;
}

} // namespace xindang::cli
