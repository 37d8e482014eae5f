#include <exchange/store.h>

#include <exchange/store_change.h>
#include <exchange/store_tables.h>

#include <utility>

namespace xindang::exchange {

namespace {

constexpr int KEPT_REPORTS = 1000;

constexpr char LIST_COLUMNS[] =
    "list_id, environment, issuer_code, issuer_name, root_certificate, epoch, seq, "
    "state_digest, entry_count, position_digest, head_number, head_digest, head_created_at, "
    "valid_until, key_set_version, imported_at, subject_digest, subject_count";
constexpr char ENTRY_QUERY[] =
    "SELECT listing.id, listing.version, listing.status, listing.digest, wording.name, wording.type, "
    "wording.category, wording.decision, wording.term, wording.identifiers, wording.xml, wording.measures FROM listing "
    "JOIN wording ON "
    "wording.number = listing.wording WHERE ";

model::Sha256 digest_in(std::string_view hex)
{
    return stored(model::Sha256::parse(hex));
}

StoredList list_of(sql::Rows const& rows)
{
    Position const position{std::string(rows.text(0)), natural(rows, 5), natural(rows, 6), digest_in(rows.text(7)),
        natural(rows, 8), digest_in(rows.text(16)), natural(rows, 17), std::nullopt};
    return {position.list_id, rows.text(1) == "production" ? Environment::Production : Environment::Test,
        {std::string(rows.text(2)), std::string(rows.text(3))}, Bytes(rows.blob(4)), position, digest_in(rows.text(9)),
        natural(rows, 10), digest_in(rows.text(11)), Instant{rows.integer(12)}, Instant{rows.integer(13)},
        natural(rows, 14), Instant{rows.integer(15)}};
}

std::vector<StoredEntry> entries_of(sql::Rows rows)
{
    std::vector<StoredEntry> entries;
    while (rows.next())
        entries.push_back(
            {{std::string(rows.text(0)), natural(rows, 1), std::string(rows.text(2)), stored_digest(rows.blob(3))},
                std::string(rows.text(4)), std::string(rows.text(5)), std::string(rows.text(6)),
                std::string(rows.text(7)), stored(model::Term::parse(rows.text(8))), read_identifiers(rows.text(9)),
                Bytes(rows.blob(10)), read_measures(rows.text(11))});
    return entries;
}

void write_list(sql::Connection& connection, StoredList const& list)
{
    static std::string const SQL =
        std::string("INSERT OR REPLACE INTO list (") + LIST_COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    auto const state = list.position.state_digest.hex();
    auto const position = list.position_digest.hex();
    auto const head = list.head_digest.hex();
    auto const subjects = list.position.subject_digest.hex();
    connection.execute(SQL,
        {list.list_id, word_of(list.environment), list.issuer.code, list.issuer.name, sql::Blob{list.root_certificate},
            list.position.epoch, list.position.seq, state, list.position.entry_count, position, list.head_number, head,
            list.head_created_at.unix_seconds(), list.valid_until.unix_seconds(), list.key_set_version,
            list.imported_at.unix_seconds(), subjects, list.position.subject_count});
}

} // namespace

ListStore::ListStore(sql::Connection connection)
    : m_connection(std::make_unique<sql::Connection>(std::move(connection)))
{}

Outcome<ListStore> ListStore::open(std::filesystem::path const& file)
{
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite, sql::Pages::Large);
    if (!connection) return connection.refusal();
    if (auto const done = sql::migrate(*connection, STORE_APPLICATION_ID, store_migrations()); !done)
        return done.refusal();
    return ListStore{std::move(connection).value()};
}

std::optional<StoredList> ListStore::find(std::string const& list_id)
{
    static std::string const SQL = std::string("SELECT ") + LIST_COLUMNS + " FROM list WHERE list_id = ?";
    auto rows = m_connection->query(SQL, {list_id});
    if (!rows.next()) return std::nullopt;
    return list_of(rows);
}

std::vector<StoredList> ListStore::all()
{
    static std::string const SQL = std::string("SELECT ") + LIST_COLUMNS + " FROM list ORDER BY list_id";
    std::vector<StoredList> lists;
    auto rows = m_connection->query(SQL);
    while (rows.next())
        lists.push_back(list_of(rows));
    return lists;
}

std::vector<StoredEntry> ListStore::entries(std::string const& list_id)
{
    static std::string const SQL =
        std::string(ENTRY_QUERY) + "listing.list_id = ? AND listing.until_seq = ? ORDER BY listing.id";
    return entries_of(m_connection->query(SQL, {list_id, STILL}));
}

