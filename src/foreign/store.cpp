#include <foreign/store.h>

#include <crypto/hash.h>
#include <crypto/mac.h>
#include <sql/connection.h>
#include <sql/migrations.h>
#include <text/search_key.h>

#include <set>
#include <stdexcept>

namespace xindang::foreign {

namespace {

constexpr std::int32_t APPLICATION_ID = 0x5844464C; // "XDFL"
constexpr std::string_view CONTEXT = "entry of another agency's list";

constexpr std::string_view TABLES = R"sql(
CREATE TABLE taken(
    source TEXT PRIMARY KEY, dated TEXT NOT NULL, sequence TEXT NOT NULL, digest TEXT NOT NULL,
    taken_at TEXT NOT NULL, ledger_entry INTEGER NOT NULL) WITHOUT ROWID;
-- `sealed` is NULL once the entry has a subject; `find_number` and `find_name` with it.
CREATE TABLE entry(
    source TEXT NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL, identity BLOB NOT NULL, standing INTEGER NOT NULL,
    generation INTEGER NOT NULL, listed_on TEXT NOT NULL, subject TEXT, record INTEGER,
    sealed BLOB, find_number BLOB, find_name BLOB, PRIMARY KEY(source, key)) WITHOUT ROWID;
CREATE INDEX entry_number ON entry(find_number) WHERE find_number IS NOT NULL;
CREATE INDEX entry_name ON entry(find_name) WHERE find_name IS NOT NULL;
-- What a person has to decide, and what was decided, which is remembered as long as the identity stays.
CREATE TABLE candidate(
    number INTEGER PRIMARY KEY, source TEXT NOT NULL, key BLOB NOT NULL, subject TEXT NOT NULL, identity BLOB NOT NULL,
    evidence TEXT NOT NULL, decision INTEGER NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT,
    UNIQUE(source, key, subject));
CREATE INDEX candidate_decision ON candidate(decision);
CREATE TABLE looked(one INTEGER PRIMARY KEY CHECK(one = 1), upto INTEGER NOT NULL);
)sql";

template <class T> T kept(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    throw std::runtime_error("foreign.sqlite is damaged: " + outcome.refusal().reason);
}

model::Sha256 digest_in(sql::Rows const& rows, int column)
{
    return kept(model::Sha256::from_bytes(rows.blob(column)));
}

constexpr auto KNOWN_COLUMNS = "key, digest, identity, standing, generation, listed_on, subject, record";

KnownEntry known_in(sql::Rows const& rows)
{
    KnownEntry known{Bytes(rows.blob(0)), digest_in(rows, 1), digest_in(rows, 2),
        static_cast<Standing>(rows.integer(3)), static_cast<unsigned>(rows.integer(4)),
        kept(model::CivilDate::parse(rows.text(5))), std::nullopt, std::nullopt};
    if (!rows.is_null(6)) known.subject = kept(model::SubjectId::parse(rows.text(6)));
    if (!rows.is_null(7)) known.record = model::EntryNumber(static_cast<std::uint64_t>(rows.integer(7)));
    return known;
}

Taken taken_in(sql::Rows const& rows)
{
    return {std::string(rows.text(0)), kept(model::CivilDate::parse(rows.text(1))), std::string(rows.text(2)),
        std::string(rows.text(3)), kept(Instant::parse(rows.text(4))), static_cast<std::uint64_t>(rows.integer(5))};
}

constexpr auto SELECT_CANDIDATE =
    "SELECT number, source, key, subject, evidence, decision, reason, decided_by, decided_at FROM candidate ";

Candidate candidate_in(sql::Rows const& rows)
{
    Candidate candidate{static_cast<std::uint64_t>(rows.integer(0)), std::string(rows.text(1)), Bytes(rows.blob(2)),
        kept(model::SubjectId::parse(rows.text(3))), std::string(rows.text(4)), static_cast<Decision>(rows.integer(5)),
        std::string(rows.text(6)), std::string(rows.text(7)), std::nullopt};
    if (!rows.is_null(8)) candidate.decided_at = kept(Instant::parse(rows.text(8)));
    return candidate;
}

} // namespace

std::string_view word_of(Decision decision)
{
    switch (decision) {
    case Decision::Open:
        return "open";
    case Decision::Accepted:
        return "accepted";
    case Decision::Rejected:
        break;
    }
    return "rejected";
}

struct Store::State {
    sql::Connection connection;
    crypto::SecretKey index;
    crypto::SecretKey sealing;
    Random& random;

    /// 16 octets are plenty against chance.
    Bytes blind(std::string_view text) const
    {
        return Bytes(crypto::hmac_sha256(index.bytes(), text).bytes().substr(0, 16));
    }
    WaitingEntry waiting_in(sql::Rows const& rows) const
    {
        auto const plain = kept(crypto::open_sealed(sealing, rows.blob(8), CONTEXT));
        return {std::string(rows.text(9)), known_in(rows), kept(Entry::from(kept(model::Fields::parse(plain))))};
    }
};

