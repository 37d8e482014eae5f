#include <usecase/document/revoke_document.h>

#include <model/ban.h>
#include <usecase/document/two_people.h>
#include <usecase/notice/due_stop.h>
#include <usecase/notice/notice_site.h>

namespace xindang::usecase {

namespace {

Outcome<Done> assure_public(std::string const& text, std::string const& where)
{
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal{Fault::BadInput, "a document is not revoked without it", where};
    if (!notice::find_personal_data(text).empty())
        return Refusal{
            Fault::BadInput, "the public may read this, and something in it looks like personal data", where};
    return Done{};
}

/// What revokes: another authority's paper is taken at its word, one of ours must stand in the ledger.
Outcome<Done> assure_by(RevokeDocument const& request, archive::View const& view, law::Agency const& own)
{
    auto const number = model::DocumentNumber::parse(request.by);
    if (!number) return Done{};
    if (*number == request.number) return Refusal{Fault::BadInput, "a document cannot revoke itself", "by"};
    auto const issued = view.document(number->text());
    if (issued && issued->revoked_by) return Refusal{Fault::Conflict, "this document was revoked itself", "by"};
    if (!issued && number->text().starts_with(own.document_word))
        return Refusal{Fault::NotFound, "no document with this number was issued here", "by"};
    return Done{};
}

Outcome<archive::IssuedDocument> revocable(archive::View const& view, RevokeDocument const& request)
{
    auto document = view.document(request.number.text());
    if (!document) return Refusal{Fault::NotFound, "no document with this number was issued", "document_number"};
    if (document->revoked_by)
        return Refusal{Fault::Conflict, "the document has been revoked already", "document_number"};
    return document;
}

Outcome<std::vector<std::string>> withdraw_notices(
    archive::Writer& writer, std::string const& number, std::string const& reason, model::CivilDate today)
{
    std::vector<std::string> withdrawn;
    for (auto const& notice : writer.notices()) {
        if (notice.document != number || notice.withdrawn_by || notice.expired_by) continue;
        if (auto const done = writer.withdraw_notice(notice.id, reason, today); !done) return done.refusal();
        withdrawn.push_back(notice.id);
    }
    return withdrawn;
}

Outcome<std::vector<model::EntryNumber>> retract_records(
    archive::Writer& writer, RevokeDocument const& request, model::CivilDate day, std::string const& source)
{
    std::vector<model::EntryNumber> retracted;
    auto const record = writer.find_record(source, request.number.text());
    if (!record) return retracted;
    auto const entry = writer.retract_record(*record, request.reason, day, request.by);
    if (!entry) return entry.refusal();
    retracted.push_back(*entry);
    return retracted;
}

Findings left_to_do(archive::IssuedDocument const& document)
{
    Findings notes;
    if (auto const ban = model::Ban::read_from(document.body); ban && *ban)
        notes.add(Severity::Note, "on-list", document.number,
            "its ban is over: publish the lists again, so that partners remove it");
    return notes;
}

// A ground no list knows would reach partners as none at all.
Outcome<Done> assure_ground(std::string const& ground, law::Lists const& lists)
{
    if (ground.empty()) return Done{};
    for (auto const& list : lists.all())
        for (auto const& rule : list.removals)
            if (rule.on == law::ListRemovalRule::On::Revoked && rule.ground == ground) return Done{};
    return Refusal{Fault::BadInput, "no list removes an entry on this ground of a revocation", "ground"};
}

} // namespace

Outcome<RevocationReceipt> revoke_document(
    Actor const& approver, Actor const& drafter, RevokeDocument const& request, NoticeServices const& services)
{
    if (auto const allowed = assure_two_people(approver, drafter); !allowed) return allowed.refusal();
    if (auto const fine = assure_public(request.reason, "reason"); !fine) return fine.refusal();
    if (auto const fine = assure_public(request.by, "by"); !fine) return fine.refusal();
    if (auto const fine = assure_ground(request.ground, services.law.lists()); !fine) return fine.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    auto const day = request.on.value_or(today);
    if (day > today) return Refusal{Fault::BadInput, "the day of the revocation is still to come", "revoked_on"};

    auto writer = services.archive.writer(approver.login, services.clock);
    if (!writer) return writer.refusal();
    auto const document = revocable(*writer, request);
    if (!document) return document.refusal();
    if (day < document->dated) return Refusal{Fault::BadInput, "nothing is revoked before it is made", "revoked_on"};
    auto const due = due_stop(WITHDRAWAL_DEADLINE, day, today, services.law);
    if (!due) return due.refusal();
    auto const& own = services.law.agencies().own();
    if (auto const fine = assure_by(request, *writer, own); !fine) return fine.refusal();

    model::Fields more{{"by", request.by}, {"drafter", drafter.login}};
    if (!request.ground.empty()) more.set("ground", request.ground);
    auto const entry = writer->revoke_document(document->number, request.reason, day, more);
    if (!entry) return entry.refusal();
    auto withdrawn = withdraw_notices(*writer, document->number, request.reason, today);
    if (!withdrawn) return withdrawn.refusal();
    auto retracted = retract_records(*writer, request, day, own.code);
    if (!retracted) return retracted.refusal();
    writer->commit();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    auto const late = due->late && !withdrawn->empty();
    return RevocationReceipt{*entry, document->number, day, std::move(*withdrawn), std::move(*retracted), due->day,
        due->basis, late, left_to_do(*document)};
}

} // namespace xindang::usecase
