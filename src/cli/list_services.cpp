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

Outcome<usecase::Settings::List> list_asked_for(Session& session, std::string const& id)
{
    auto const& settings = session.settings();
    return settings.list(id.empty() ? settings.lists.front().id : id);
}

ListServices::ListServices(Session& session, std::string const& list_id)
    : m_session(session),
      m_folder(session.data_folder()),
      m_master_key(master_key_of(session)),
      m_keys(opened_keys(session)),
      m_sm2(sm2_key_of(session))
{
    auto published = usecase::published_list_head(session.archive().view(), session.objects(), list_id);
    if (published) {
        m_published = published->list.key_set;
    } else if (published.refusal().fault != Fault::NotFound) {
        throw CannotOpen(published.refusal());
    }
}

std::optional<crypto::Sm2Key> sm2_key_of(Session& session)
{
    auto const file = session.data_folder().sm2_key();
    if (!std::filesystem::exists(file)) return std::nullopt;
    auto key = crypto::Sm2Key::load(file, session.key_passphrase());
    if (!key) throw CannotOpen(key.refusal());
    return std::move(key).value();
}

usecase::PublishListServices ListServices::services() const
{
    return {m_session.archive(), m_session.objects(), m_session.law(), m_folder, m_master_key,
        m_keys.signers(m_published ? &*m_published : nullptr), m_session.home() / "xsd", m_session.clock(),
        m_session.random(), m_sm2 ? &*m_sm2 : nullptr};
}

} // namespace xindang::cli
