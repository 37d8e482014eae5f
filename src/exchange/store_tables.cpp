#include <exchange/store_tables.h>

#include <charconv>

namespace xindang::exchange {

namespace {

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

// Each version of an entry once, with the sequences it was in force for, instead of each state as a whole. The pinned
// roots, head numbers and key sets stay; entries come with the next import, and until then the list says it is stale.
constexpr char PERIODS[] = R"(
DROP TABLE identifier;
DROP TABLE entry;
DROP TABLE content;
UPDATE list SET seq = 0, entry_count = 0, subject_count = 0, valid_until = 0;
CREATE TABLE wording (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, category TEXT NOT NULL, decision TEXT NOT NULL,
    term TEXT NOT NULL, identifiers TEXT NOT NULL, measures TEXT NOT NULL, xml BLOB NOT NULL) STRICT;
CREATE TABLE listing (
    list_id TEXT NOT NULL, id TEXT NOT NULL, from_seq INTEGER NOT NULL, until_seq INTEGER NOT NULL,
    version INTEGER NOT NULL, status TEXT NOT NULL, digest BLOB NOT NULL, leaf BLOB NOT NULL, wording INTEGER NOT NULL,
    PRIMARY KEY (list_id, id, from_seq)) STRICT, WITHOUT ROWID;
CREATE INDEX listing_ended ON listing(list_id, until_seq) WHERE until_seq < 9223372036854775807;
CREATE TABLE subject (
    list_id TEXT NOT NULL, key BLOB NOT NULL, id TEXT NOT NULL, from_seq INTEGER NOT NULL, until_seq INTEGER NOT NULL,
    leaf BLOB NOT NULL, PRIMARY KEY (list_id, key, id, from_seq)) STRICT, WITHOUT ROWID;
CREATE INDEX subject_ended ON subject(list_id, until_seq) WHERE until_seq < 9223372036854775807;
CREATE TABLE kept_state (
    list_id TEXT NOT NULL, seq INTEGER NOT NULL, state_digest TEXT NOT NULL, entry_count INTEGER NOT NULL,
    imported_at INTEGER NOT NULL, PRIMARY KEY (list_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE held (list_id TEXT PRIMARY KEY, position_digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
)";

// States are numbered within the store; sequences begin anew with each epoch. A list's sequence plus its base is the
// number of its state.
constexpr char EPOCHS[] = R"(
ALTER TABLE list ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list ADD COLUMN stale_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kept_state RENAME COLUMN seq TO number;
ALTER TABLE kept_state ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1;
ALTER TABLE kept_state ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE kept_state SET seq = number, epoch = (SELECT epoch FROM list WHERE list.list_id = kept_state.list_id);
CREATE TABLE accepted_epoch (
    list_id TEXT NOT NULL, epoch INTEGER NOT NULL, accepted_by TEXT NOT NULL, accepted_at INTEGER NOT NULL,
    epoch_before INTEGER NOT NULL, seq_before INTEGER NOT NULL, state_before TEXT NOT NULL,
    PRIMARY KEY (list_id, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE voided (list_id TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (list_id, id)) STRICT, WITHOUT ROWID;
)";

// A store of before knows none of them until the next import.
constexpr char HEAD_KEYS[] = R"(
ALTER TABLE list ADD COLUMN head_keys TEXT NOT NULL DEFAULT '';
)";

constexpr char BETWEEN = '\x1F'; // unit separator: no XML text can have it

/// Cuts a text up, part by part.
class Parts {
public:
    explicit Parts(std::string_view text) : m_text(text) {}
    bool at_end() const { return m_text.empty(); }
    std::string next(char end)
    {
        auto const at = m_text.find(end);
        if (at == std::string_view::npos) throw sql::SqlError("the list store holds half a line");
        std::string part(m_text.substr(0, at));
        m_text.remove_prefix(at + 1);
        return part;
    }

private:
    std::string_view m_text;
};

} // namespace

std::vector<sql::Migration> const& store_migrations()
{
    static std::vector<sql::Migration> const MIGRATIONS{{"first tables", FIRST_TABLES},
        {"subject index", SUBJECT_INDEX}, {"periods", PERIODS}, {"epochs", EPOCHS}, {"head keys", HEAD_KEYS}};
    return MIGRATIONS;
}

std::string identifiers_text(std::vector<SubjectIdentifier> const& identifiers)
{
    std::string text;
    for (auto const& identifier : identifiers) {
        text += identifier.scheme + BETWEEN + std::string(word_of(identifier.form)) + BETWEEN + identifier.key_id;
        text += BETWEEN + identifier.value + "\n";
    }
    return text;
}

std::vector<SubjectIdentifier> read_identifiers(std::string_view text)
{
    std::vector<SubjectIdentifier> identifiers;
    Parts parts(text);
    while (!parts.at_end()) {
        auto scheme = parts.next(BETWEEN);
        auto const form = form_of(parts.next(BETWEEN));
        if (!form) throw sql::SqlError("the list store holds an identifier of an unknown form");
        auto key_id = parts.next(BETWEEN);
        identifiers.push_back({std::move(scheme), *form, parts.next('\n'), std::move(key_id)});
    }
    return identifiers;
}

std::string digests_text(std::vector<model::Sha256> const& digests)
{
    std::string text;
    for (auto const& digest : digests)
        text += digest.hex() + '\n';
    return text;
}

std::vector<model::Sha256> read_digests(std::string_view text)
{
    std::vector<model::Sha256> digests;
    Parts parts(text);
    while (!parts.at_end())
        digests.push_back(stored(model::Sha256::parse(parts.next('\n'))));
    return digests;
}

std::string measures_text(std::vector<StoredMeasure> const& measures)
{
    std::string text;
    for (auto const& measure : measures) {
        for (auto const* part : {&measure.id, &measure.code, &measure.obligation})
            text += *part + BETWEEN;
        text += std::to_string(measure.feedback_due_days) + BETWEEN + measure.digest.hex() + BETWEEN;
        for (auto const& executor : measure.executors)
            text += executor + ' ';
        text += '\n';
    }
    return text;
}

std::vector<StoredMeasure> read_measures(std::string_view text)
{
    std::vector<StoredMeasure> measures;
    Parts parts(text);
    while (!parts.at_end()) {
        auto id = parts.next(BETWEEN);
        auto code = parts.next(BETWEEN);
        auto obligation = parts.next(BETWEEN);
        auto const days = parts.next(BETWEEN);
        auto const digest = stored(model::Sha256::parse(parts.next(BETWEEN)));
        int due = 0;
        std::from_chars(days.data(), days.data() + days.size(), due);
        StoredMeasure measure{std::move(id), std::move(code), std::move(obligation), due, {}, digest};
        auto const line = parts.next('\n');
        for (Parts names(line); !names.at_end();)
            measure.executors.push_back(names.next(' '));
        measures.push_back(std::move(measure));
    }
    return measures;
}

} // namespace xindang::exchange
