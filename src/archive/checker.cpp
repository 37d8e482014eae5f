#include <archive/checker.h>

#include <crypto/hash.h>
#include <crypto/note.h>
#include <sql/connection.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

// Everything here is written a second time on purpose: how octets are composed, how the tree is hashed, how a
// checkpoint is read. Do not replace it by a call into the code it watches.

namespace xindang::archive {

namespace {

constexpr std::uint64_t TELL_EVERY = 4096;
constexpr std::size_t MOST_FINDINGS = 100;

/// A tree kept as a binary counter: at each height a finished subtree or nothing.
class Counter {
public:
    void add(model::Sha256 hash)
    {
        std::size_t height = 0;
        for (; m_heights[height]; ++height) {
            hash = join(*m_heights[height], hash);
            m_heights[height].reset();
        }
        m_heights[height] = hash;
    }

    /// RFC 9162 §2.1.1: MTH of the empty list is the hash of the empty string.
    model::Sha256 root() const
    {
        std::optional<model::Sha256> sum;
        for (auto const& subtree : m_heights)
            if (subtree) sum = sum ? join(*subtree, *sum) : *subtree;
        return sum ? *sum : crypto::sha256({});
    }

    Bytes finished_from_the_top() const
    {
        Bytes all;
        for (auto subtree = m_heights.rbegin(); subtree != m_heights.rend(); ++subtree)
            if (*subtree) all += (*subtree)->bytes();
        return all;
    }

private:
    static model::Sha256 join(model::Sha256 const& left, model::Sha256 const& right)
    {
        char octets[65];
        octets[0] = 1;
        left.bytes().copy(octets + 1, 32);
        right.bytes().copy(octets + 33, 32);
        return crypto::sha256({octets, sizeof octets});
    }

    std::array<std::optional<model::Sha256>, 64> m_heights;
};

/// RFC 8785 §3.2.2.2.
void quote(Bytes& out, std::string_view text)
{
    out += '"';
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        } else {
            constexpr std::string_view SHORT = "btn?fr";
            auto const place = static_cast<std::size_t>(c) - 8;
            out += '\\';
            if (c >= 8 && c <= 13 && c != 11) {
                out += SHORT[place];
            } else {
                out += "u00";
                out += "01"[c >> 4];
                out += "0123456789abcdef"[c & 15];
            }
        }
    }
    out += '"';
}

/// What a tree leaf hashes: 0x00, then the entry as JSON with its members in alphabetical order.
void compose(Bytes& out, sql::Rows const& row)
{
    out.assign(1, '\0');
    out += "{\"actor\":";
    quote(out, row.text(2));
    out += ",\"body\":";
    out += row.text(6);
    out += ",\"kind\":";
    quote(out, row.text(3));
    out += ",\"number\":\"";
    out += std::to_string(row.integer(0));
    out += "\",\"occurred_on\":";
    quote(out, row.text(5));
    out += ",\"recorded_at\":";
    quote(out, row.text(1));
    if (!row.is_null(4)) {
        out += ",\"subject\":";
        quote(out, row.text(4));
    }
    out += '}';
}

struct Note {
    std::string text;
    std::string place; ///< for findings
};

/// What a checkpoint claims, read without the code that wrote it.
struct Claim {
    model::Sha256 root;
    std::string place;
};

class Check {
public:
    Check(sql::Connection& connection, std::optional<Verifier> const& verifier, Progress& progress)
        : m_connection(connection), m_verifier(verifier), m_progress(progress)
    {}

    LedgerReport run(std::vector<std::string> const& kept_outside)
    {
        read_notes(kept_outside);
        read_entries();
        check_head();
        for (auto const& [size, claims] : m_claims)
            for (auto const& claim : claims)
                if (size > m_count)
                    wrong("checkpoint-size", claim.place, m_count + 1,
                        "the ledger once had " + std::to_string(size) + " entries and has " + std::to_string(m_count));
        check_projections();
        return {m_count, m_tree.root(), m_first_wrong, m_agreed, m_anchored, std::move(m_findings)};
    }

private:
    void wrong(std::string rule, std::string where, std::optional<std::uint64_t> entry, std::string text)
    {
        if (entry && (!m_first_wrong || *entry < *m_first_wrong)) m_first_wrong = entry;
        if (m_findings.all().size() < MOST_FINDINGS)
            m_findings.add(Severity::Error, std::move(rule), std::move(where), std::move(text));
    }

