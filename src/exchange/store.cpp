#include <exchange/store.h>

#include <sql/migrations.h>

#include <stdexcept>
#include <utility>

namespace xindang::exchange {

namespace {

constexpr std::int32_t APPLICATION_ID = 0x584A444C; // "XJDL"

constexpr char FIRST_TABLES[] = R"(
CREATE TABLE list (
    list_id TEXT PRIMARY KEY, environment TEXT NOT NULL, issuer_code TEXT NOT NULL, issuer_name TEXT NOT NULL,
    root_certificate BLOB NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, state_digest TEXT NOT NULL,
    entry_count INTEGER NOT NULL, position_digest TEXT NOT NULL, head_number INTEGER NOT NULL, head_digest TEXT NOT NULL,
    head_created_at INTEGER NOT NULL, valid_until INTEGER NOT NULL, key_set_version INTEGER NOT NULL,
    imported_at INTEGER NOT NULL) STRICT;
CREATE TABLE entry (
    list_id TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL,
    digest TEXT NOT NULL, PRIMARY KEY (list_id, seq, id)) STRICT, WITHOUT ROWID;
CREATE TABLE content (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, category TEXT NOT NULL, decision TEXT NOT NULL,
    term TEXT NOT NULL, xml BLOB NOT NULL) STRICT;
CREATE TABLE identifier (
    digest TEXT NOT NULL REFERENCES content(digest) ON DELETE CASCADE, scheme TEXT NOT NULL, form TEXT NOT NULL,
    key_id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (value, scheme, form, key_id, digest)) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_of ON identifier(digest);
CREATE INDEX entry_content ON entry(digest);
CREATE TABLE report (
    number INTEGER PRIMARY KEY, list_id TEXT NOT NULL, finished_at INTEGER NOT NULL, outcome TEXT NOT NULL,
    xml BLOB NOT NULL) STRICT;
)";

// A store of before the subject index knows the index of no list: that of an empty one.
constexpr char SUBJECT_INDEX[] = R"(
ALTER TABLE list ADD COLUMN subject_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list ADD COLUMN subject_digest TEXT NOT NULL
    DEFAULT 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
)";

constexpr char LIST_COLUMNS[] =
    "list_id, environment, issuer_code, issuer_name, root_certificate, epoch, seq, "
    "state_digest, entry_count, position_digest, head_number, head_digest, head_created_at, "
    "valid_until, key_set_version, imported_at, subject_digest, subject_count";
constexpr char ENTRY_QUERY[] =
    "SELECT entry.id, entry.version, entry.status, entry.digest, content.name, content.type, "
    "content.category, content.decision, content.term, content.xml FROM entry JOIN list ON "
    "list.list_id = entry.list_id AND list.seq = entry.seq JOIN content ON content.digest = "
    "entry.digest WHERE ";

/// What only damage could make unreadable.
template <class T> T stored(Outcome<T> outcome)
{
    if (!outcome) throw sql::SqlError("the list store holds " + outcome.refusal().reason);
    return std::move(outcome).value();
}

model::Sha256 stored_digest(std::string_view hex)
{
    return stored(model::Sha256::parse(hex));
}

std::uint64_t natural(sql::Rows const& rows, int column)
{
    return static_cast<std::uint64_t>(rows.integer(column));
}

StoredList list_of(sql::Rows const& rows)
{
    Position const position{std::string(rows.text(0)), natural(rows, 5), natural(rows, 6), stored_digest(rows.text(7)),
        natural(rows, 8), stored_digest(rows.text(16)), natural(rows, 17), std::nullopt};
    return {position.list_id, rows.text(1) == "production" ? Environment::Production : Environment::Test,
        {std::string(rows.text(2)), std::string(rows.text(3))}, Bytes(rows.blob(4)), position,
        stored_digest(rows.text(9)), natural(rows, 10), stored_digest(rows.text(11)), Instant{rows.integer(12)},
        Instant{rows.integer(13)}, natural(rows, 14), Instant{rows.integer(15)}};
}

/// Of the columns scheme, form, value and key_id.
SubjectIdentifier identifier_in(sql::Rows const& rows)
{
    auto const form = form_of(rows.text(1));
    if (!form) throw std::runtime_error("the store holds an identifier of an unknown form");
    return {std::string(rows.text(0)), *form, std::string(rows.text(2)), std::string(rows.text(3))};
}

