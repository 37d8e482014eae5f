#include <archive/projections.h>

#include <archive/bodies.h>
#include <text/search_key.h>

#include <charconv>
#include <stdexcept>

namespace xindang::archive {

namespace {

bool is_person(model::SubjectId id)
{
    return id.kind() == model::SubjectKind::Person;
}

/// A person whose key is gone leaves no row, in a rebuild as little as after the erasing.
bool is_gone(sql::Connection& connection, PersonVault& vault, model::SubjectId id)
{
    return is_person(id) && !vault.has_key(connection, id);
}

class Projector {
public:
    Projector(sql::Connection& connection, PersonVault& vault, model::Entry const& entry)
        : m_connection(connection),
          m_vault(vault),
          m_entry(entry),
          m_number(entry.number.value()),
          m_subject(entry.subject ? entry.subject->text() : std::string())
    {}

    void names_and_identifiers()
    {
        for (auto const& former : former_names_in(m_entry.body))
            name(former, KeyKind::FormerName);
        // Once a name has a successor it is a former one, which a search finds out by looking at the subject.
        if (auto const& current = m_entry.body.get("name"); !current.empty()) name(current, KeyKind::Name);
        for (auto const& identifier : identifiers_in(m_entry.body))
            m_connection.execute("INSERT OR IGNORE INTO identifier(scheme, value, subject, entry) VALUES(?, ?, ?, ?)",
                {static_cast<int>(identifier.scheme), stored_value(m_vault, identifier), m_subject, m_number});
    }

    void registered()
    {
        m_connection.execute("INSERT INTO subject(kind, number, entry) VALUES(?, ?, ?)",
            {static_cast<int>(m_entry.subject->kind()), m_entry.subject->number(), m_number});
        if (!is_gone(m_connection, m_vault, *m_entry.subject)) names_and_identifiers();
    }

    void amended()
    {
        if (!is_gone(m_connection, m_vault, *m_entry.subject)) names_and_identifiers();
    }

    void role_added()
    {
        auto const role = role_in(m_entry);
        if (is_gone(m_connection, m_vault, role.from) || is_gone(m_connection, m_vault, role.to)) return;
        m_connection.execute("INSERT INTO role(entry, from_subject, to_subject) VALUES(?, ?, ?)",
            {m_number, role.from.text(), role.to.text()});
    }

    void role_ended()
    {
        m_connection.execute("UPDATE role SET ended_by = ?, ended_on = ? WHERE entry = ?",
            {m_number, m_entry.body.get("last_day"), number_in("role")});
    }

    void record_added()
    {
        if (is_gone(m_connection, m_vault, *m_entry.subject)) return;
        m_connection.execute("INSERT INTO record(entry, subject, occurred_on) VALUES(?, ?, ?)",
            {m_number, m_subject, m_entry.occurred_on.text()});
        auto const& reference = m_entry.body.get("source_ref");
        if (reference.empty()) return;
        auto const key = record_reference(m_vault, m_entry.body.get("source"), reference);
        m_connection.execute("INSERT INTO record_ref(ref, entry, subject) VALUES(?, ?, ?) "
                             "ON CONFLICT(ref) DO UPDATE SET entry = excluded.entry",
            {sql::Blob{key}, m_number, m_subject});
    }

    void record_replaced()
    {
        m_connection.execute("UPDATE record SET replaced_by = ? WHERE entry = ?", {m_number, number_in("entry")});
    }

    void document_issued()
    {
        auto const& body = m_entry.body;
        m_connection.execute(
            "INSERT INTO document(entry, series, year, serial, number, subject, digest) VALUES(?, ?, ?, ?, ?, ?, ?)",
            {m_number, body.get("series"), number_in("year"), number_in("serial"), body.get("number"),
                optional_subject(), body.get("digest")});
    }

    void document_revoked()
    {
        m_connection.execute(
            "UPDATE document SET revoked_by = ? WHERE number = ?", {m_number, m_entry.body.get("number")});
    }

    void document_proven()
    {
        auto const& body = m_entry.body;
        m_connection.execute("INSERT INTO document_file(entry, document, digest, level, renew_before) "
                             "SELECT ?, entry, ?, ?, ? FROM document WHERE number = ?",
            {m_number, body.get("digest"), body.get("level"), body.get("renew_before"), body.get("number")});
    }

    void notice_published()
    {
        m_connection.execute("INSERT INTO notice(entry, id, subject) VALUES(?, ?, ?)",
            {m_number, m_entry.body.get("id"), optional_subject()});
    }

    void notice_ended()
    {
        m_connection.execute(m_entry.kind == model::EntryKind::NoticeWithdrawn
                                 ? "UPDATE notice SET withdrawn_by = ? WHERE id = ?"
                                 : "UPDATE notice SET expired_by = ? WHERE id = ?",
            {m_number, m_entry.body.get("id")});
    }

