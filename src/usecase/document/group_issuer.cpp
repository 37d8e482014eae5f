#include <usecase/document/group_issuer.h>

#include <model/ban.h>
#include <usecase/document/computed_facts.h>
#include <usecase/document/two_people.h>

#include <utility>

namespace xindang::usecase {

namespace {

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

model::Ban ban_of(law::AllowedBan const& ban, model::CivilDate dated, DocumentServices const& services)
{
    auto const& organ = services.law.agencies().own();
    auto const& article = ban.article;
    return {article.id, ban.citation, article.scope, std::string(word_of(article.field.value())), ban.term, dated,
        organ.code, article.offence, services.clauses.ban_gravity(ban.term)};
}

// What registers and discipline lists are made from later.
model::Fields standing_of(DraftFacts const& facts, DocumentServices const& services)
{
    model::Fields fields;
    if (auto const& ban = facts.ban ? facts.ban : facts.bar) ban_of(*ban, facts.dated, services).write_to(fields);
    if (facts.listing) facts.listing->write_to(fields);
    if (facts.unlisting) facts.unlisting->write_to(fields);
    return fields;
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

// The ledger's side of a printed document, with the record it leaves.
Outcome<model::EntryNumber> enter(
    archive::Writer& writer, DraftFacts& facts, archive::NewDocument entry, DocumentServices const& services)
{
    auto const subject = subject_of(writer, facts, services.law.agencies().own().code);
    if (!subject) return subject.refusal();
    if (*subject) warn_of_other_name(writer, **subject, *facts.subject, facts.notes);
    entry.subject = *subject;
    auto const issued = writer.issue_document(entry);
    if (!issued || !facts.record || !*subject) return issued;
    auto const record = add_penalty_record(writer, **subject, facts, entry.number, entry.digest, services);
    if (!record) return record.refusal();
    return issued;
}

/// A draft as far as it can be judged without a number.
struct ReadyDraft {
    law::DocumentKind kind;
    xml::Document draft;
    DraftFacts facts;
};

Outcome<ReadyDraft> ready(IssueDocument const& request, DocumentServices const& services)
{
    auto kind = services.law.numbering().find(request.kind);
    if (!kind) return kind.refusal();
    auto draft = services.press.check(request.kind, request.facts);
    if (!draft) return draft.refusal();
    auto facts = read_draft(*draft, services.law, services.clauses);
    if (!facts) return facts.refusal();
    if (facts->dated > model::CivilDate::on(services.clock.now()))
        return Refusal{Fault::BadInput, "a document cannot be dated after the day it is issued", "dated"};
    return ReadyDraft{std::move(*kind), std::move(*draft), std::move(*facts)};
}

void note_substitutions(std::vector<document::Substitution> const& substitutions, Findings& notes)
{
    for (auto const& substitution : substitutions)
        notes.add(Severity::Note, "substituted", document::name_of(substitution.role),
            "\"" + substitution.text + "\" is taken from a fallback font");
}

} // namespace

GroupIssuer::GroupIssuer(Actor const& approver, Actor const& drafter, DocumentServices const& services)
    : m_approver(approver), m_drafter(drafter), m_services(services)
{}

Outcome<Done> GroupIssuer::check(IssueDocument const& request) const
{
    if (auto const allowed = assure_two_people(m_approver, m_drafter); !allowed) return allowed.refusal();
    auto const draft = ready(request, m_services);
    if (!draft) return draft.refusal();
    return Done{};
}

Outcome<DocumentReceipt> GroupIssuer::issue(IssueDocument const& request, model::Fields const& more)
{
    if (auto const allowed = assure_two_people(m_approver, m_drafter); !allowed) return allowed.refusal();
    auto draft = ready(request, m_services);
    if (!draft) return draft.refusal();
    auto& facts = draft->facts;

    // From here on this is the only writer: the number stays ours until we commit or go away.
    if (!m_writer) {
        auto writer = m_services.archive.writer(m_approver.login, m_services.clock);
        if (!writer) return writer.refusal();
        m_writer.emplace(std::move(*writer));
    }
    auto const now = m_services.clock.now();
    auto const& organ = m_services.law.agencies().own();
    auto const year = facts.dated.year();
    auto const serial = m_writer->next_document_number(draft->kind.series, year);
    auto const number = m_services.law.numbering().number(request.kind, organ, year, serial);
    if (!number) return number.refusal();
    auto const whole = completed(draft->draft, request.facts, facts, *number, m_services.law, m_services.clauses);
    if (!whole) return whole.refusal();
    document::PrintJob job{request.kind, *whole, now, m_services.signer.certificate.common_name()};
    auto const code =
        m_services.check ? std::optional(notice::CheckCode::fresh(m_services.check->random)) : std::nullopt;
    if (code) job.check = m_services.check->mark(*code);
    auto printed = m_services.press.print(job);
    if (!printed) return printed.refusal();
    auto const file = document::sign(std::move(printed->document), m_services.signer);
    // Durable before the entry that names it: a crash in between leaves a file nobody knows, never a name without one.
    auto const digest = m_services.objects.put(file);

    archive::NewDocument entry{
        {}, facts.dated, request.kind, number->text(), draft->kind.series, year, serial, printed->title, digest, more};
    entry.more.set("drafter", m_drafter.login);
    if (code) entry.more.set(CHECK_CODE, code->text());
    auto const standing = standing_of(facts, m_services);
    for (auto const& [name, value] : standing.all())
        entry.more.set(name, value);
    auto const issued = enter(*m_writer, facts, std::move(entry), m_services);
    // Half of a document must not be made durable with the others of its group.
    if (!issued) {
        m_writer.reset();
        m_made.clear();
        return Refusal{Fault::Conflict, issued.refusal().reason, issued.refusal().where};
    }
    if (code) m_made.push_back({digest, notice::CheckRecord::State::Valid, code});
    note_substitutions(printed->substitutions, facts.notes);
    return DocumentReceipt{
        *issued, number->text(), printed->title, digest, printed->pages, document::Level::B, std::move(facts.notes)};
}

void GroupIssuer::flush()
{
    if (!m_writer) return;
    m_writer->commit();
    // Its connection is still ours: of two programs the one that knew less never writes last.
    if (m_services.check) m_services.check->data.add(std::exchange(m_made, {}));
    m_writer.reset();
}

void GroupIssuer::tell_again(std::vector<std::string> const& numbers) const
{
    if (!m_services.check || numbers.empty()) return;
    auto const view = m_services.archive.view();
    std::vector<notice::CheckRecord> records;
    for (auto const& number : numbers) {
        auto const document = view.document(number);
        if (!document || document->revoked_by) continue;
        if (auto const digest = model::Sha256::parse(document->digest))
            records.push_back({*digest, notice::CheckRecord::State::Valid, check_code_in(document->body)});
    }
    m_services.check->data.add(records);
}

} // namespace xindang::usecase
