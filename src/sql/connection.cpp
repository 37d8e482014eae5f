#include <sql/connection.h>

#include <sqlite3.h>

#include <deque>
#include <map>

namespace xindang::sql {

namespace {

constexpr int PATIENCE_MS = 10'000;

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

struct Prepared {
    std::unique_ptr<sqlite3_stmt, Finalize> statement;
    bool in_use = false;
};

[[noreturn]] void fail(sqlite3* database, char const* doing)
{
    throw SqlError(std::string(doing) + ": " + sqlite3_errmsg(database));
}

void bind(sqlite3* database, sqlite3_stmt* statement, std::initializer_list<Value> values)
{
    int place = 0;
    for (auto const& value : values) {
        ++place;
        int code = SQLITE_OK;
        auto const octets = value.octets();
        // SQLITE_STATIC: the caller's values outlive the step, or Rows::State keeps copies of them.
        switch (value.type()) {
        case Value::Type::Null:
            code = sqlite3_bind_null(statement, place);
            break;
        case Value::Type::Integer:
            code = sqlite3_bind_int64(statement, place, value.integer());
            break;
        case Value::Type::Text:
            // A null pointer would bind NULL where empty text is meant.
            code = sqlite3_bind_text64(
                statement, place, octets.data() ? octets.data() : "", octets.size(), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Value::Type::Blob:
            code =
                sqlite3_bind_blob64(statement, place, octets.data() ? octets.data() : "", octets.size(), SQLITE_STATIC);
            break;
        }
        if (code != SQLITE_OK) fail(database, "binding a value");
    }
    if (place != sqlite3_bind_parameter_count(statement))
        throw std::logic_error(std::string("wrong number of values for: ") + sqlite3_sql(statement));
}

Outcome<Done> set_up(sqlite3* database, char const* settings)
{
    int const answer = sqlite3_exec(database, settings, nullptr, nullptr, nullptr);
    if (answer == SQLITE_OK) return Done{};
    if (answer == SQLITE_NOTADB || answer == SQLITE_CORRUPT)
        return Refusal{Fault::Corrupt, "the archive file is not a database", "archive"};
    if (answer == SQLITE_BUSY) return Refusal{Fault::Unavailable, "the archive is busy; try again", "archive"};
    fail(database, "setting up the connection");
}

/// The first to open a new file turns it to a write-ahead log. For that SQLite makes a reader's lock a writer's, and of
/// two that do so at once one is told BUSY without the patience of sqlite3_busy_timeout(), because waiting could never
/// end well. Having let go of its lock it may ask again; mostly the other one has then done it.
Outcome<Done> use_write_ahead_log(sqlite3* database)
{
    constexpr int PAUSE_MS = 5;
    for (int waited = 0;; waited += PAUSE_MS) {
        auto set = set_up(database, "PRAGMA journal_mode=WAL");
        if (set || set.refusal().fault != Fault::Unavailable || waited >= PATIENCE_MS) return set;
        sqlite3_sleep(PAUSE_MS);
    }
}

} // namespace

struct Connection::State {
    // The statements go before the database they belong to.
    std::unique_ptr<sqlite3, Close> database;
    std::map<std::string, std::deque<Prepared>, std::less<>> prepared;

    Prepared& take(std::string_view sql)
    {
        auto found = prepared.find(sql);
        if (found == prepared.end()) found = prepared.emplace(std::string(sql), std::deque<Prepared>()).first;
        for (auto& candidate : found->second)
            if (!candidate.in_use) return candidate;
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v3(database.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                &raw, nullptr) != SQLITE_OK)
            fail(database.get(), "preparing a statement");
        auto& fresh = found->second.emplace_back();
        fresh.statement.reset(raw);
        return fresh;
    }
};

struct Rows::State {
    sqlite3* database;
    Prepared* prepared;
    std::deque<std::string> texts; ///< copies of text parameters, which must outlive the caller's temporaries