    void read_notes(std::vector<std::string> const& kept_outside)
    {
        std::vector<Note> notes;
        auto rows = m_connection.query("SELECT size, note FROM checkpoint ORDER BY size");
        while (rows.next())
            notes.push_back({std::string(rows.text(1)), "checkpoint " + std::to_string(rows.integer(0))});
        for (auto const& note : kept_outside)
            notes.push_back({note, "checkpoint kept outside"});
        for (auto const& note : notes)
            read_note(note);
        if (!m_verifier && !notes.empty())
            m_findings.add(Severity::Warning, "checkpoint-unverified", "checkpoints",
                "no public key was given: the signatures of the checkpoints were not checked");
    }

    void read_note(Note const& note)
    {
        auto text = note.text.substr(0, note.text.find("\n\n") + 1);
        if (m_verifier) {
            auto const opened = crypto::open_note(note.text, m_verifier->name, m_verifier->public_key);
            if (!opened) return wrong("checkpoint-signature", note.place, std::nullopt, opened.refusal().reason);
            text = *opened;
        }
        auto const first = text.find('\n');
        auto const second = text.find('\n', first + 1);
        auto const third = text.find('\n', second + 1);
        if (first == std::string::npos || second == std::string::npos || third == std::string::npos)
            return wrong("checkpoint-form", note.place, std::nullopt, "the note is no checkpoint");
        auto const size_text = text.substr(first + 1, second - first - 1);
        auto const octets = from_base64(text.substr(second + 1, third - second - 1));
        bool const digits = !size_text.empty() && size_text.size() < 19 &&
                            size_text.find_first_not_of("0123456789") == std::string::npos;
        if (!digits || !octets || octets->size() != 32)
            return wrong("checkpoint-form", note.place, std::nullopt, "the note is no checkpoint");
        m_claims[std::stoull(size_text)].push_back({*model::Sha256::from_bytes(*octets), note.place});
    }

    void read_entries()
    {
        auto const total = static_cast<std::uint64_t>(m_connection.number("SELECT count(*) FROM entry"));
        compare_claims();
        Bytes octets;
        auto rows = m_connection.query(
            "SELECT number, recorded_at, actor, kind, subject, occurred_on, body, leaf FROM entry ORDER BY number");
        while (rows.next()) {
            auto const number = static_cast<std::uint64_t>(rows.integer(0));
            if (number != m_count + 1 && !m_gap) {
                m_gap = true;
                wrong("ledger-number", "entry " + std::to_string(m_count + 1), m_count + 1,
                    "the entry is missing; the next one has number " + std::to_string(number));
            }
            compose(octets, rows);
            auto const leaf = crypto::sha256(octets);
            if (rows.blob(7) != leaf.bytes())
                wrong("ledger-leaf", "entry " + std::to_string(number), number,
                    "the entry is not what was hashed when it was written");
            m_tree.add(leaf);
            ++m_count;
            count_kind(rows);
            compare_claims();
            if (m_count % TELL_EVERY == 0) m_progress.at(m_count, total, "entries");
        }
    }

    void compare_claims()
    {
        auto const found = m_claims.find(m_count);
        if (found == m_claims.end()) return;
        auto const root = m_tree.root();
        for (auto const& claim : found->second) {
            if (claim.root == root) {
                ++m_agreed;
                m_anchored = m_count;
            } else {
                // Leaf hashes are no witness against somebody who rewrites them too; checkpoints are, but they only
                // tell between which two of them the change lies.
                wrong("checkpoint-root", claim.place, m_first_wrong.value_or(m_anchored + 1),
                    "an entry from " + std::to_string(m_anchored + 1) + " to " + std::to_string(m_count) +
                        " is not what was signed");
            }
        }
    }

