#include <archive/archive.h>
#include <archive/object_store.h>
#include <cli/session_services.h>
#include <crypto/aead.h>

namespace xindang::cli {

archive::Archive& Session::archive()
{
    if (!m_services->archive) {
        auto const folder = data_folder();
        auto const master_key = opened(crypto::load_secret(folder.master_key()));
        m_services->archive =
            std::make_shared<archive::Archive>(opened(archive::Archive::open(folder.database(), master_key, random())));
    }
    return *m_services->archive;
}

archive::ObjectStore const& Session::objects()
{
    if (!m_services->objects) m_services->objects = std::make_shared<archive::ObjectStore>(data_folder().objects());
    return *m_services->objects;
}

} // namespace xindang::cli
