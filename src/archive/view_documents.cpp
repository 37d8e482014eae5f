#include <archive/view.h>

#include <archive/bodies.h>
#include <archive/state.h>

namespace xindang::archive {

// The part of a view that is about what went out: grades, documents, notices.

namespace {

bool happened(View::State const& state, model::Entry const& entry)
{
    return !state.as_of.day || entry.occurred_on <= *state.as_of.day;
}

// As of this view: what was added to the file later is not seen.
void add_proofs(View::State& state, IssuedDocument& document)
{
    auto rows = state.connection.query("SELECT digest, level, renew_before FROM document_file WHERE document = ? AND "
                                       "entry <= ? ORDER BY entry",
        {document.entry.value(), state.limit});
    while (rows.next()) {
        document.earlier.push_back(document.digest);
        document.digest = rows.text(0);
        document.level = rows.text(1);
        document.renew_before = rows.text(2);
    }
}

std::vector<IssuedDocument> documents_where(
    View::State& state, std::string_view condition, std::initializer_list<sql::Value> values)
{
    std::vector<IssuedDocument> documents;
    auto rows = state.connection.query(
        select_entries("JOIN document d ON d.entry = e.number WHERE " + std::string(condition) + " ORDER BY e.number",
            ", d.revoked_by"),
        values);
    while (rows.next()) {
        auto const entry = entry_in(state, rows);
        if (!state.sees(entry.number.value()) || !happened(state, entry)) continue;
        documents.push_back(document_in(entry, optional_entry(state, rows, FIRST_FURTHER_COLUMN)));
        add_proofs(state, documents.back());
    }
    return documents;
}

std::vector<PublishedNotice> notices_where(
    View::State& state, std::string_view condition, std::initializer_list<sql::Value> values)
{
    std::vector<PublishedNotice> notices;
    auto rows = state.connection.query(
        select_entries("JOIN notice n ON n.entry = e.number WHERE " + std::string(condition) + " ORDER BY e.number",
            ", n.withdrawn_by, n.expired_by"),
        values);
    while (rows.next()) {
        auto const entry = entry_in(state, rows);
        if (!state.sees(entry.number.value()) || !happened(state, entry)) continue;
        auto notice = notice_in(entry);
        notice.withdrawn_by = optional_entry(state, rows, FIRST_FURTHER_COLUMN);
        notice.expired_by = optional_entry(state, rows, FIRST_FURTHER_COLUMN + 1);
        notices.push_back(std::move(notice));
    }
    return notices;
}

template <class T> Outcome<T> only(std::vector<T> found, char const* what, char const* where)
{
    if (found.empty()) return Refusal{Fault::NotFound, std::string("there is no such ") + what, where};
    return std::move(found.front());
}

} // namespace

std::vector<model::Entry> View::grades_of(model::SubjectId id) const
{
    std::vector<model::Entry> grades;
    auto rows = m_state->connection.query(
        select_entries("WHERE e.subject = ? AND e.kind = 'grade-decided' AND e.number <= ? ORDER BY e.number"),
        {id.text(), m_state->limit});
    while (rows.next())
        if (auto entry = entry_in(*m_state, rows); happened(*m_state, entry)) grades.push_back(std::move(entry));
    return grades;
}

std::vector<IssuedDocument> View::documents_of(model::SubjectId id) const
{
    return documents_where(*m_state, "d.subject = ?", {id.text()});
}

std::vector<IssuedDocument> View::documents() const
{
    return documents_where(*m_state, "e.number <= ?", {m_state->limit});
}

Outcome<IssuedDocument> View::document(std::string_view number) const
{
    return only(documents_where(*m_state, "d.number = ?", {number}), "document", "number");
}

Outcome<IssuedDocument> View::document_with_digest(model::Sha256 const& pdf) const
{
    return only(
        documents_where(*m_state, "d.digest = ? OR d.entry IN (SELECT document FROM document_file WHERE digest = ?)",
            {pdf.hex(), pdf.hex()}),
        "document", "digest");
}

std::vector<PublishedNotice> View::notices_of(model::SubjectId id) const
{
    return notices_where(*m_state, "n.subject = ?", {id.text()});
}

std::vector<PublishedNotice> View::notices() const
{
    return notices_where(*m_state, "e.number <= ?", {m_state->limit});
}

Outcome<PublishedNotice> View::notice(std::string_view id) const
{
    return only(notices_where(*m_state, "n.id = ?", {id}), "notice", "id");
}

} // namespace xindang::archive
