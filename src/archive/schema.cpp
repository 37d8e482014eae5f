#include <archive/schema.h>

namespace xindang::archive {

namespace {

// Readable with nothing but a database shell in thirty years: times, days and bodies are text. `subject` is the number
// as printed ("E12").
constexpr std::string_view LEDGER = R"sql(
CREATE TABLE entry(
    number INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT,
    occurred_on TEXT NOT NULL,
    body TEXT NOT NULL,
    leaf BLOB NOT NULL);
CREATE INDEX entry_subject ON entry(subject, number) WHERE subject IS NOT NULL;
-- Size and frontier of the Merkle tree: what append needs.
CREATE TABLE ledger_head(one INTEGER PRIMARY KEY CHECK(one = 1), size INTEGER NOT NULL, frontier BLOB NOT NULL);
INSERT INTO ledger_head VALUES(1, 0, x'');
CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, note TEXT NOT NULL);
-- Not in the ledger, because erasing a person is deleting the row.
CREATE TABLE person_key(subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
-- Something sealed with the master key, to know a wrong one at once.
CREATE TABLE master_check(one INTEGER PRIMARY KEY CHECK(one = 1), sealed BLOB NOT NULL);
)sql";

// `entry` is always the entry that brought the row. Rows of persons hold keyed hashes in place of names and numbers.
constexpr std::string_view PROJECTIONS = R"sql(
CREATE TABLE subject(
    kind INTEGER NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL, erased_by INTEGER,
    PRIMARY KEY(kind, number)) WITHOUT ROWID;
CREATE TABLE identifier(
    scheme INTEGER NOT NULL, value TEXT NOT NULL, subject TEXT NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY(scheme, value)) WITHOUT ROWID;
CREATE TABLE search_key(
    key TEXT NOT NULL, how INTEGER NOT NULL, subject TEXT NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY(key, how, subject)) WITHOUT ROWID;
CREATE TABLE role(
    entry INTEGER PRIMARY KEY, from_subject TEXT NOT NULL, to_subject TEXT NOT NULL,
    ended_by INTEGER, ended_on TEXT);
CREATE INDEX role_from ON role(from_subject);
CREATE INDEX role_to ON role(to_subject);
CREATE TABLE record(
    entry INTEGER PRIMARY KEY, subject TEXT NOT NULL, occurred_on TEXT NOT NULL, replaced_by INTEGER);
CREATE INDEX record_subject ON record(subject, occurred_on);
CREATE TABLE record_ref(ref BLOB PRIMARY KEY, entry INTEGER NOT NULL, subject TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document(
    entry INTEGER PRIMARY KEY, series TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE, subject TEXT, digest TEXT NOT NULL, revoked_by INTEGER,
    UNIQUE(series, year, serial));
CREATE INDEX document_subject ON document(subject);
CREATE INDEX document_digest ON document(digest);
CREATE TABLE notice(
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT, withdrawn_by INTEGER, expired_by INTEGER);
CREATE INDEX notice_subject ON notice(subject);
CREATE TABLE event(kind TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(kind, entry)) WITHOUT ROWID;
)sql";

// Which entries belong to an evaluation: a step of its batch in each row, read from the last one known on.
constexpr std::string_view EVALUATIONS = R"sql(
CREATE TABLE evaluation(id TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(id, entry)) WITHOUT ROWID;
)sql";

// A document keeps its number while its file gains time-stamps and evidence. `entry` is the document-proven one.
constexpr std::string_view DOCUMENT_FILES = R"sql(
CREATE TABLE document_file(
    entry INTEGER PRIMARY KEY, document INTEGER NOT NULL, digest TEXT NOT NULL, level TEXT NOT NULL,
    renew_before TEXT);
CREATE INDEX document_file_document ON document_file(document, entry);
CREATE INDEX document_file_digest ON document_file(digest);
)sql";

} // namespace

std::vector<sql::Migration> const& archive_migrations()
{
    static std::vector<sql::Migration> const ALL{{"ledger", LEDGER}, {"projections", PROJECTIONS},
        {"evaluations", EVALUATIONS}, {"document files", DOCUMENT_FILES}};
    return ALL;
}

} // namespace xindang::archive
