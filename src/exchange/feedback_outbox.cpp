#include <exchange/feedback_outbox.h>

#include <crypto/hash.h>
#include <sql/migrations.h>

namespace xindang::exchange {

namespace {

constexpr std::int32_t APPLICATION_ID = 0x58444642; // "XDFB"

constexpr char TABLES[] = R"(
CREATE TABLE action (
    number INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT NOT NULL, entry TEXT NOT NULL, version INTEGER NOT NULL,
    measure TEXT NOT NULL, state TEXT NOT NULL, occurred_at INTEGER NOT NULL, supersedes TEXT NOT NULL,
    matched_on TEXT NOT NULL, local_ref TEXT NOT NULL, effect TEXT NOT NULL, reason_code TEXT NOT NULL,
    handler TEXT NOT NULL, error_notice TEXT NOT NULL, sent_seq INTEGER) STRICT;
CREATE TABLE sent (
    list TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL, document BLOB NOT NULL,
    PRIMARY KEY (list, seq)) STRICT;
)";

std::string id_of(std::int64_t number)
{
    auto const digits = std::to_string(number);
    return "A-" + std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
}

MeasureState stored_state(std::string_view word)
{
    auto const state = measure_state_of(word);
    if (!state) throw sql::SqlError("the outbox holds an unknown state");
    return *state;
}

} // namespace

FeedbackOutbox::FeedbackOutbox(sql::Connection connection)
    : m_connection(std::make_unique<sql::Connection>(std::move(connection)))
{}

Outcome<FeedbackOutbox> FeedbackOutbox::open(std::filesystem::path const& file)
{
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    static std::vector<sql::Migration> const MIGRATIONS{{"first tables", TABLES}};
    if (auto const done = sql::migrate(*connection, APPLICATION_ID, MIGRATIONS); !done) return done.refusal();
    return FeedbackOutbox{std::move(connection).value()};
}

FeedbackAction FeedbackOutbox::add(std::string const& list, FeedbackAction action)
{
    auto const matched = action.matched_on.empty() ? std::string() : action.matched_on.front();
    m_connection->execute(
        "INSERT INTO action (list, entry, version, measure, state, occurred_at, supersedes, matched_on, "
        "local_ref, effect, reason_code, handler, error_notice) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        {list, action.entry, action.entry_version, action.measure, word_of(action.state),
            action.occurred_at.unix_seconds(), action.supersedes, matched, action.local_ref, action.effect,
            action.reason_code, action.handler, action.error_notice});
    action.id = id_of(m_connection->number("SELECT last_insert_rowid()"));
    return action;
}

std::vector<FeedbackAction> FeedbackOutbox::unsent(std::string const& list)
{
    std::vector<FeedbackAction> actions;
    auto rows =
        m_connection->query("SELECT number, entry, version, measure, state, occurred_at, supersedes, matched_on, "
                            "local_ref, effect, reason_code, handler, error_notice FROM action WHERE list = ? AND "
                            "sent_seq IS NULL ORDER BY number LIMIT ?",
            {list, MOST_FEEDBACK_ACTIONS});
    while (rows.next()) {
        FeedbackAction action{id_of(rows.integer(0)), std::string(rows.text(1)),
            static_cast<std::uint64_t>(rows.integer(2)), std::string(rows.text(3)), stored_state(rows.text(4)),
            Instant{rows.integer(5)}, std::string(rows.text(6))};
        if (!rows.text(7).empty()) action.matched_on.emplace_back(rows.text(7));
        action.local_ref = rows.text(8);
        action.effect = rows.text(9);
        action.reason_code = rows.text(10);
        action.handler = rows.text(11);
        action.error_notice = rows.text(12);
        actions.push_back(std::move(action));
    }
    return actions;
}

std::optional<MeasureState> FeedbackOutbox::state_of(
    std::string const& list, std::string const& entry, std::string const& measure)
{
    auto rows = m_connection->query(
        "SELECT state FROM action WHERE list = ? AND entry = ? AND measure = ? ORDER BY number DESC LIMIT 1",
        {list, entry, measure});
    if (!rows.next()) return std::nullopt;
    return stored_state(rows.text(0));
}

std::vector<FeedbackOutbox::Noted> FeedbackOutbox::noted(std::string const& list)
{
    std::vector<Noted> noted;
    auto rows = m_connection->query("SELECT entry, measure, state FROM action WHERE number IN (SELECT max(number) FROM "
                                    "action WHERE list = ? GROUP BY entry, measure) ORDER BY entry, measure",
        {list});
    while (rows.next())
        noted.push_back({std::string(rows.text(0)), std::string(rows.text(1)), stored_state(rows.text(2))});
    return noted;
}

std::optional<FeedbackOutbox::Last> FeedbackOutbox::last(std::string const& list)
{
    auto rows =
        m_connection->query("SELECT seq, digest, document FROM sent WHERE list = ? ORDER BY seq DESC LIMIT 1", {list});
    if (!rows.next()) return std::nullopt;
    auto const digest = model::Sha256::parse(rows.text(1));
    if (!digest) throw sql::SqlError("the outbox holds no digest");
    return Last{static_cast<std::uint64_t>(rows.integer(0)), *digest, Bytes(rows.blob(2))};
}

Outcome<Done> FeedbackOutbox::sent(MeasureFeedback const& feedback, Bytes const& document)
{
    if (auto const turn = m_connection->begin(sql::Turn::Write); !turn) return turn.refusal();
    auto const digest = crypto::sha256(document).hex();
    m_connection->execute(
        "INSERT INTO sent VALUES (?,?,?,?)", {feedback.list_id, feedback.seq, digest, sql::Blob{document}});
    for (auto const& action : feedback.actions)
        m_connection->execute(
            "UPDATE action SET sent_seq = ? WHERE number = ?", {feedback.seq, std::stoll(action.id.substr(2))});
    m_connection->commit();
    return Done{};
}

} // namespace xindang::exchange
