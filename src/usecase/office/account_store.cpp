#include <usecase/office/account_store.h>

#include <sql/connection.h>
#include <sql/migrations.h>

#include <mutex>
#include <sstream>

namespace xindang::usecase {

static constexpr std::int32_t APPLICATION_ID = 0x58444143; // "XDAC"

static std::vector<sql::Migration> migrations()
{
    return {{"accounts and tokens", R"(
        CREATE TABLE account (
            login TEXT PRIMARY KEY, name TEXT NOT NULL, duties TEXT NOT NULL, disabled INTEGER NOT NULL,
            password_hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE token (
            digest TEXT PRIMARY KEY, login TEXT NOT NULL REFERENCES account(login), label TEXT NOT NULL,
            expires_at INTEGER NOT NULL) STRICT;
        CREATE INDEX token_by_login ON token(login);)"}};
}

struct AccountStore::State {
    explicit State(sql::Connection c) : connection(std::move(c)) {}
    std::mutex mutex;
    std::mutex password_mutex;
    sql::Connection connection;

    /// Runs in the one turn to write; rolls back unless it gets to the end.
    template <class Work> Outcome<Done> write(Work const& work)
    {
        std::lock_guard const guard{mutex};
        if (auto const turn = connection.begin(sql::Turn::Write); !turn) return turn.refusal();
        try {
            work();
            connection.commit();
        } catch (...) {
            connection.roll_back();
            throw;
        }
        return Done{};
    }
};

static std::string joined(std::set<Duty> const& duties)
{
    std::string text;
    for (auto const duty : duties)
        text += (text.empty() ? "" : " ") + std::string(word_of(duty));
    return text;
}

static std::set<Duty> split(std::string const& text)
{
    std::set<Duty> duties;
    std::istringstream words{text};
    for (std::string word; words >> word;)
        if (auto const duty = parse_duty(word)) duties.insert(*duty);
    return duties;
}

static constexpr auto SELECT =
    "SELECT login, name, duties, disabled, password_hash, failures, locked_until FROM account ";

static Account account_of(sql::Rows const& row)
{
    return {std::string(row.text(0)), std::string(row.text(1)), split(std::string(row.text(2))), row.integer(3) != 0,
        std::string(row.text(4)), static_cast<int>(row.integer(5)),
        row.integer(6) == 0 ? std::nullopt : std::optional(Instant{row.integer(6)})};
}

/// 0 when the account is not locked.
static std::int64_t locked_seconds(Account const& account)
{
    return account.locked_until ? account.locked_until->unix_seconds() : 0;
}

Outcome<AccountStore> AccountStore::open(std::filesystem::path const& file)
{
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    if (auto const done = sql::migrate(*connection, APPLICATION_ID, migrations()); !done) return done.refusal();
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
    return AccountStore{std::make_shared<State>(std::move(*connection))};
}

Outcome<Account> AccountStore::find(std::string const& login) const
{
    std::lock_guard const guard{m_state->mutex};
    auto rows = m_state->connection.query(std::string(SELECT) + "WHERE login = ?", {login});
    if (!rows.next()) return Refusal{Fault::NotFound, "there is no user with this login", "login"};
    return account_of(rows);
}

std::vector<Account> AccountStore::all() const
{
    std::lock_guard const guard{m_state->mutex};
    auto rows = m_state->connection.query(std::string(SELECT) + "ORDER BY login");
    std::vector<Account> accounts;
    while (rows.next())
        accounts.push_back(account_of(rows));
    return accounts;
}

Outcome<Done> AccountStore::put(Account const& account) const
{
    auto const duties = joined(account.duties);
    auto const locked = locked_seconds(account);
    return m_state->write([&] {
        auto& connection = m_state->connection;
        connection.execute(
            "DELETE FROM token WHERE login = ?1 AND (?2 OR EXISTS (SELECT 1 FROM account WHERE login = ?1 "
            "AND password_hash <> ?3))",
            {account.login, account.disabled ? 1 : 0, account.password_hash});
        connection.execute(
            "INSERT INTO account (login, name, duties, disabled, password_hash, failures, locked_until) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (login) DO UPDATE SET name = ?2, duties = ?3, "
            "disabled = ?4, password_hash = ?5, failures = ?6, locked_until = ?7",
            {account.login, account.name, duties, account.disabled ? 1 : 0, account.password_hash, account.failures,
                locked});
    });
}

Outcome<Done> AccountStore::note_attempt(Account const& account) const
{
    auto const locked = locked_seconds(account);
    return m_state->write([&] {
        m_state->connection.execute("UPDATE account SET failures = ?, locked_until = ? WHERE login = ?",
            {account.failures, locked, account.login});
    });
}

std::unique_lock<std::mutex> AccountStore::password_turn() const
{
    return std::unique_lock{m_state->password_mutex};
}

Outcome<Done> AccountStore::put_token(StoredToken const& token, Instant now) const
{
    auto const digest = token.digest.hex();
    return m_state->write([&] {
        m_state->connection.execute("DELETE FROM token WHERE expires_at <= ?", {now.unix_seconds()});
        m_state->connection.execute("INSERT INTO token (digest, login, label, expires_at) VALUES (?, ?, ?, ?)",
            {digest, token.login, token.label, token.expires_at.unix_seconds()});
    });
}

Outcome<StoredToken> AccountStore::find_token(model::Sha256 const& digest) const
{
    std::lock_guard const guard{m_state->mutex};
    auto const hex = digest.hex();
    auto rows = m_state->connection.query("SELECT login, label, expires_at FROM token WHERE digest = ?", {hex});
    if (!rows.next()) return Refusal{Fault::NotFound, "there is no such token", "token"};
    return StoredToken{digest, std::string(rows.text(0)), std::string(rows.text(1)), Instant{rows.integer(2)}};
}

Outcome<Done> AccountStore::remove_token(model::Sha256 const& digest) const
{
    auto const hex = digest.hex();
    return m_state->write([&] { m_state->connection.execute("DELETE FROM token WHERE digest = ?", {hex}); });
}

} // namespace xindang::usecase
