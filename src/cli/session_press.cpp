#include <cli/session_services.h>
#include <document/press.h>

namespace xindang::cli {

document::Press const& Session::press()
{
    // One command writes one document and ends.
    if (!m_services->press)
        m_services->press = std::make_shared<document::Press>(opened(document::Press::open(home())));
    return *m_services->press;
}

} // namespace xindang::cli
