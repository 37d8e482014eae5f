#include <cli/session_services.h>
#include <usecase/office/account_store.h>

namespace xindang::cli {

usecase::AccountStore const& Session::accounts()
{
    if (!m_services->accounts)
        m_services->accounts =
            std::make_shared<usecase::AccountStore>(opened(usecase::AccountStore::open(data_folder().accounts())));
    return *m_services->accounts;
}

usecase::Actor Session::user(std::string const& login, std::string const& where)
{
    auto const account = accounts().find(login);
    if (!account) throw CannotOpen({account.refusal().fault, "there is no user " + login, where});
    if (account->disabled) throw CannotOpen({Fault::Forbidden, "this user may not come in any more", where});
    return usecase::Actor{account->login, account->duties};
}

} // namespace xindang::cli