StoredEntry entry_of(sql::Connection& connection, sql::Rows const& rows)
{
    auto const digest = std::string(rows.text(3));
    StoredEntry entry{{std::string(rows.text(0)), natural(rows, 1), std::string(rows.text(2)), stored_digest(digest)},
        std::string(rows.text(4)), std::string(rows.text(5)), std::string(rows.text(6)), std::string(rows.text(7)),
        stored(model::Term::parse(rows.text(8))), {}, Bytes(rows.blob(9))};
    auto identifiers = connection.query(
        "SELECT scheme, form, value, key_id FROM identifier WHERE digest = ? ORDER BY scheme, form, key_id", {digest});
    while (identifiers.next())
        entry.identifiers.push_back(identifier_in(identifiers));
    return entry;
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
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    static std::vector<sql::Migration> const MIGRATIONS{
        {"first tables", FIRST_TABLES}, {"subject index", SUBJECT_INDEX}};
    if (auto const done = sql::migrate(*connection, APPLICATION_ID, MIGRATIONS); !done) return done.refusal();
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
    static std::string const SQL = std::string(ENTRY_QUERY) + "entry.list_id = ? ORDER BY entry.id";
    std::vector<StoredEntry> entries;
    auto rows = m_connection->query(SQL, {list_id});
    while (rows.next())
        entries.push_back(entry_of(*m_connection, rows));
    return entries;
}

std::vector<EntryState> ListStore::states(std::string const& list_id)
{
    std::vector<EntryState> states;
    auto rows =
        m_connection->query("SELECT entry.id, entry.version, entry.status, entry.digest FROM entry JOIN list ON "
                            "list.list_id = entry.list_id AND list.seq = entry.seq WHERE entry.list_id = ? "
                            "ORDER BY entry.id",
            {list_id});
    while (rows.next())
        states.push_back(
            {std::string(rows.text(0)), natural(rows, 1), std::string(rows.text(2)), stored_digest(rows.text(3))});
    return states;
}

std::vector<StoredEntry> ListStore::with_identifier(SubjectIdentifier const& identifier)
{
    static std::string const SQL = std::string(ENTRY_QUERY) +
                                   "entry.digest IN (SELECT digest FROM identifier WHERE value = ? AND scheme = ? AND "
                                   "form = ? AND key_id = ?) ORDER BY entry.id";
    std::vector<StoredEntry> entries;
    auto rows =
        m_connection->query(SQL, {identifier.value, identifier.scheme, word_of(identifier.form), identifier.key_id});
    while (rows.next())
        entries.push_back(entry_of(*m_connection, rows));
    return entries;
}

Outcome<ListStore::Change> ListStore::begin(std::string const& list_id, std::uint64_t seq)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    auto const old =
        static_cast<std::uint64_t>(m_connection->number("SELECT seq FROM list WHERE list_id = ?", {list_id}));
    return Change{*m_connection, list_id, seq, old};
}

ListStore::Change::Change(sql::Connection& connection, std::string list_id, std::uint64_t seq, std::uint64_t old_seq)
    : m_connection(&connection), m_list_id(std::move(list_id)), m_seq(seq), m_old_seq(old_seq)
{
    connection.execute("DELETE FROM entry WHERE list_id = ? AND seq >= ?", {m_list_id, m_seq});
}

ListStore::Change::Change(Change&& other) noexcept
    : m_connection(other.m_connection),
      m_list_id(std::move(other.m_list_id)),
      m_seq(other.m_seq),
      m_old_seq(other.m_old_seq),
      m_open(std::exchange(other.m_open, false))
{}

ListStore::Change::~Change()
{
    if (m_open) m_connection->roll_back();
}

