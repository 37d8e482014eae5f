#include <usecase/office/sessions.h>

#include <crypto/hash.h>
#include <crypto/password.h>

namespace xindang::usecase {

static constexpr int FAILURES_ALLOWED = 5;
static constexpr std::int64_t LOCK_SECONDS = 15 * 60;
static constexpr std::uint32_t LONGEST_DAYS = 366;
static constexpr std::string_view TOKEN_PREFIX = "xdt_"; // lets scanners of repositories and logs find leaked ones

static Refusal wrong_password()
{
    return {Fault::Unauthenticated, "login or password is wrong", "password"};
}

static Refusal not_authenticated()
{
    return {Fault::Unauthenticated, "this needs a valid bearer token", "authorization"};
}

static Outcome<TokenReceipt> new_token(
    Account const& account, std::string const& label, Instant expires_at, UserServices const& services)
{
    auto const token = std::string(TOKEN_PREFIX) + to_hex(services.random.bytes(32));
    StoredToken const stored{crypto::sha256(token), account.login, label, expires_at};
    if (auto const kept = services.accounts.put_token(stored, services.clock.now()); !kept) return kept.refusal();
    return TokenReceipt{token, account.login, account.duties, expires_at};
}

Outcome<TokenReceipt> log_in(LogIn const& request, UserServices const& services)
{
    auto const turn = services.accounts.password_turn();
    auto const now = services.clock.now();
    auto account = services.accounts.find(request.login);
    if (!account || account->disabled || account->password_hash.empty()) {
        // As much work as for a real user, so that the time does not tell which logins there are.
        static_cast<void>(crypto::hash_password(request.password, services.random));
        return wrong_password();
    }
    if (account->locked_until && now < *account->locked_until)
        return Refusal{Fault::Unavailable, "too many wrong passwords; try again in fifteen minutes", "login"};
    if (!crypto::password_matches(request.password, account->password_hash)) {
        ++account->failures;
        if (account->failures % FAILURES_ALLOWED == 0) account->locked_until = now.plus_seconds(LOCK_SECONDS);
        if (auto const noted = services.accounts.note_attempt(*account); !noted) return noted.refusal();
        return wrong_password();
    }
    account->failures = 0;
    account->locked_until = std::nullopt;
    if (auto const noted = services.accounts.note_attempt(*account); !noted) return noted.refusal();
    return new_token(*account, "login", now.plus_seconds(std::int64_t{request.minutes} * 60), services);
}

Outcome<TokenReceipt> issue_token(Actor const& actor, IssueToken const& request, UserServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    if (request.days == 0 || request.days > LONGEST_DAYS)
        return Refusal{Fault::BadInput, "a token is good for 1 to 366 days", "days"};
    if (request.label.empty()) return Refusal{Fault::BadInput, "say what the token is for", "label"};
    auto const account = services.accounts.find(request.login);
    if (!account) return account.refusal();
    if (account->disabled) return Refusal{Fault::Conflict, "this user is disabled", "login"};
    auto const expires_at = services.clock.now().plus_seconds(std::int64_t{request.days} * 86400);
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const entry = writer->user_changed(
        model::CivilDate::on(services.clock.now()), model::Fields{{"change", "token"}, {"login", account->login},
                                                        {"label", request.label}, {"expires_at", expires_at.text()}});
    if (!entry) return entry.refusal();
    writer->commit();
    return new_token(*account, request.label, expires_at, services);
}

Outcome<Actor> actor_of_token(std::string const& token, AccountStore const& accounts, Instant now)
{
    // Looked up by hash: nothing here compares secrets octet by octet, so the time tells nothing about them.
    if (!token.starts_with(TOKEN_PREFIX)) return not_authenticated();
    auto const stored = accounts.find_token(crypto::sha256(token));
    if (!stored || stored->expires_at <= now) return not_authenticated();
    auto const account = accounts.find(stored->login);
    if (!account || account->disabled) return not_authenticated();
    return Actor{account->login, account->duties};
}

Outcome<Done> log_out(std::string const& token, AccountStore const& accounts)
{
    return accounts.remove_token(crypto::sha256(token));
}

} // namespace xindang::usecase
