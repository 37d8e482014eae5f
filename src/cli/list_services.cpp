#include <cli/list_services.h>

#include <archive/archive.h>
#include <archive/object_store.h>
#include <law/catalogue.h>

namespace xindang::cli {

static usecase::OpenedListKeys opened_keys(Session& session)
{
    auto keys = usecase::OpenedListKeys::open(session.data_folder(), session.key_passphrase());
    if (!keys) throw CannotOpen(keys.refusal());
    return std::move(keys).value();
}

crypto::SecretKey master_key_of(Session& session)
{
    auto key = crypto::load_secret(session.data_folder().master_key());
    if (!key) throw CannotOpen(key.refusal());
    return *key;
}

ListServices::ListServices(Session& session)
    : m_session(session),
      m_folder(session.data_folder()),
      m_master_key(master_key_of(session)),
      m_keys(opened_keys(session))
{
    auto published = usecase::published_list(session.archive().view(), session.objects(), session.settings().list.id);
    if (published) {
        m_published = published->list.key_set;
    } else if (published.refusal().fault != Fault::NotFound) {
        throw CannotOpen(published.refusal());
    }
}

usecase::PublishListServices ListServices::services() const
{
    return {m_session.archive(), m_session.objects(), m_session.law(), m_folder, m_master_key,
        m_keys.signers(m_published ? &*m_published : nullptr), m_session.home() / "xsd", m_session.clock(),
        m_session.random()};
}

} // namespace xindang::cli
