#pragma once

#include <usecase/office/manage_users.h>

#include <cstdint>
#include <string>

namespace xindang::usecase {

struct LogIn {
    std::string login;
    std::string password;
    std::uint32_t minutes; ///< how long the token is good for
};

/// For machines and scripts: a token that outlives a working day.
struct IssueToken {
    std::string login;
    std::string label; ///< what it is for
    std::uint32_t days;
};

/// The token is told once and never again; only its hash is kept.
struct TokenReceipt {
    std::string token;
    std::string login;
    std::set<Duty> duties;
    Instant expires_at;
};

/// A token for whoever knows the password. Unauthenticated at "password" for a wrong login, a wrong password and a user
/// without a password alike; after five wrong ones the account waits for fifteen minutes (Unavailable at "login").
Outcome<TokenReceipt> log_in(LogIn const& request, UserServices const& services);

/// A token for a user, up to 366 days. Needs the duty operator. The ledger tells that it was given, and for what.
Outcome<TokenReceipt> issue_token(Actor const& actor, IssueToken const& request, UserServices const& services);

/// Who a bearer token belongs to, with the duties of this moment. Unauthenticated at "authorization".
Outcome<Actor> actor_of_token(std::string const& token, AccountStore const& accounts, Instant now);

/// Makes the token worthless; done also when it was so already.
Outcome<Done> log_out(std::string const& token, AccountStore const& accounts);

} // namespace xindang::usecase