    ~State()
    {
        sqlite3_reset(prepared->statement.get());
        prepared->in_use = false;
    }
};

Rows::Rows(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Rows::Rows(Rows&&) noexcept = default;
Rows::~Rows() = default;

bool Rows::next()
{
    int const code = sqlite3_step(m_state->prepared->statement.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(m_state->database, "reading rows");
    return false;
}

bool Rows::is_null(int column) const
{
    return sqlite3_column_type(m_state->prepared->statement.get(), column) == SQLITE_NULL;
}

std::int64_t Rows::integer(int column) const
{
    return sqlite3_column_int64(m_state->prepared->statement.get(), column);
}

std::string_view Rows::text(int column) const
{
    return blob(column);
}

BytesView Rows::blob(int column) const
{
    auto* const statement = m_state->prepared->statement.get();
    auto const* const octets = static_cast<char const*>(sqlite3_column_blob(statement, column));
    return octets ? BytesView(octets, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))) : BytesView();
}

int Rows::columns() const
{
    return sqlite3_column_count(m_state->prepared->statement.get());
}

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Outcome<Connection> Connection::open(std::filesystem::path const& file, Mode mode, Pages pages)
{
    if (mode == Mode::ReadOnly && !std::filesystem::exists(file))
        return Refusal{Fault::NotFound, "there is no archive in this data folder", "archive"};
    auto state = std::make_unique<State>();
    sqlite3* raw = nullptr;
    int const flags = (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX;
    int const code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
    state->database.reset(raw);
    if (code != SQLITE_OK) fail(raw, "opening the database");
    sqlite3_extended_result_codes(raw, 0);
    sqlite3_busy_timeout(raw, PATIENCE_MS);
    auto connection = Connection(std::move(state));
    // Before anything is written: a file keeps the page size it began with.
    if (pages == Pages::Large && mode == Mode::ReadWrite)
        sqlite3_exec(raw, "PRAGMA page_size=16384", nullptr, nullptr, nullptr);
    if (mode == Mode::ReadWrite)
        if (auto const set = use_write_ahead_log(raw); !set) return set.refusal();
    char const* const settings =
        mode == Mode::ReadOnly ? "PRAGMA cache_size=-32000; PRAGMA query_only=ON; SELECT count(*) FROM sqlite_schema"
                               : "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                                 "PRAGMA secure_delete=ON; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; "
                                 "SELECT count(*) FROM sqlite_schema";
    if (auto const set = set_up(raw, settings); !set) return set.refusal();
    return connection;
}

void Connection::script(std::string_view sql)
{
    if (sqlite3_exec(m_state->database.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(m_state->database.get(), "running a script");
}

void Connection::execute(std::string_view sql, std::initializer_list<Value> values)
{
    auto* const statement = m_state->take(sql).statement.get();
    bind(m_state->database.get(), statement, values);
    int const code = sqlite3_step(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        auto const text = std::string("running a statement: ") + sqlite3_errmsg(m_state->database.get());
        sqlite3_reset(statement);
        throw SqlError(text);
    }
    sqlite3_reset(statement);
}

Rows Connection::query(std::string_view sql, std::initializer_list<Value> values)
{
    auto& prepared = m_state->take(sql);
    prepared.in_use = true;
    auto rows = Rows(std::unique_ptr<Rows::State>(new Rows::State{m_state->database.get(), &prepared, {}}));
    bind(m_state->database.get(), prepared.statement.get(), values);
    // The rows are read after this call returns: text must not be looked at where the caller's temporaries were.
    int place = 0;
    for (auto const& value : values) {
        ++place;
        if (value.type() != Value::Type::Text && value.type() != Value::Type::Blob) continue;
        auto const& kept = rows.m_state->texts.emplace_back(value.octets());
        if (value.type() == Value::Type::Text)
            sqlite3_bind_text64(prepared.statement.get(), place, kept.data(), kept.size(), SQLITE_STATIC, SQLITE_UTF8);
        else
            sqlite3_bind_blob64(prepared.statement.get(), place, kept.data(), kept.size(), SQLITE_STATIC);
    }
    return rows;
}

std::int64_t Connection::number(std::string_view sql, std::initializer_list<Value> values)
{
    auto rows = query(sql, values);
    return rows.next() ? rows.integer(0) : 0;
}

std::int64_t Connection::changed() const
{
    return sqlite3_changes64(m_state->database.get());
}

Outcome<Done> Connection::begin(Turn turn)
{
    int const code = sqlite3_exec(
        m_state->database.get(), turn == Turn::Write ? "BEGIN IMMEDIATE" : "BEGIN", nullptr, nullptr, nullptr);
    if (code == SQLITE_BUSY)
        return Refusal{Fault::Unavailable, "somebody else is writing to the archive; try again", "archive"};
    if (code != SQLITE_OK) fail(m_state->database.get(), "beginning a transaction");
    // A deferred transaction takes its snapshot at the first read, so read something now.
    if (turn == Turn::Read) number("SELECT count(*) FROM sqlite_schema");
    return Done{};
}

void Connection::commit()
{
    execute("COMMIT");
}

void Connection::roll_back() noexcept
{
    auto* const database = m_state->database.get();
    if (database && !sqlite3_get_autocommit(database)) sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace xindang::sql
