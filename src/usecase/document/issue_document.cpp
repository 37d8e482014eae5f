#include <usecase/document/issue_document.h>

#include <model/ban.h>
#include <usecase/document/computed_facts.h>
#include <usecase/document/prove_document.h>

namespace xindang::usecase {

namespace {

Outcome<Done> two_people(Actor const& approver, Actor const& drafter)
{
    if (auto const allowed = assure(drafter, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    if (approver.login == drafter.login)
        return Refusal{Fault::Forbidden, "whoever drafted a document cannot approve it", "approver"};
    return Done{};
}

// Whom the document is about: known already, or registered by it.
Outcome<std::optional<model::SubjectId>> subject_of(
    archive::Writer& writer, DraftFacts const& facts, std::string const& source)
{
    if (!facts.subject) return std::optional<model::SubjectId>();
    auto const& subject = *facts.subject;
    if (auto const known = writer.find(subject.identifier)) return known;
    auto const registered =
        writer.register_subject({subject.kind, subject.name, {}, {subject.identifier}, {}, facts.dated, source});
    if (!registered) return registered.refusal();
    return std::optional(*registered);
}

void warn_of_other_name(archive::View const& view, model::SubjectId id, DraftSubject const& stated, Findings& notes)
{
    auto const subject = view.subject(id);
    if (!subject || subject->erased || subject->current_name() == stated.name) return;
    notes.add(Severity::Warning, "other-name", stated.kind == model::SubjectKind::Person ? "party" : "addressee",
        "the archive knows this identifier under another name");
}

model::Ban ban_of(DraftFacts const& facts, DocumentServices const& services)
{
    auto const& organ = services.law.agencies().own();
    auto const& article = facts.ban->article;
    return {article.id, facts.ban->citation, article.scope, std::string(word_of(article.field.value())),
        facts.ban->term, facts.dated, organ.code, article.offence, services.clauses.ban_gravity(facts.ban->term)};
}

// The penalty as a record of its party, so that archive and grading see it as they see those of other authorities.
Outcome<model::EntryNumber> add_penalty_record(archive::Writer& writer, model::SubjectId subject,
    DraftFacts const& facts, std::string const& number, model::Sha256 const& digest, DocumentServices const& services)
{
    auto const& organ = services.law.agencies().own();
    auto const& record = *facts.record;
    return writer.add_record({model::EntryNumber{1}, subject, std::nullopt, model::RecordKind::Penalty, facts.dated,
        organ.name, organ.region, record.field, record.gravity, facts.to_pay, record.kind, record.citation, number,
        record.until, facts.violation, organ.code, number, digest.hex()});
}

// The number is taken and the document in force: a time-stamp service that is away must not hold up either.
void prove(Actor const& approver, DocumentServices const& services, DocumentReceipt& receipt)
{
    if (!services.provers || services.level == document::Level::B) return;
    auto const proven = prove_document(approver, receipt.number, services.level,
        {services.archive, services.objects, *services.provers, services.clock,
            services.check ? std::optional(services.check->data) : std::nullopt});
    if (proven) {
        receipt.digest = proven->digest;
        receipt.level = proven->level;
        return;
    }
    receipt.notes.add(Severity::Warning, "not-proven", proven.refusal().where,
        "the signature stays at B-B until renew-timestamps is run: " + proven.refusal().reason);
}

} // namespace

Outcome<DocumentReceipt> issue_document(
    Actor const& approver, Actor const& drafter, IssueDocument const& request, DocumentServices const& services)
{
    if (auto const allowed = two_people(approver, drafter); !allowed) return allowed.refusal();
    auto const kind = services.law.numbering().find(request.kind);
    if (!kind) return kind.refusal();
    auto const draft = services.press.check(request.kind, request.facts);
    if (!draft) return draft.refusal();
    auto facts = read_draft(*draft, services.law, services.clauses);
    if (!facts) return facts.refusal();
    auto const now = services.clock.now();
    if (facts->dated > model::CivilDate::on(now))
        return Refusal{Fault::BadInput, "a document cannot be dated after the day it is issued", "dated"};

    // From here on this is the only writer: the number stays ours until we commit or go away.
    auto const& organ = services.law.agencies().own();
    auto writer = services.archive.writer(approver.login, services.clock);
    if (!writer) return writer.refusal();
    auto const subject = subject_of(*writer, *facts, organ.code);
    if (!subject) return subject.refusal();
    if (*subject) warn_of_other_name(*writer, **subject, *facts->subject, facts->notes);
    auto const year = facts->dated.year();
    auto const serial = writer->next_document_number(kind->series, year);
    auto const number = services.law.numbering().number(request.kind, organ, year, serial);
    if (!number) return number.refusal();

    auto const whole = completed(*draft, request.facts, *facts, *number, services.law, services.clauses);
    if (!whole) return whole.refusal();
    document::PrintJob job{request.kind, *whole, now, services.signer.certificate.common_name()};
    auto const code = services.check ? std::optional(notice::CheckCode::fresh(services.check->random)) : std::nullopt;
    if (code) job.check = services.check->mark(*code);
    auto printed = services.press.print(job);
    if (!printed) return printed.refusal();
    auto const file = document::sign(std::move(printed->document), services.signer);
    // Durable before the entry that names it: a crash in between leaves a file nobody knows, never a name without one.
    auto const digest = services.objects.put(file);

    archive::NewDocument entry{*subject, facts->dated, request.kind, number->text(), kind->series, year, serial,
        printed->title, digest, {{"drafter", drafter.login}}};
    if (code) entry.more.set(CHECK_CODE, code->text());
    if (facts->ban) ban_of(*facts, services).write_to(entry.more);
    auto const issued = writer->issue_document(entry);
    if (!issued) return issued.refusal();
    if (facts->record && *subject)
        if (auto const record = add_penalty_record(*writer, **subject, *facts, number->text(), digest, services);
            !record)
            return record.refusal();
    writer->commit();
    // The writer is still held: of two programs the one that knew less never writes last.
    if (code) services.check->data.add({digest, notice::CheckRecord::State::Valid, code});

    for (auto const& substitution : printed->substitutions)
        facts->notes.add(Severity::Note, "substituted", document::name_of(substitution.role),
            "\"" + substitution.text + "\" is taken from a fallback font");
    DocumentReceipt receipt{
        *issued, number->text(), printed->title, digest, printed->pages, document::Level::B, std::move(facts->notes)};
    prove(approver, services, receipt);
    return receipt;
}

} // namespace xindang::usecase
