#include <screening/cleared_pairs.h>

#include <crypto/mac.h>
#include <model/words.h>
#include <sql/migrations.h>
#include <text/search_key.h>

#include <algorithm>
#include <array>

namespace xindang::screening {

namespace {

constexpr std::int32_t APPLICATION_ID = 0x58445343; // "XDSC"
constexpr int MOST_YEARS = 5;

// A row is never changed but for when and by whom it was taken back.
constexpr char TABLES[] = R"(
CREATE TABLE cleared (
    number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, list TEXT NOT NULL, entry TEXT NOT NULL,
    digest TEXT NOT NULL, reason TEXT NOT NULL, person TEXT NOT NULL, decided_at INTEGER NOT NULL,
    last_day TEXT NOT NULL, ended_at INTEGER, ended_by TEXT) STRICT;
CREATE UNIQUE INDEX cleared_pair ON cleared(subject, list, entry) WHERE ended_at IS NULL;
)";

constexpr char COLUMNS[] =
    "SELECT number, subject, list, entry, digest, reason, person, decided_at, last_day FROM cleared "
    "WHERE ended_at IS NULL ";

constexpr std::array CLEARANCES{
    model::Word<Clearance>{Clearance::Holds, "holds", "已排除"},
    model::Word<Clearance>{Clearance::EntryChanged, "entry-changed", "名单条目已变更，需重新核对"},
    model::Word<Clearance>{Clearance::Expired, "expired", "排除期限已届满，需重新核对"},
};

ClearedPair pair_in(sql::Rows const& rows)
{
    auto const last = model::CivilDate::parse(rows.text(8));
    if (!last) throw sql::SqlError("the store of cleared pairs holds an unreadable day");
    return {rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3)),
        std::string(rows.text(4)), std::string(rows.text(5)), std::string(rows.text(6)), Instant{rows.integer(7)},
        *last};
}

} // namespace

std::string_view word_of(Clearance clearance)
{
    return model::row_of(CLEARANCES, clearance).word;
}

std::string_view chinese_of(Clearance clearance)
{
    return model::row_of(CLEARANCES, clearance).chinese;
}

std::string subject_key(Query const& query, BytesView key)
{
    // Numbers in clear, in an order of their own, so that the same person asked for twice is the same.
    std::vector<std::string> numbers;
    for (auto const& number : query.numbers)
        if (number.form == "clear") numbers.push_back(number.scheme + '\n' + number.value);
    std::string text;
    if (!numbers.empty()) {
        text = "number\n" + *std::min_element(numbers.begin(), numbers.end());
    } else if (!query.name.empty()) {
        text = "name\n" + text::search_key(query.name) + '\n' +
               (query.birth_year ? std::to_string(*query.birth_year) : std::string()) + '\n' + query.region;
    } else {
        return {};
    }
    return crypto::hmac_sha256(key, "screening subject\n" + text).hex();
}

Clearance standing_of(ClearedPair const& pair, ListedSubject const& entry, model::CivilDate today)
{
    if (pair.digest != entry.digest) return Clearance::EntryChanged;
    return pair.last_day < today ? Clearance::Expired : Clearance::Holds;
}

ClearedPairs::ClearedPairs(sql::Connection connection)
    : m_connection(std::make_unique<sql::Connection>(std::move(connection)))
{}

Outcome<ClearedPairs> ClearedPairs::open(std::filesystem::path const& file)
{
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    static std::vector<sql::Migration> const MIGRATIONS{{"first tables", TABLES}};
    if (auto const done = sql::migrate(*connection, APPLICATION_ID, MIGRATIONS); !done) return done.refusal();
    return ClearedPairs{std::move(connection).value()};
}

Outcome<ClearedPair> ClearedPairs::clear(ClearedPair pair, model::CivilDate today)
{
    if (pair.reason.empty()) return Refusal{Fault::BadInput, "say why they are not the same", "reason"};
    if (pair.person.empty()) return Refusal{Fault::BadInput, "say who decided", "person"};
    if (pair.subject.empty()) return Refusal{Fault::BadInput, "say who was asked about", "subject"};
    if (pair.last_day < today || today.plus_years(MOST_YEARS) < pair.last_day)
        return Refusal{Fault::BadInput, "the last day lies between today and five years ahead", "until"};
    if (auto const turn = m_connection->begin(sql::Turn::Write); !turn) return turn.refusal();
    m_connection->execute(
        "UPDATE cleared SET ended_at = ?, ended_by = ? WHERE subject = ? AND list = ? AND entry = ? AND "
        "ended_at IS NULL",
        {pair.decided_at.unix_seconds(), pair.person, pair.subject, pair.list, pair.entry});
    m_connection->execute(
        "INSERT INTO cleared (subject, list, entry, digest, reason, person, decided_at, last_day) VALUES "
        "(?,?,?,?,?,?,?,?)",
        {pair.subject, pair.list, pair.entry, pair.digest, pair.reason, pair.person, pair.decided_at.unix_seconds(),
            pair.last_day.text()});
    pair.number = m_connection->number("SELECT last_insert_rowid()");
    m_connection->commit();
    return pair;
}

Outcome<Done> ClearedPairs::reopen(std::int64_t number, std::string const& person, Instant now)
{
    if (auto const turn = m_connection->begin(sql::Turn::Write); !turn) return turn.refusal();
    m_connection->execute("UPDATE cleared SET ended_at = ?, ended_by = ? WHERE number = ? AND ended_at IS NULL",
        {now.unix_seconds(), person, number});
    auto const changed = m_connection->changed();
    m_connection->commit();
    if (changed == 0) return Refusal{Fault::NotFound, "there is no such decision in force", "number"};
    return Done{};
}

std::optional<ClearedPair> ClearedPairs::find(
    std::string const& subject, std::string const& list, std::string const& entry)
{
    static std::string const SQL = std::string(COLUMNS) + "AND subject = ? AND list = ? AND entry = ?";
    auto rows = m_connection->query(SQL, {subject, list, entry});
    if (!rows.next()) return std::nullopt;
    return pair_in(rows);
}

std::vector<ClearedPair> ClearedPairs::all()
{
    static std::string const SQL = std::string(COLUMNS) + "ORDER BY number";
    std::vector<ClearedPair> pairs;
    auto rows = m_connection->query(SQL);
    while (rows.next())
        pairs.push_back(pair_in(rows));
    return pairs;
}

bool ClearedPairs::empty()
{
    return m_connection->number("SELECT count(*) FROM cleared WHERE ended_at IS NULL") == 0;
}

} // namespace xindang::screening