    void check_head()
    {
        auto rows = m_connection.query("SELECT size, frontier FROM ledger_head");
        if (!rows.next()) return wrong("ledger-head", "ledger_head", std::nullopt, "the head of the ledger is missing");
        auto const size = static_cast<std::uint64_t>(rows.integer(0));
        if (size > m_count)
            return wrong("ledger-head", "entry " + std::to_string(m_count + 1), m_count + 1,
                "the ledger ends after " + std::to_string(m_count) + " entries, but " + std::to_string(size) +
                    " were written");
        if (size < m_count)
            return wrong("ledger-head", "entry " + std::to_string(size + 1), size + 1,
                "the entries from here on were not written by this program");
        check_frontier(size, rows.blob(1));
    }

    /// The stored subtrees are a second witness: the first that differs tells where to look.
    void check_frontier(std::uint64_t size, BytesView stored)
    {
        auto const mine = m_tree.finished_from_the_top();
        if (stored == mine) return;
        if (stored.size() != mine.size())
            return wrong("ledger-root", "ledger_head", std::nullopt, "the head of the ledger does not fit its size");
        std::uint64_t begin = 1;
        for (std::size_t at = 0, height = 64; at < mine.size(); at += 32) {
            do
                --height;
            while (!(size >> height & 1));
            auto const end = begin + (std::uint64_t{1} << height);
            if (stored.substr(at, 32) != std::string_view(mine).substr(at, 32) && end > m_anchored + 1) {
                auto const first = std::max(begin, m_anchored + 1);
                return wrong("ledger-root", "ledger_head", m_first_wrong.value_or(first),
                    "an entry from " + std::to_string(first) + " to " + std::to_string(end - 1) +
                        " is not what was written");
            }
            begin = end;
        }
        wrong("ledger-root", "ledger_head", std::nullopt, "the head of the ledger is not what was written");
    }

    void count_kind(sql::Rows const& row)
    {
        auto const kind = row.text(3);
        ++m_kinds[std::string(kind)];
        auto const subject = row.text(4);
        if (subject.empty() || subject[0] != 'P') return;
        if (kind == "person-erased") m_erased.insert(std::string(subject));
        if (kind == "record-added" || kind == "record-corrected") ++m_records_of_persons[std::string(subject)];
    }

    std::uint64_t kinds(std::initializer_list<char const*> words) const
    {
        std::uint64_t sum = 0;
        for (auto const* const word : words)
            if (auto const found = m_kinds.find(word); found != m_kinds.end()) sum += found->second;
        return sum;
    }

    void expect(char const* table, std::uint64_t expected, char const* sql)
    {
        auto const rows = static_cast<std::uint64_t>(m_connection.number(sql));
        if (rows != expected)
            wrong("projection-count", table, std::nullopt,
                "the table has " + std::to_string(rows) + " rows, the ledger tells of " + std::to_string(expected));
    }

    void expect_none(char const* table, char const* sql)
    {
        if (auto const entry = m_connection.number(sql); entry != 0)
            wrong("projection-row", std::string(table) + " of entry " + std::to_string(entry), std::nullopt,
                "the row does not say what its entry says");
    }

    void check_evaluations()
    {
        // A file that was not opened since evaluations exist has no such table, and needs none.
        if (m_connection.number("SELECT count(*) FROM sqlite_master WHERE name = 'evaluation'") == 0) return;
        expect("evaluation",
            static_cast<std::uint64_t>(
                m_connection.number("SELECT count(*) FROM entry WHERE kind IN ('evaluation-step', 'grade-decided') "
                                    "AND json_extract(body, '$.evaluation') IS NOT NULL")),
            "SELECT count(*) FROM evaluation");
        expect_none("evaluation", "SELECT v.entry FROM evaluation v LEFT JOIN entry e ON e.number = v.entry "
                                  "WHERE e.kind NOT IN ('evaluation-step', 'grade-decided') "
                                  "OR json_extract(e.body, '$.evaluation') IS NOT v.id LIMIT 1");
    }

