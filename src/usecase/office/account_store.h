#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <model/sha256.h>
#include <usecase/actor.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A user as the service knows one. The password hash never leaves this process and never reaches the ledger.
struct Account {
    std::string login;
    std::string name; ///< as colleagues know the person
    std::set<Duty> duties;
    bool disabled = false;
    std::string password_hash = {};           ///< Argon2id in the PHC string form; empty: cannot log in with a password
    int failures = 0;                         ///< wrong passwords since the last right one
    std::optional<Instant> locked_until = {}; ///< after too many of them
};

/// A bearer token: only its SHA-256 is kept, so that a stolen file opens no door.
struct StoredToken {
    model::Sha256 digest;
    std::string login;
    std::string label; ///< "login", or what a long-lived token is for
    Instant expires_at;
};

/// Passwords and tokens in a file of their own beside the archive (accounts.sqlite, mode 0600), because secrets can
/// have no place in a ledger that is never deleted from. Who has which duty is also in the ledger (user-changed
/// entries). Safe to use from several threads.
class AccountStore {
public:
    /// Opens or makes the file. Conflict for a file of a newer program, Corrupt for one that is none of ours.
    static Outcome<AccountStore> open(std::filesystem::path const& file);

    /// NotFound at "login".
    Outcome<Account> find(std::string const& login) const;
    std::vector<Account> all() const;
    /// Adds or replaces; replacing a password or disabling takes away the account's tokens with it.
    Outcome<Done> put(Account const& account) const;
    /// Only the failures and the lock.
    Outcome<Done> note_attempt(Account const& account) const;

    /// Argon2id takes 64 MiB: passwords are checked one after the other, or a flood of logins would take all memory.
    std::unique_lock<std::mutex> password_turn() const;

    /// Forgets expired tokens on the way.
    Outcome<Done> put_token(StoredToken const& token, Instant now) const;
    /// NotFound at "token".
    Outcome<StoredToken> find_token(model::Sha256 const& digest) const;
    Outcome<Done> remove_token(model::Sha256 const& digest) const;

private:
    struct State;
    explicit AccountStore(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

} // namespace xindang::usecase