std::vector<StoredEntry> ListStore::entries_at(std::string const& list_id, std::uint64_t seq)
{
    static std::string const SQL = std::string(ENTRY_QUERY) +
                                   "listing.list_id = ?1 AND listing.from_seq <= ?2 AND listing.until_seq > ?2 AND "
                                   "EXISTS (SELECT 1 FROM kept_state WHERE list_id = ?1 AND seq = ?2) ORDER BY "
                                   "listing.id";
    return entries_of(m_connection->query(SQL, {list_id, seq}));
}

std::vector<EntryState> ListStore::states(std::string const& list_id)
{
    std::vector<EntryState> states;
    auto rows = m_connection->query(
        "SELECT id, version, status, digest FROM listing WHERE list_id = ? AND until_seq = ? ORDER BY id",
        {list_id, STILL});
    while (rows.next())
        states.push_back(
            {std::string(rows.text(0)), natural(rows, 1), std::string(rows.text(2)), stored_digest(rows.blob(3))});
    return states;
}

std::vector<StoredEntry> ListStore::with_identifier(SubjectIdentifier const& identifier)
{
    auto const key = subject_key(identifier);
    if (!key) return {};
    static std::string const SQL =
        std::string(ENTRY_QUERY) +
        "listing.until_seq = ?1 AND (listing.list_id, listing.id) IN (SELECT subject.list_id, subject.id FROM list "
        "JOIN subject ON subject.list_id = list.list_id WHERE subject.key = ?2 AND subject.until_seq = ?1) "
        "ORDER BY listing.list_id, listing.id";
    return entries_of(m_connection->query(SQL, {STILL, sql::Blob{key->bytes()}}));
}

std::vector<KeptState> ListStore::kept(std::string const& list_id)
{
    std::vector<KeptState> states;
    auto rows =
        m_connection->query("SELECT seq, state_digest, entry_count, imported_at FROM kept_state WHERE list_id = "
                            "? ORDER BY seq DESC",
            {list_id});
    while (rows.next())
        states.push_back({natural(rows, 0), digest_in(rows.text(1)), natural(rows, 2), Instant{rows.integer(3)}});
    return states;
}

Outcome<StoreChange> ListStore::begin(std::string const& list_id, std::uint64_t seq)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    auto const old =
        static_cast<std::uint64_t>(m_connection->number("SELECT seq FROM list WHERE list_id = ?", {list_id}));
    return StoreChange{*m_connection, list_id, seq, old};
}

void StoreChange::commit(StoredList const& list, int kept_states)
{
    write_list(*m_connection, list);
    auto const digest = list.position.state_digest.hex();
    m_connection->execute("INSERT OR REPLACE INTO kept_state VALUES (?,?,?,?,?)",
        {m_list_id, m_seq, digest, list.position.entry_count, list.imported_at.unix_seconds()});
    m_connection->execute("DELETE FROM held WHERE list_id = ?", {m_list_id});
    forget_old_states(kept_states);
    m_connection->commit();
    m_open = false;
}

Outcome<Done> ListStore::refresh(StoredList const& list, model::Sha256 const& before)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    if (auto const found = find(list.list_id); !found || found->head_digest != before) {
        m_connection->roll_back();
        return Refusal{Fault::Conflict, "another import ran meanwhile; run this one again", "store"};
    }
    write_list(*m_connection, list);
    m_connection->commit();
    return Done{};
}

Outcome<Done> ListStore::keep_report(ImportReport const& report)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    auto const xml = report.xml();
    m_connection->execute("INSERT INTO report (list_id, finished_at, outcome, xml) VALUES (?,?,?,?)",
        {report.list_id, report.finished_at.unix_seconds(), word_of(report.outcome), sql::Blob{xml}});
    m_connection->execute(
        "DELETE FROM report WHERE outcome NOT IN ('imported', 'imported-with-warnings') AND number <= "
        "(SELECT max(number) FROM report) - ?",
        {KEPT_REPORTS});
    m_connection->commit();
    return Done{};
}

Outcome<Done> ListStore::hold(std::string const& list_id, model::Sha256 const& position_digest)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    auto const digest = position_digest.hex();
    m_connection->execute("INSERT OR REPLACE INTO held VALUES (?,?)", {list_id, digest});
    m_connection->commit();
    return Done{};
}

std::optional<model::Sha256> ListStore::held(std::string const& list_id)
{
    auto rows = m_connection->query("SELECT position_digest FROM held WHERE list_id = ?", {list_id});
    if (!rows.next()) return std::nullopt;
    return digest_in(rows.text(0));
}

} // namespace xindang::exchange
