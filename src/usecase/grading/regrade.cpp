#include <usecase/grading/regrade.h>

#include <usecase/grading/draft_grades.h>
#include <usecase/grading/load_columns.h>

#include <charconv>

namespace xindang::usecase {

namespace {

using model::EntryKind;
using model::SubjectId;
using model::SubjectKind;

void add_enterprise(std::set<SubjectId>& enterprises, SubjectId id)
{
    if (id.kind() == SubjectKind::Enterprise) enterprises.insert(id);
}

/// Through its roles a subject's records reach the enterprise at the other end; the subject itself may stand at either.
void add_role_ends(std::set<SubjectId>& enterprises, SubjectId subject, model::Role const& role)
{
    // Control passes records up only: what the controlled firm did weighs in the grade of who controls it.
    if (role.kind == model::RoleKind::Control && subject == role.from) return;
    add_enterprise(enterprises, role.from == subject ? role.to : role.from);
}

/// Erasing a person takes the rows of the roles away; the entries still say which enterprises they named.
void add_roles_of_erased(archive::View const& view, SubjectId person, std::set<SubjectId>& enterprises)
{
    for (auto const& entry : view.entries_of(person))
        if (entry.kind == EntryKind::RoleAdded)
            if (auto const to = SubjectId::parse(entry.body.get("to"))) add_enterprise(enterprises, *to);
}

void add_ends_of_ended_role(archive::View const& view, model::Entry const& ending, std::set<SubjectId>& subjects)
{
    auto const& text = ending.body.get("role");
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    auto const begun = view.entry(model::EntryNumber{number});
    if (!begun) return;
    if (auto const to = SubjectId::parse(begun->body.get("to"))) subjects.insert(*to);
}

} // namespace

std::set<SubjectId> subjects_touched_after(archive::View const& view, std::uint64_t position)
{
    std::set<SubjectId> subjects;
    view.for_each_entry_after(position, [&](model::Entry const& entry) {
        switch (entry.kind) {
        case EntryKind::SubjectRegistered:
        case EntryKind::SubjectAmended:
        case EntryKind::SubjectMerged:
        case EntryKind::RecordAdded:
        case EntryKind::RecordCorrected:
        case EntryKind::RecordRetracted:
        case EntryKind::PersonErased:
        case EntryKind::DocumentIssued:
        case EntryKind::DocumentRevoked:
            if (entry.subject) subjects.insert(*entry.subject);
            return;
        case EntryKind::RoleAdded:
            subjects.insert(*entry.subject);
            if (auto const to = SubjectId::parse(entry.body.get("to"))) subjects.insert(*to);
            return;
        case EntryKind::RoleEnded:
            subjects.insert(*entry.subject);
            add_ends_of_ended_role(view, entry, subjects);
            return;
        case EntryKind::GradeDecided:
        case EntryKind::NoticePublished:
        case EntryKind::NoticeWithdrawn:
        case EntryKind::NoticeExpired:
        case EntryKind::ListPublished:
        case EntryKind::ListImported:
        case EntryKind::ReportReceived:
        case EntryKind::FeedbackReceived:
        case EntryKind::TaskOpened:
        case EntryKind::TaskClosed:
        case EntryKind::UserChanged:
        case EntryKind::EvaluationStep:
        case EntryKind::DocumentProven:
            return;
        }
    });
    return subjects;
}

std::set<SubjectId> enterprises_resting_on(archive::View const& view, std::set<SubjectId> const& subjects)
{
    std::set<SubjectId> enterprises;
    for (auto const id : subjects) {
        add_enterprise(enterprises, id);
        for (auto const& held : view.roles_of(id))
            add_role_ends(enterprises, id, held.role);
        if (id.kind() == SubjectKind::Person)
            if (auto const person = view.subject(id); person && person->erased)
                add_roles_of_erased(view, id, enterprises);
    }
    return enterprises;
}

Outcome<GradeReceipt> regrade_in(archive::Writer& writer, std::set<SubjectId> const& subjects, model::CivilDate cut_off,
    grading::Scheme const& scheme)
{
    if (!scheme.in_force_on(cut_off))
        return Refusal{Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + cut_off.text(), "on"};
    auto const& definition = scheme.definition();
    auto draft = empty_draft(writer, scheme, cut_off);
    for (auto const id : enterprises_resting_on(writer, subjects)) {
        auto const columns = load_columns_of(writer, id, cut_off, ResultMeanings(definition));
        if (!columns) return columns.refusal();
        grading::Plan const plan(scheme, *columns, cut_off);
        if (auto const done = draft_grade(writer, plan, 0, SameGrade::OnAnyDay, draft); !done) return done.refusal();
    }
    return append_decisions(writer, std::move(draft));
}

Outcome<GradeReceipt> regrade_touched(Actor const& actor, std::set<SubjectId> const& subjects, model::CivilDate cut_off,
    grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (model::CivilDate::on(clock.now()) < cut_off)
        return Refusal{Fault::BadInput, "a grade cannot be given for a day that has not come", "on"};
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto receipt = regrade_in(*writer, subjects, cut_off, scheme);
    if (receipt && receipt->decided > 0) writer->commit();
    return receipt;
}

} // namespace xindang::usecase