void ListStore::Change::add(StoredEntry const& entry)
{
    auto const digest = entry.state.digest.hex();
    m_connection->execute("INSERT OR IGNORE INTO content VALUES (?,?,?,?,?,?,?)",
        {digest, entry.name, entry.type, entry.category, entry.decision, entry.term.text(), sql::Blob{entry.xml}});
    if (m_connection->changed() > 0)
        for (auto const& identifier : entry.identifiers)
            m_connection->execute("INSERT OR IGNORE INTO identifier VALUES (?,?,?,?,?)",
                {digest, identifier.scheme, word_of(identifier.form), identifier.key_id, identifier.value});
    m_connection->execute("INSERT INTO entry VALUES (?,?,?,?,?,?)",
        {m_list_id, m_seq, entry.state.id, entry.state.version, entry.state.status, digest});
}

void ListStore::Change::begin_with_old_state()
{
    m_connection->execute(
        "INSERT INTO entry SELECT list_id, ?, id, version, status, digest FROM entry WHERE list_id = ? "
        "AND seq = ?",
        {m_seq, m_list_id, m_old_seq});
}

void ListStore::Change::amend(StoredEntry const& entry)
{
    remove(entry.state.id);
    add(entry);
}

void ListStore::Change::remove(std::string const& id)
{
    m_connection->execute("DELETE FROM entry WHERE list_id = ? AND seq = ? AND id = ?", {m_list_id, m_seq, id});
}

std::optional<model::Term> ListStore::Change::term_of(std::string const& id)
{
    auto rows =
        m_connection->query("SELECT content.term FROM entry JOIN content ON content.digest = entry.digest WHERE "
                            "entry.list_id = ? AND entry.seq = ? AND entry.id = ?",
            {m_list_id, m_seq, id});
    if (!rows.next()) return std::nullopt;
    return stored(model::Term::parse(rows.text(0)));
}

std::vector<EntryChange> ListStore::Change::changes()
{
    std::vector<EntryChange> changes;
    auto rows = m_connection->query(
        "SELECT new.id, coalesce(old.version, 0), new.version, content.name FROM entry new LEFT JOIN entry old ON "
        "old.list_id = new.list_id AND old.seq = ? AND old.id = new.id JOIN content ON content.digest = new.digest "
        "WHERE "
        "new.list_id = ? AND new.seq = ? AND (old.id IS NULL OR old.digest <> new.digest OR old.status <> new.status) "
        "UNION ALL SELECT old.id, old.version, 0, content.name FROM entry old JOIN content ON content.digest = "
        "old.digest WHERE old.list_id = ? AND old.seq = ? AND NOT EXISTS (SELECT 1 FROM entry new WHERE new.list_id = "
        "old.list_id AND new.seq = ? AND new.id = old.id) ORDER BY 1",
        {m_old_seq, m_list_id, m_seq, m_list_id, m_old_seq, m_seq});
    while (rows.next()) {
        auto const old_version = natural(rows, 1);
        auto const new_version = natural(rows, 2);
        auto const kind = old_version == 0   ? EntryChange::Kind::Added
                          : new_version == 0 ? EntryChange::Kind::Removed
                                             : EntryChange::Kind::Amended;
        changes.push_back({kind, std::string(rows.text(0)), std::string(rows.text(3)), old_version, new_version});
    }
    return changes;
}

SubjectIndex ListStore::Change::subjects()
{
    SubjectIndex index;
    auto rows = m_connection->query(
        "SELECT identifier.scheme, identifier.form, identifier.value, identifier.key_id, entry.id FROM entry JOIN "
        "identifier ON identifier.digest = entry.digest WHERE entry.list_id = ? AND entry.seq = ?",
        {m_list_id, m_seq});
    while (rows.next())
        index.add({identifier_in(rows)}, std::string(rows.text(4)));
    return index;
}

void ListStore::Change::commit(StoredList const& list)
{
    write_list(*m_connection, list);
    m_connection->execute("DELETE FROM entry WHERE list_id = ?1 AND seq NOT IN (SELECT DISTINCT seq FROM entry WHERE "
                          "list_id = ?1 ORDER BY "
                          "seq DESC LIMIT ?2)",
        {m_list_id, KEPT_STATES});
    m_connection->execute("DELETE FROM content WHERE digest NOT IN (SELECT digest FROM entry)");
    m_connection->commit();
    m_open = false;
}

Outcome<Done> ListStore::refresh(StoredList const& list)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
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
    m_connection->commit();
    return Done{};
}

} // namespace xindang::exchange