    void erased()
    {
        for (auto const* const sql :
            {"DELETE FROM identifier WHERE subject = ?", "DELETE FROM search_key WHERE subject = ?",
                "DELETE FROM record WHERE subject = ?", "DELETE FROM record_ref WHERE subject = ?",
                "DELETE FROM role WHERE from_subject = ?", "DELETE FROM role WHERE to_subject = ?"})
            m_connection.execute(sql, {m_subject});
        m_connection.execute("UPDATE subject SET erased_by = ? WHERE kind = ? AND number = ?",
            {m_number, static_cast<int>(m_entry.subject->kind()), m_entry.subject->number()});
    }

    /// Grades that were not decided in an evaluation have no row.
    void part_of_evaluation()
    {
        if (auto const& id = m_entry.body.get("evaluation"); !id.empty())
            m_connection.execute("INSERT INTO evaluation(id, entry) VALUES(?, ?)", {id, m_number});
    }

    void event()
    {
        m_connection.execute("INSERT INTO event(kind, entry) VALUES(?, ?)", {model::word_of(m_entry.kind), m_number});
    }

private:
    void name(std::string const& text, KeyKind kind)
    {
        key(text::search_key(text), kind);
        auto const read =
            text::pinyin(text, is_person(*m_entry.subject) ? text::NameKind::Person : text::NameKind::Firm);
        key(read.full, KeyKind::Pinyin);
        key(read.initials, KeyKind::Initials);
    }

    void key(std::string const& text, KeyKind kind)
    {
        if (text.empty()) return;
        m_connection.execute("INSERT OR IGNORE INTO search_key(key, how, subject, entry) VALUES(?, ?, ?, ?)",
            {is_person(*m_entry.subject) ? m_vault.blind(text) : text, static_cast<int>(kind), m_subject, m_number});
    }

    std::int64_t number_in(std::string_view field) const
    {
        auto const& text = m_entry.body.get(field);
        std::int64_t value = 0;
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc{} || end != text.data() + text.size())
            throw std::runtime_error(
                "ledger entry " + std::to_string(m_number) + " has no number in " + std::string(field));
        return value;
    }

    sql::Value optional_subject() const { return m_subject.empty() ? sql::Value(std::nullopt) : sql::Value(m_subject); }

    sql::Connection& m_connection;
    PersonVault& m_vault;
    model::Entry const& m_entry;
    std::uint64_t m_number;
    std::string m_subject;
};

} // namespace

void project(sql::Connection& connection, PersonVault& vault, model::Entry const& entry)
{
    Projector projector(connection, vault, entry);
    switch (entry.kind) {
    case model::EntryKind::SubjectRegistered:
        return projector.registered();
    case model::EntryKind::SubjectAmended:
        return projector.amended();
    case model::EntryKind::RoleAdded:
        return projector.role_added();
    case model::EntryKind::RoleEnded:
        return projector.role_ended();
    case model::EntryKind::RecordAdded:
        return projector.record_added();
    case model::EntryKind::RecordCorrected:
        projector.record_replaced();
        return projector.record_added();
    case model::EntryKind::RecordRetracted:
        return projector.record_replaced();
    case model::EntryKind::PersonErased:
        return projector.erased();
    case model::EntryKind::DocumentIssued:
        return projector.document_issued();
    case model::EntryKind::DocumentRevoked:
        return projector.document_revoked();
    case model::EntryKind::DocumentProven:
        return projector.document_proven();
    case model::EntryKind::NoticePublished:
        return projector.notice_published();
    case model::EntryKind::NoticeWithdrawn:
    case model::EntryKind::NoticeExpired:
        return projector.notice_ended();
    case model::EntryKind::GradeDecided: // found through its subject as well
    case model::EntryKind::EvaluationStep:
        return projector.part_of_evaluation();
    case model::EntryKind::SubjectMerged:
    case model::EntryKind::ListPublished:
    case model::EntryKind::ListImported:
    case model::EntryKind::ReportReceived:
    case model::EntryKind::FeedbackReceived:
    case model::EntryKind::TaskOpened:
    case model::EntryKind::TaskClosed:
    case model::EntryKind::UserChanged:
        return projector.event();
    }
}

void clear_projections(sql::Connection& connection)
{
    connection.script("DELETE FROM subject; DELETE FROM identifier; DELETE FROM search_key; DELETE FROM role; "
                      "DELETE FROM record; DELETE FROM record_ref; DELETE FROM document; DELETE FROM document_file; "
                      "DELETE FROM notice; DELETE FROM event; DELETE FROM evaluation");
}

std::string stored_value(PersonVault const& vault, model::Identifier const& identifier)
{
    return identifier.scheme == model::IdentifierScheme::PersonId ? vault.blind(identifier.value) : identifier.value;
}

Bytes record_reference(PersonVault const& vault, std::string_view source, std::string_view source_ref)
{
    return *from_hex(vault.blind(std::string(source) + "\n" + std::string(source_ref)).substr(1));
}

} // namespace xindang::archive
