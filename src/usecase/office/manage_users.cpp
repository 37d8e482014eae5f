#include <usecase/office/manage_users.h>

#include <base/utf8.h>
#include <crypto/password.h>

#include <algorithm>

namespace xindang::usecase {

static constexpr std::size_t SHORTEST_PASSWORD = 10;
static constexpr std::size_t LONGEST_PASSWORD = 1024;

static bool good_login(std::string const& login)
{
    if (login.size() < 2 || login.size() > 32 || login[0] < 'a' || login[0] > 'z') return false;
    return std::all_of(login.begin(), login.end(),
        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-'; });
}

static Outcome<Done> check_password(std::string const& login, std::string const& password)
{
    // NIST SP 800-63B 5.1.1.2 asks for length, not for kinds of characters.
    if (!utf8::is_valid(password) || utf8::length(password) < SHORTEST_PASSWORD)
        return Refusal{Fault::BadInput, "a password has at least 10 characters", "password"};
    if (password.size() > LONGEST_PASSWORD) return Refusal{Fault::BadInput, "the password is too long", "password"};
    if (password == login) return Refusal{Fault::BadInput, "the password must not be the login", "password"};
    return Done{};
}

static UserView view_of(Account const& account)
{
    return {account.login, account.name, account.duties, account.disabled};
}

static std::string words_of(std::set<Duty> const& duties)
{
    std::string words;
    for (auto const duty : duties)
        words += (words.empty() ? "" : " ") + std::string(word_of(duty));
    return words;
}

/// The ledger first, the store after: a crash between them leaves a user who cannot come in, and doing it again helps.
static Outcome<UserReceipt> record(
    Actor const& actor, Account const& account, std::string const& change, UserServices const& services)
{
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const entry = writer->user_changed(model::CivilDate::on(services.clock.now()),
        model::Fields{{"change", change}, {"login", account.login}, {"name", account.name},
            {"duties", words_of(account.duties)}, {"state", account.disabled ? "disabled" : "active"}});
    if (!entry) return entry.refusal();
    writer->commit();
    if (auto const kept = services.accounts.put(account); !kept) return kept.refusal();
    return UserReceipt{*entry, view_of(account)};
}

Outcome<UserReceipt> add_user(Actor const& actor, AddUser const& request, UserServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    if (!good_login(request.login))
        return Refusal{Fault::BadInput,
            "a login is 2 to 32 lower-case letters, digits, dots, hyphens or underscores and begins with a letter",
            "login"};
    if (request.login == "system") return Refusal{Fault::BadInput, "this login is reserved", "login"};
    if (request.duties.empty()) return Refusal{Fault::BadInput, "a user needs at least one duty", "duties"};
    if (services.accounts.find(request.login))
        return Refusal{Fault::Conflict, "there is a user with this login already", "login"};
    Account account{request.login, request.name, request.duties};
    if (request.password) {
        if (auto const good = check_password(request.login, *request.password); !good) return good.refusal();
        account.password_hash = crypto::hash_password(*request.password, services.random);
    }
    return record(actor, account, "added", services);
}

Outcome<UserReceipt> change_user(Actor const& actor, ChangeUser const& request, UserServices const& services)
{
    auto const own_password = actor.login == request.login && !request.duties && !request.disabled;
    if (!own_password)
        if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    auto account = services.accounts.find(request.login);
    if (!account) return account.refusal();
    std::string change;
    auto const note = [&](char const* word) {
        change += (change.empty() ? "" : " ") + std::string(word);
    };
    if (request.duties) {
        if (request.duties->empty()) return Refusal{Fault::BadInput, "a user needs at least one duty", "duties"};
        account->duties = *request.duties;
        note("duties");
    }
    if (request.password) {
        if (auto const good = check_password(request.login, *request.password); !good) return good.refusal();
        account->password_hash = crypto::hash_password(*request.password, services.random);
        account->failures = 0;
        account->locked_until = std::nullopt;
        note("password");
    }
    if (request.disabled) {
        account->disabled = *request.disabled;
        note(*request.disabled ? "disabled" : "enabled");
    }
    if (change.empty()) return Refusal{Fault::BadInput, "nothing to change was named", "duties"};
    return record(actor, *account, change, services);
}

Outcome<std::vector<UserView>> list_users(Actor const& actor, AccountStore const& accounts)
{
    if (auto const allowed = assure(actor, {Duty::Operator, Duty::Auditor}); !allowed) return allowed.refusal();
    std::vector<UserView> users;
    for (auto const& account : accounts.all())
        users.push_back(view_of(account));
    return users;
}

} // namespace xindang::usecase
