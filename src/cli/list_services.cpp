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

std::optional<crypto::Sm2Key> sm2_key_of(Session& session)
{
    auto const file = session.data_folder().sm2_key();
    if (!std::filesystem::exists(file)) return std::nullopt;
    auto key = crypto::Sm2Key::load(file, session.key_passphrase());
    if (!key) throw CannotOpen(key.refusal());
    return std::move(key).value();
}

static usecase::ListSigning opened_signing(
    usecase::ListPress const& press, std::string const& list_id, Session& session)
{
    auto signing = usecase::ListSigning::with(press, list_id, opened_keys(session), sm2_key_of(session));
    if (!signing) throw CannotOpen(signing.refusal());
    return std::move(signing).value();
}

ListServices::ListServices(Session& session, std::string const& list_id)
    : m_folder(session.data_folder()),
      m_master_key(master_key_of(session)),
      m_press{session.archive(), session.objects(), session.law(), m_folder, m_master_key, session.home() / "xsd",
          session.clock(), session.random()},
      m_signing(opened_signing(m_press, list_id, session))
{}

} // namespace xindang::cli
