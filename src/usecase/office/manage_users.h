#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <usecase/actor.h>
#include <usecase/office/account_store.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::usecase {

/// What managing users needs: the ledger that tells who changed what, and the store of secrets.
struct UserServices {
    archive::Archive const& archive;
    AccountStore const& accounts;
    Clock const& clock;
    Random& random;
};

/// A user as lists show one: no secrets.
struct UserView {
    std::string login;
    std::string name;
    std::set<Duty> duties;
    bool disabled;
};

struct AddUser {
    std::string login; ///< a letter, then letters, digits, . _ -; 2 to 32 characters, lower case
    std::string name;
    std::set<Duty> duties;
    std::optional<std::string> password; ///< none: the user works with tokens only
};

/// What is to change; what is not given stays.
struct ChangeUser {
    std::string login;
    std::optional<std::set<Duty>> duties;
    std::optional<std::string> password;
    std::optional<bool> disabled;
};

struct UserReceipt {
    model::EntryNumber entry;
    UserView user;
};

/// Adds a user. Needs the duty operator. BadInput at "login", "duties" or "password" (under 10 characters, or the login
/// itself); Conflict at "login" when there is one. Secrets never reach the ledger, the fact that they changed does.
Outcome<UserReceipt> add_user(Actor const& actor, AddUser const& request, UserServices const& services);

/// Changes duties, password or whether the user may come in. Needs the duty operator, or to be that user for a
/// password.
Outcome<UserReceipt> change_user(Actor const& actor, ChangeUser const& request, UserServices const& services);

/// All users in order of login. Needs the duty operator or auditor.
Outcome<std::vector<UserView>> list_users(Actor const& actor, AccountStore const& accounts);

} // namespace xindang::usecase
