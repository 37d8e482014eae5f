#include <archive/writer.h>

#include <archive/bodies.h>
#include <archive/state.h>

namespace xindang::archive {

// The part of a writer that is about what goes out: grades, documents, notices, lists, users.

Outcome<model::EntryNumber> Writer::decide_grade(model::SubjectId id, model::CivilDate day, model::Fields const& body)
{
    for (auto const* const name : {"scheme", "grade"})
        if (!body.has(name)) return Refusal{Fault::BadInput, std::string("a grade needs its ") + name, name};
    if (auto const fine = assure_living(state(), id, "subject"); !fine) return fine.refusal();
    return put(model::EntryKind::GradeDecided, id, day, body);
}

std::uint32_t Writer::next_document_number(std::string_view series, int year) const
{
    return static_cast<std::uint32_t>(state().connection.number(
        "SELECT coalesce(max(serial), 0) + 1 FROM document WHERE series = ? AND year = ?", {series, year}));
}

Outcome<model::EntryNumber> Writer::issue_document(NewDocument const& document)
{
    if (document.kind.empty()) return Refusal{Fault::BadInput, "a document has a kind", "kind"};
    if (document.number.empty()) return Refusal{Fault::BadInput, "a document has a number", "number"};
    if (document.serial != next_document_number(document.series, document.year))
        return Refusal{Fault::Conflict, "the number is not the next of its series", "serial"};
    if (state().connection.number("SELECT count(*) FROM document WHERE number = ?", {document.number}) != 0)
        return Refusal{Fault::Conflict, "the number has been given before", "number"};
    if (document.subject)
        if (auto const fine = assure_living(state(), *document.subject, "subject"); !fine) return fine.refusal();
    return put(model::EntryKind::DocumentIssued, document.subject, document.dated, body_of(document));
}

Outcome<model::EntryNumber> Writer::revoke_document(
    std::string_view number, std::string_view reason, model::CivilDate day, model::Fields const& more)
{
    auto const issued = document(number);
    if (!issued) return issued.refusal();
    if (issued->revoked_by) return Refusal{Fault::Conflict, "the document has been revoked already", "number"};
    auto body = more;
    body.set("number", issued->number);
    body.set("reason", reason);
    return put(model::EntryKind::DocumentRevoked, issued->subject, day, body);
}

Outcome<model::EntryNumber> Writer::prove_document(std::string_view number, model::Sha256 const& digest,
    std::string_view level, std::optional<Instant> renew_before, model::CivilDate day)
{
    auto const issued = document(number);
    if (!issued) return issued.refusal();
    if (issued->digest == digest.hex())
        return Refusal{Fault::Conflict, "that is the document's file already", "digest"};
    model::Fields body{{"number", issued->number}, {"digest", digest.hex()}, {"level", std::string(level)}};
    if (renew_before) body.set("renew_before", renew_before->utc_text());
    return put(model::EntryKind::DocumentProven, issued->subject, day, body);
}

Outcome<model::EntryNumber> Writer::publish_notice(NewNotice const& notice)
{
    if (notice.id.empty()) return Refusal{Fault::BadInput, "a notice has an id", "id"};
    if (state().connection.number("SELECT count(*) FROM notice WHERE id = ?", {notice.id}) != 0)
        return Refusal{Fault::Conflict, "there is a notice of this id", "id"};
    if (notice.subject)
        if (auto const fine = assure_living(state(), *notice.subject, "subject"); !fine) return fine.refusal();
    return put(model::EntryKind::NoticePublished, notice.subject, notice.published_on, body_of(notice));
}

static Outcome<PublishedNotice> standing_notice(Writer const& writer, std::string_view id)
{
    auto const published = writer.notice(id);
    if (published && (published->withdrawn_by || published->expired_by))
        return Refusal{Fault::Conflict, "the notice is no longer published", "id"};
    return published;
}

Outcome<model::EntryNumber> Writer::withdraw_notice(std::string_view id, std::string_view reason, model::CivilDate day)
{
    auto const standing = standing_notice(*this, id);
    if (!standing) return standing.refusal();
    return put(model::EntryKind::NoticeWithdrawn, standing->subject, day,
        {{"id", standing->id}, {"reason", std::string(reason)}});
}

Outcome<model::EntryNumber> Writer::expire_notice(std::string_view id, model::CivilDate day)
{
    auto const standing = standing_notice(*this, id);
    if (!standing) return standing.refusal();
    return put(model::EntryKind::NoticeExpired, standing->subject, day, {{"id", standing->id}});
}

Outcome<model::EntryNumber> Writer::evaluation_step(
    std::optional<model::SubjectId> enterprise, model::CivilDate day, model::Fields const& body)
{
    for (auto const* const needed : {"evaluation", "step"})
        if (!body.has(needed)) return Refusal{Fault::BadInput, "a step of an evaluation says which", needed};
    if (enterprise)
        if (auto const fine = assure_living(state(), *enterprise, "subject"); !fine) return fine.refusal();
    return put(model::EntryKind::EvaluationStep, enterprise, day, body);
}

Outcome<model::EntryNumber> Writer::append(model::EntryKind kind, std::optional<model::SubjectId> subject,
    model::CivilDate occurred_on, model::Fields const& body)
{
    if (family_of(kind) != EntryFamily::Event)
        return Refusal{Fault::BadInput, "entries of this kind are made by their own call", "kind"};
    if (subject)
        if (auto const fine = assure_living(state(), *subject, "subject"); !fine) return fine.refusal();
    return put(kind, subject, occurred_on, body);
}

Outcome<model::EntryNumber> Writer::list_published(model::CivilDate day, model::Fields const& body)
{
    return append(model::EntryKind::ListPublished, std::nullopt, day, body);
}

Outcome<model::EntryNumber> Writer::list_imported(model::CivilDate day, model::Fields const& body)
{
    return append(model::EntryKind::ListImported, std::nullopt, day, body);
}

Outcome<model::EntryNumber> Writer::user_changed(model::CivilDate day, model::Fields const& body)
{
    return append(model::EntryKind::UserChanged, std::nullopt, day, body);
}

} // namespace xindang::archive