Outcome<Store> Store::open(std::filesystem::path const& file, crypto::SecretKey const& master_key, Random& random)
{
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    if (auto const done = sql::migrate(*connection, APPLICATION_ID, {{"lists of others", TABLES}}); !done)
        return done.refusal();
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
    return Store(std::make_unique<State>(State{std::move(*connection), master_key.derived("xindang foreign index v1"),
        master_key.derived("xindang foreign entries v1"), random}));
}

Store::Store(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

// ---- reading -------------------------------------------------------------------------------------------------------

std::optional<Taken> Store::taken(std::string const& source)
{
    auto rows = m_state->connection.query(
        "SELECT source, dated, sequence, digest, taken_at, ledger_entry FROM taken WHERE source = ?", {source});
    return rows.next() ? std::optional(taken_in(rows)) : std::nullopt;
}

std::vector<Taken> Store::all_taken()
{
    auto rows = m_state->connection.query(
        "SELECT source, dated, sequence, digest, taken_at, ledger_entry FROM taken ORDER BY source");
    std::vector<Taken> all;
    while (rows.next())
        all.push_back(taken_in(rows));
    return all;
}

Counts Store::counts(std::string const& source)
{
    Counts counts;
    auto rows = m_state->connection.query(
        "SELECT standing, subject IS NOT NULL, count(*) FROM entry WHERE source = ? GROUP BY 1, 2", {source});
    while (rows.next()) {
        auto const standing = static_cast<Standing>(rows.integer(0));
        auto const number = static_cast<std::uint64_t>(rows.integer(2));
        if (standing == Standing::Removed) counts.ended += number;
        if (standing == Standing::Voided) counts.voided += number;
        if (standing != Standing::Listed) continue;
        counts.standing += number;
        (rows.integer(1) != 0 ? counts.matched : counts.unmatched) += number;
    }
    // From the few that are open to their entries, not from each entry to all that are open.
    counts.possible = static_cast<std::uint64_t>(m_state->connection.number(
        "SELECT count(DISTINCT c.key) FROM candidate c CROSS JOIN entry e ON e.source = c.source AND e.key = c.key "
        "WHERE c.decision = 0 AND c.source = ? AND e.standing = 0 AND e.subject IS NULL",
        {source}));
    counts.unmatched -= counts.possible;
    return counts;
}

Bytes Store::key_of(std::string const& source, std::string const& id) const
{
    return m_state->blind("id\n" + source + "\n" + id);
}

void Store::for_each_known(std::string const& source, std::function<void(KnownEntry const&)> const& take)
{
    auto rows =
        m_state->connection.query(std::string("SELECT ") + KNOWN_COLUMNS + " FROM entry WHERE source = ?", {source});
    while (rows.next())
        take(known_in(rows));
}

std::optional<WaitingEntry> Store::waiting(std::string const& source, Bytes const& key)
{
    auto rows = m_state->connection.query(std::string("SELECT ") + KNOWN_COLUMNS +
                                              ", sealed, source FROM entry WHERE source = ? AND key = ? AND sealed IS "
                                              "NOT NULL",
        {source, sql::Blob{key}});
    return rows.next() ? std::optional(m_state->waiting_in(rows)) : std::nullopt;
}

std::vector<WaitingEntry> Store::waiting_for(std::string const& number_or_name)
{
    std::vector<WaitingEntry> found;
    std::set<std::pair<std::string, Bytes>> seen;
    auto const look = [&](std::string_view column, Bytes const& value) {
        auto rows = m_state->connection.query(std::string("SELECT ") + KNOWN_COLUMNS +
                                                  ", sealed, source FROM entry WHERE " + std::string(column) + " = ?",
            {sql::Blob{value}});
        while (rows.next())
            if (auto entry = m_state->waiting_in(rows); seen.emplace(entry.source, entry.known.key).second)
                found.push_back(std::move(entry));
    };
    look("find_number", m_state->blind("number\n" + number_or_name));
    look("find_name", m_state->blind("name\n" + text::search_key(number_or_name)));
    return found;
}

std::vector<WaitingEntry> Store::waiting_of(std::string const& source, std::size_t limit)
{
    auto rows = m_state->connection.query(std::string("SELECT ") + KNOWN_COLUMNS +
                                              ", sealed, source FROM entry WHERE source = ? AND sealed IS NOT NULL AND "
                                              "standing = 0 LIMIT ?",
        {source, limit});
    std::vector<WaitingEntry> entries;
    while (rows.next())
        entries.push_back(m_state->waiting_in(rows));
    return entries;
}

std::vector<KnownEntry> Store::matched_of(std::string const& source, std::size_t limit)
{
    auto rows =
        m_state->connection.query(std::string("SELECT ") + KNOWN_COLUMNS +
                                      " FROM entry WHERE source = ? AND subject IS NOT NULL ORDER BY record LIMIT ?",
            {source, limit});
    std::vector<KnownEntry> entries;
    while (rows.next())
        entries.push_back(known_in(rows));
    return entries;
}

std::vector<Candidate> Store::candidates(Decision decision)
{
    auto rows = m_state->connection.query(
        std::string(SELECT_CANDIDATE) + "WHERE decision = ? ORDER BY number", {static_cast<int>(decision)});
    std::vector<Candidate> all;
    while (rows.next())
        all.push_back(candidate_in(rows));
    return all;
}

Outcome<Candidate> Store::candidate(std::uint64_t number)
{
    auto rows = m_state->connection.query(std::string(SELECT_CANDIDATE) + "WHERE number = ?", {number});
    if (!rows.next()) return Refusal{Fault::NotFound, "there is no possible match of this number", "match"};
    return candidate_in(rows);
}

std::uint64_t Store::looked_upto()
{
    return static_cast<std::uint64_t>(m_state->connection.number("SELECT upto FROM looked"));
}

// ---- writing -------------------------------------------------------------------------------------------------------

Outcome<Done> Store::begin()
{
    return m_state->connection.begin(sql::Turn::Write);
}

void Store::commit()
{
    m_state->connection.commit();
}

void Store::roll_back() noexcept
{
    m_state->connection.roll_back();
}

void Store::put(std::string const& source, KnownEntry const& known, Entry const* waiting)
{
    auto& state = *m_state;
    std::optional<std::string> subject;
    if (known.subject) subject = known.subject->text();
    std::optional<std::uint64_t> record;
    if (known.record) record = known.record->value();
    Bytes sealed, number, name;
    if (waiting) {
        sealed = crypto::seal(state.sealing, waiting->fields().canonical(), CONTEXT, state.random);
        auto const& whole = waiting->credit_code.empty() ? waiting->person_id : waiting->credit_code;
        if (!whole.empty()) number = state.blind("number\n" + whole);
        name = state.blind("name\n" + text::search_key(waiting->name));
    }
    auto const blob = [](Bytes const& octets) {
        return octets.empty() ? sql::Value(std::nullopt) : sql::Value(sql::Blob{octets});
    };
    auto const listed_on = known.listed_on.text();
    state.connection.execute(
        "INSERT INTO entry(source, key, digest, identity, standing, generation, listed_on, subject, record, sealed, "
        "find_number, find_name) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(source, key) DO UPDATE SET "
        "digest = excluded.digest, identity = excluded.identity, standing = excluded.standing, "
        "generation = excluded.generation, listed_on = excluded.listed_on, subject = excluded.subject, "
        "record = excluded.record, sealed = excluded.sealed, find_number = excluded.find_number, "
        "find_name = excluded.find_name",
        {source, sql::Blob{known.key}, sql::Blob{known.digest.bytes()}, sql::Blob{known.identity.bytes()},
            static_cast<int>(known.standing), known.generation, listed_on, subject, record, blob(sealed), blob(number),
            blob(name)});
}

void Store::propose(
    std::string const& source, KnownEntry const& known, model::SubjectId subject, std::string const& evidence)
{
    auto const id = subject.text();
    m_state->connection.execute(
        "INSERT INTO candidate(source, key, subject, identity, evidence, decision, reason, decided_by) "
        "VALUES(?, ?, ?, ?, ?, 0, '', '') ON CONFLICT(source, key, subject) DO UPDATE SET identity = "
        "excluded.identity, "
        "evidence = excluded.evidence, decision = 0, reason = '', decided_by = '', decided_at = NULL "
        "WHERE identity <> excluded.identity",
        {source, sql::Blob{known.key}, id, sql::Blob{known.identity.bytes()}, evidence});
}

void Store::decide(
    std::uint64_t number, Decision decision, std::string const& reason, std::string const& by, Instant at)
{
    m_state->connection.execute(
        "UPDATE candidate SET decision = ?, reason = ?, decided_by = ?, decided_at = ? WHERE number = ?",
        {static_cast<int>(decision), reason, by, at.utc_text(), number});
}

void Store::forget_open(std::string const& source, Bytes const& key)
{
    m_state->connection.execute(
        "DELETE FROM candidate WHERE source = ? AND key = ? AND decision = 0", {source, sql::Blob{key}});
}

void Store::put_taken(Taken const& taken)
{
    m_state->connection.execute(
        "INSERT INTO taken VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(source) DO UPDATE SET dated = excluded.dated, "
        "sequence = excluded.sequence, digest = excluded.digest, taken_at = excluded.taken_at, "
        "ledger_entry = excluded.ledger_entry",
        {taken.source, taken.dated.text(), taken.sequence, taken.digest, taken.taken_at.utc_text(),
            taken.ledger_entry});
}

void Store::set_looked_upto(std::uint64_t position)
{
    m_state->connection.execute(
        "INSERT INTO looked VALUES(1, ?) ON CONFLICT(one) DO UPDATE SET upto = excluded.upto", {position});
}

} // namespace xindang::foreign
