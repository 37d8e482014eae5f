#include <exchange/store_change.h>

#include <crypto/merkle.h>
#include <exchange/store_tables.h>

#include <algorithm>
#include <utility>

namespace xindang::exchange {

StoreChange::StoreChange(
    sql::Connection& connection, std::string list_id, std::uint64_t base, std::uint64_t seq, std::uint64_t old_number)
    : m_connection(&connection),
      m_list_id(std::move(list_id)),
      m_base(base),
      m_number(base + seq),
      m_old_number(old_number)
{}

StoreChange::StoreChange(StoreChange&& other) noexcept
    : m_connection(other.m_connection),
      m_list_id(std::move(other.m_list_id)),
      m_base(other.m_base),
      m_number(other.m_number),
      m_old_number(other.m_old_number),
      m_old(std::move(other.m_old)),
      m_old_at(other.m_old_at),
      m_lines(std::move(other.m_lines)),
      m_changes(std::move(other.m_changes)),
      m_open(std::exchange(other.m_open, false))
{}

StoreChange::~StoreChange()
{
    if (m_open) m_connection->roll_back();
}

void StoreChange::begin_snapshot()
{
    auto rows = m_connection->query(
        "SELECT id, version, status, digest FROM listing WHERE list_id = ? AND until_seq = ? ORDER BY id",
        {m_list_id, STILL});
    while (rows.next())
        m_old.push_back(
            {std::string(rows.text(0)), natural(rows, 1), std::string(rows.text(2)), stored_digest(rows.blob(3))});
}

void StoreChange::take(StoredEntry const& entry)
{
    auto const& id = entry.state.id;
    while (m_old_at < m_old.size() && m_old[m_old_at].id < id)
        remove(m_old[m_old_at++].id);
    if (m_old_at == m_old.size() || m_old[m_old_at].id != id) {
        note(id, entry.name, 0, entry.state.version);
        insert(entry);
        return;
    }
    auto const& old = m_old[m_old_at++];
    if (old.version != entry.state.version || old.status != entry.state.status || old.digest != entry.state.digest)
        put(entry);
}

void StoreChange::end_snapshot()
{
    while (m_old_at < m_old.size())
        remove(m_old[m_old_at++].id);
}

void StoreChange::put(StoredEntry const& entry)
{
    auto const row = in_force(entry.state.id);
    note(entry.state.id, entry.name, row ? row->state.version : 0, entry.state.version);
    if (row) end(*row);
    insert(entry);
}

void StoreChange::remove(std::string const& id)
{
    auto const row = in_force(id);
    if (!row) return;
    auto name = m_connection->query("SELECT name FROM wording WHERE number = ?", {row->wording});
    note(id, name.next() ? std::string(name.text(0)) : std::string(), row->state.version, 0);
    end(*row);
}

void StoreChange::remember_voided(std::string const& id)
{
    m_connection->execute("INSERT OR IGNORE INTO voided VALUES (?,?)", {m_list_id, id});
}

std::optional<StoreChange::Row> StoreChange::in_force(std::string const& id)
{
    auto rows = m_connection->query("SELECT version, status, digest, from_seq, wording, until_seq FROM listing WHERE "
                                    "list_id = ? AND id = ? ORDER BY from_seq DESC LIMIT 1",
        {m_list_id, id});
    if (!rows.next() || rows.integer(5) != STILL) return std::nullopt;
    return Row{{id, natural(rows, 0), std::string(rows.text(1)), stored_digest(rows.blob(2))}, natural(rows, 3),
        rows.integer(4)};
}

void StoreChange::insert(StoredEntry const& entry)
{
    auto const identifiers = identifiers_text(entry.identifiers);
    auto const measures = measures_text(entry.measures);
    auto const term = entry.term.text();
    m_connection->execute(
        "INSERT INTO wording (name, type, category, decision, term, identifiers, measures, xml) VALUES "
        "(?,?,?,?,?,?,?,?)",
        {entry.name, entry.type, entry.category, entry.decision, term, identifiers, measures, sql::Blob{entry.xml}});
    auto const leaf = crypto::leaf_hash(state_leaf(entry.state));
    m_connection->execute("INSERT INTO listing (list_id, id, from_seq, until_seq, version, status, digest, leaf, "
                          "wording) VALUES (?,?,?,?,?,?,?,?,last_insert_rowid())",
        {m_list_id, entry.state.id, m_number, STILL, entry.state.version, entry.state.status,
            sql::Blob{entry.state.digest.bytes()}, sql::Blob{leaf.bytes()}});
    for (auto const& identifier : entry.identifiers)
        if (auto const key = subject_key(identifier)) m_lines.push_back({*key, entry.state.id});
}

/// The entry leaves the new state. What this very change wrote of it never was in force anywhere.
void StoreChange::end(Row const& row)
{
    std::vector<SubjectIdentifier> identifiers;
    {
        auto rows = m_connection->query("SELECT identifiers FROM wording WHERE number = ?", {row.wording});
        if (rows.next()) identifiers = read_identifiers(rows.text(0));
    }
    auto const& id = row.state.id;
    auto const fresh = row.from == m_number;
    if (fresh) flush();
    for (auto const& identifier : identifiers)
        if (auto const key = subject_key(identifier)) {
            if (fresh)
                m_connection->execute("DELETE FROM subject WHERE list_id = ? AND key = ? AND id = ? AND from_seq = ?",
                    {m_list_id, sql::Blob{key->bytes()}, id, m_number});
            else
                m_connection->execute(
                    "UPDATE subject SET until_seq = ? WHERE list_id = ? AND key = ? AND id = ? AND until_seq = ?",
                    {m_number, m_list_id, sql::Blob{key->bytes()}, id, STILL});
        }
    if (!fresh) {
        m_connection->execute("UPDATE listing SET until_seq = ? WHERE list_id = ? AND id = ? AND from_seq = ?",
            {m_number, m_list_id, id, row.from});
        return;
    }
    m_connection->execute(
        "DELETE FROM listing WHERE list_id = ? AND id = ? AND from_seq = ?", {m_list_id, id, m_number});
    m_connection->execute("DELETE FROM wording WHERE number = ?", {row.wording});
}

void StoreChange::note(
    std::string const& id, std::string const& name, std::uint64_t old_version, std::uint64_t new_version)
{
    auto const [at, is_new] = m_changes.emplace(id, EntryChange{EntryChange::Kind::Amended, id, name, old_version, 0});
    auto& change = at->second;
    change.new_version = new_version;
    if (new_version > 0) change.name = name;
    change.kind = change.old_version == 0 ? EntryChange::Kind::Added
                  : new_version == 0      ? EntryChange::Kind::Removed
                                          : EntryChange::Kind::Amended;
    // Came and went between two looks at the list: nothing happened here.
    if (change.old_version == 0 && new_version == 0) m_changes.erase(at);
}

std::optional<EntryState> StoreChange::find(std::string const& id)
{
    auto const row = in_force(id);
    return row ? std::optional(row->state) : std::nullopt;
}

std::optional<model::Term> StoreChange::term_of(std::string const& id)
{
    auto const row = in_force(id);
    if (!row) return std::nullopt;
    auto rows = m_connection->query("SELECT term FROM wording WHERE number = ?", {row->wording});
    if (!rows.next()) return std::nullopt;
    return stored(model::Term::parse(rows.text(0)));
}

std::vector<StoredMeasure> StoreChange::measures_at(std::string const& id, At at)
{
    auto const number = at == At::Before ? m_old_number : m_number;
    auto rows = m_connection->query("SELECT wording.measures FROM listing JOIN wording ON wording.number = "
                                    "listing.wording WHERE listing.list_id = ?1 AND listing.id = ?2 AND "
                                    "listing.from_seq <= ?3 AND listing.until_seq > ?3",
        {m_list_id, id, number});
    return rows.next() ? read_measures(rows.text(0)) : std::vector<StoredMeasure>();
}

Bytes StoreChange::xml_at(std::string const& id, At at)
{
    auto const number = at == At::Before ? m_old_number : m_number;
    auto rows = m_connection->query("SELECT wording.xml FROM listing JOIN wording ON wording.number = listing.wording "
                                    "WHERE listing.list_id = ?1 AND listing.id = ?2 AND listing.from_seq <= ?3 AND "
                                    "listing.until_seq > ?3",
        {m_list_id, id, number});
    return rows.next() ? Bytes(rows.blob(0)) : Bytes();
}

std::vector<EntryChange> StoreChange::changes() const
{
    std::vector<EntryChange> changes;
    changes.reserve(m_changes.size());
    for (auto const& [id, change] : m_changes)
        changes.push_back(change);
    return changes;
}

void StoreChange::flush()
{
    std::sort(m_lines.begin(), m_lines.end(), [](Line const& a, Line const& b) {
        return a.key.bytes() != b.key.bytes() ? a.key.bytes() < b.key.bytes() : a.id < b.id;
    });
    for (auto const& line : m_lines) {
        auto const leaf = crypto::leaf_hash(subject_leaf({line.key.hex(), line.id}));
        // An entry may give one identifier twice; the index has it once.
        m_connection->execute("INSERT OR IGNORE INTO subject VALUES (?,?,?,?,?,?)",
            {m_list_id, sql::Blob{line.key.bytes()}, line.id, m_number, STILL, sql::Blob{leaf.bytes()}});
    }
    m_lines.clear();
    m_lines.shrink_to_fit();
}

namespace {

TreeHead tree_of(sql::Rows rows)
{
    crypto::CompactRange tree;
    while (rows.next())
        tree.append(stored_digest(rows.blob(0)));
    return {tree.size(), tree.root()};
}

} // namespace

TreeHead StoreChange::state()
{
    return tree_of(m_connection->query(
        "SELECT leaf FROM listing WHERE list_id = ? AND until_seq = ? ORDER BY id", {m_list_id, STILL}));
}

TreeHead StoreChange::subjects()
{
    flush();
    return tree_of(m_connection->query(
        "SELECT leaf FROM subject WHERE list_id = ? AND until_seq = ? ORDER BY key, id", {m_list_id, STILL}));
}

void StoreChange::forget_old_states(int kept_states)
{
    m_connection->execute("DELETE FROM kept_state WHERE list_id = ?1 AND number NOT IN (SELECT number FROM kept_state "
                          "WHERE list_id = ?1 ORDER BY number DESC LIMIT ?2)",
        {m_list_id, kept_states});
    auto const oldest = m_connection->number("SELECT min(number) FROM kept_state WHERE list_id = ?", {m_list_id});
    m_connection->execute("DELETE FROM wording WHERE number IN (SELECT wording FROM listing WHERE list_id = ? AND "
                          "until_seq <= ?)",
        {m_list_id, oldest});
    m_connection->execute("DELETE FROM listing WHERE list_id = ? AND until_seq <= ?", {m_list_id, oldest});
    m_connection->execute("DELETE FROM subject WHERE list_id = ? AND until_seq <= ?", {m_list_id, oldest});
}

} // namespace xindang::exchange
