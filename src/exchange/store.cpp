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
    "valid_until, key_set_version, imported_at, subject_digest, subject_count, stale_after, head_keys";
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
        natural(rows, 14), Instant{rows.integer(15)}, rows.integer(18), read_digests(rows.text(19))};
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

void write_list(sql::Connection& connection, StoredList const& list, std::uint64_t base)
{
    static std::string const SQL = std::string("INSERT OR REPLACE INTO list (") + LIST_COLUMNS +
                                   ", base) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    auto const state = list.position.state_digest.hex();
    auto const position = list.position_digest.hex();
    auto const head = list.head_digest.hex();
    auto const subjects = list.position.subject_digest.hex();
    connection.execute(
        SQL, {list.list_id, word_of(list.environment), list.issuer.code, list.issuer.name,
                 sql::Blob{list.root_certificate}, list.position.epoch, list.position.seq, state,
                 list.position.entry_count, position, list.head_number, head, list.head_created_at.unix_seconds(),
                 list.valid_until.unix_seconds(), list.key_set_version, list.imported_at.unix_seconds(), subjects,
                 list.position.subject_count, list.stale_after, digests_text(list.head_keys), base});
}

/// Of a list that is stored; 0 for any other.
std::uint64_t base_of(sql::Connection& connection, std::string const& list_id)
{
    return static_cast<std::uint64_t>(connection.number("SELECT base FROM list WHERE list_id = ?", {list_id}));
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

std::vector<StoredEntry> ListStore::entries_at(
    std::string const& list_id, std::uint64_t seq, std::optional<std::uint64_t> epoch)
{
    std::int64_t number = 0;
    {
        auto rows = m_connection->query("SELECT number FROM kept_state WHERE list_id = ?1 AND seq = ?2 AND (?3 = 0 OR "
                                        "epoch = ?3) ORDER BY number DESC LIMIT 1",
            {list_id, seq, epoch.value_or(0)});
        if (!rows.next()) return {};
        number = rows.integer(0);
    }
    static std::string const SQL =
        std::string(ENTRY_QUERY) +
        "listing.list_id = ?1 AND listing.from_seq <= ?2 AND listing.until_seq > ?2 ORDER BY listing.id";
    return entries_of(m_connection->query(SQL, {list_id, number}));
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
    auto rows = m_connection->query("SELECT seq, state_digest, entry_count, imported_at, epoch FROM kept_state WHERE "
                                    "list_id = ? ORDER BY number DESC",
        {list_id});
    while (rows.next())
        states.push_back(
            {natural(rows, 0), digest_in(rows.text(1)), natural(rows, 2), Instant{rows.integer(3)}, natural(rows, 4)});
    return states;
}

std::vector<std::string> ListStore::voided(std::string const& list_id)
{
    std::vector<std::string> ids;
    auto rows = m_connection->query("SELECT id FROM voided WHERE list_id = ? ORDER BY id", {list_id});
    while (rows.next())
        ids.emplace_back(rows.text(0));
    return ids;
}

std::vector<AcceptedEpoch> ListStore::accepted_epochs(std::string const& list_id)
{
    std::vector<AcceptedEpoch> accepted;
    auto rows = m_connection->query("SELECT epoch, accepted_by, accepted_at, epoch_before, seq_before, state_before "
                                    "FROM accepted_epoch WHERE list_id = ? ORDER BY epoch DESC",
        {list_id});
    while (rows.next())
        accepted.push_back({natural(rows, 0), std::string(rows.text(1)), Instant{rows.integer(2)}, natural(rows, 3),
            natural(rows, 4), digest_in(rows.text(5))});
    return accepted;
}

Outcome<StoreChange> ListStore::begin(std::string const& list_id, std::uint64_t epoch, std::uint64_t seq)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    auto const before = find(list_id);
    auto const base = base_of(*m_connection, list_id);
    auto const old_number = before ? base + before->position.seq : 0;
    auto const goes_on = !before || before->position.epoch == epoch;
    return StoreChange{*m_connection, list_id, goes_on ? base : old_number, seq, old_number};
}

void StoreChange::commit(StoredList const& list, int kept_states, std::string const& accepted_by)
{
    if (!accepted_by.empty())
        m_connection->execute("INSERT OR REPLACE INTO accepted_epoch SELECT list_id, ?, ?, ?, epoch, seq, state_digest "
                              "FROM list WHERE list_id = ?",
            {list.position.epoch, accepted_by, list.imported_at.unix_seconds(), m_list_id});
    write_list(*m_connection, list, m_base);
    auto const digest = list.position.state_digest.hex();
    m_connection->execute(
        "INSERT OR REPLACE INTO kept_state (list_id, number, state_digest, entry_count, imported_at, epoch, seq) "
        "VALUES (?,?,?,?,?,?,?)",
        {m_list_id, m_number, digest, list.position.entry_count, list.imported_at.unix_seconds(), list.position.epoch,
            list.position.seq});
    m_connection->execute("DELETE FROM held WHERE list_id = ?", {m_list_id});
    m_connection->execute("DELETE FROM voided WHERE list_id = ?1 AND EXISTS (SELECT 1 FROM listing WHERE list_id = ?1 "
                          "AND listing.id = voided.id AND until_seq = ?2)",
        {m_list_id, STILL});
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
    write_list(*m_connection, list, base_of(*m_connection, list.list_id));
    m_connection->commit();
    return Done{};
}

Outcome<Done> ListStore::limit_age(std::string const& list_id, std::int64_t seconds)
{
    if (auto const done = m_connection->begin(sql::Turn::Write); !done) return done.refusal();
    m_connection->execute("UPDATE list SET stale_after = ? WHERE list_id = ?", {seconds, list_id});
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