    void check_projections()
    {
        auto records = kinds({"record-added", "record-corrected"});
        for (auto const& person : m_erased)
            if (auto const found = m_records_of_persons.find(person); found != m_records_of_persons.end())
                records -= found->second;
        expect("subject", kinds({"subject-registered"}), "SELECT count(*) FROM subject");
        expect("record", records, "SELECT count(*) FROM record");
        expect("document", kinds({"document-issued"}), "SELECT count(*) FROM document");
        expect("document file", kinds({"document-proven"}), "SELECT count(*) FROM document_file");
        expect("notice", kinds({"notice-published"}), "SELECT count(*) FROM notice");
        expect("erased persons", m_erased.size(), "SELECT count(*) FROM subject WHERE erased_by IS NOT NULL");
        if (m_erased.empty()) {
            expect("role", kinds({"role-added"}), "SELECT count(*) FROM role");
            expect("replaced records", kinds({"record-corrected", "record-retracted"}),
                "SELECT count(*) FROM record WHERE replaced_by IS NOT NULL");
        }
        expect("revoked documents", kinds({"document-revoked"}),
            "SELECT count(*) FROM document WHERE revoked_by IS NOT NULL");
        expect_none("subject", "SELECT s.entry FROM subject s LEFT JOIN entry e ON e.number = s.entry "
                               "WHERE e.kind IS NOT 'subject-registered' OR e.subject IS NOT "
                               "substr('EPGB', s.kind + 1, 1) || s.number LIMIT 1");
        expect_none("record", "SELECT r.entry FROM record r LEFT JOIN entry e ON e.number = r.entry "
                              "WHERE e.subject IS NOT r.subject OR e.occurred_on IS NOT r.occurred_on "
                              "OR e.kind NOT IN ('record-added', 'record-corrected') LIMIT 1");
        expect_none("identifier", "SELECT i.entry FROM identifier i LEFT JOIN entry e ON e.number = i.entry "
                                  "WHERE e.subject IS NOT i.subject LIMIT 1");
        expect_none("document", "SELECT d.entry FROM document d LEFT JOIN entry e ON e.number = d.entry "
                                "WHERE e.kind IS NOT 'document-issued' OR e.subject IS NOT d.subject "
                                "OR json_extract(e.body, '$.number') IS NOT d.number LIMIT 1");
        expect_none("key of an erased person",
            "SELECT s.entry FROM subject s JOIN person_key k "
            "ON k.subject = 'P' || s.number WHERE s.kind = 1 AND s.erased_by > 0 LIMIT 1");
        check_evaluations();
        auto gaps = m_connection.query("SELECT series, year, count(*), max(serial) FROM document GROUP BY series, year "
                                       "HAVING count(*) <> max(serial)");
        while (gaps.next())
            wrong("document-gap", std::string(gaps.text(0)) + " " + std::to_string(gaps.integer(1)), std::nullopt,
                std::to_string(gaps.integer(2)) + " documents, but the last number is " +
                    std::to_string(gaps.integer(3)));
    }

    sql::Connection& m_connection;
    std::optional<Verifier> const& m_verifier;
    Progress& m_progress;
    Counter m_tree;
    std::uint64_t m_count = 0;
    bool m_gap = false;
    std::optional<std::uint64_t> m_first_wrong;
    std::uint64_t m_agreed = 0;
    std::uint64_t m_anchored = 0;
    std::map<std::uint64_t, std::vector<Claim>> m_claims;
    std::map<std::string, std::uint64_t> m_kinds;
    std::map<std::string, std::uint64_t> m_records_of_persons;
    std::set<std::string> m_erased;
    Findings m_findings;
};

} // namespace

Outcome<LedgerReport> check_ledger(std::filesystem::path const& file, std::optional<Verifier> const& verifier,
    std::vector<std::string> const& kept_outside, Progress& progress)
{
    auto connection = sql::Connection::open(file, sql::Mode::ReadOnly);
    if (!connection) return connection.refusal();
    if (auto const begun = connection->begin(sql::Turn::Read); !begun) return begun.refusal();
    try {
        return Check(*connection, verifier, progress).run(kept_outside);
    } catch (sql::SqlError const&) {
        return Refusal{Fault::Corrupt, "the file has not the tables of a ledger, or they are damaged", "archive"};
    }
}

} // namespace xindang::archive
