#include <model/entry.h>

#include <base/json.h>
#include <model/words.h>

namespace xindang::model {

static constexpr std::array<Word<EntryKind>, 24> ENTRY_KINDS{{
    {EntryKind::SubjectRegistered, "subject-registered", ""},
    {EntryKind::SubjectAmended, "subject-amended", ""},
    {EntryKind::SubjectMerged, "subject-merged", ""},
    {EntryKind::RoleAdded, "role-added", ""},
    {EntryKind::RoleEnded, "role-ended", ""},
    {EntryKind::RecordAdded, "record-added", ""},
    {EntryKind::RecordCorrected, "record-corrected", ""},
    {EntryKind::RecordRetracted, "record-retracted", ""},
    {EntryKind::PersonErased, "person-erased", ""},
    {EntryKind::GradeDecided, "grade-decided", ""},
    {EntryKind::DocumentIssued, "document-issued", ""},
    {EntryKind::DocumentRevoked, "document-revoked", ""},
    {EntryKind::NoticePublished, "notice-published", ""},
    {EntryKind::NoticeWithdrawn, "notice-withdrawn", ""},
    {EntryKind::NoticeExpired, "notice-expired", ""},
    {EntryKind::ListPublished, "list-published", ""},
    {EntryKind::ListImported, "list-imported", ""},
    {EntryKind::ReportReceived, "report-received", ""},
    {EntryKind::FeedbackReceived, "feedback-received", ""},
    {EntryKind::TaskOpened, "task-opened", ""},
    {EntryKind::TaskClosed, "task-closed", ""},
    {EntryKind::UserChanged, "user-changed", ""},
    {EntryKind::EvaluationStep, "evaluation-step", ""},
    {EntryKind::DocumentProven, "document-proven", ""},
}};

std::string_view word_of(EntryKind kind)
{
    return row_of(ENTRY_KINDS, kind).word;
}
Outcome<EntryKind> parse_entry_kind(std::string_view word)
{
    return parse_word(ENTRY_KINDS, word, "kind");
}

std::string canonical(Entry const& entry)
{
    std::string text = "{\"actor\":" + json_quoted(entry.actor);
    text += ",\"body\":" + entry.body.canonical();
    text += ",\"kind\":" + json_quoted(word_of(entry.kind));
    text += ",\"number\":\"" + std::to_string(entry.number.value());
    text += "\",\"occurred_on\":\"" + entry.occurred_on.text();
    text += "\",\"recorded_at\":\"" + entry.recorded_at.utc_text();
    text += '"';
    if (entry.subject) text += ",\"subject\":\"" + entry.subject->text() + '"';
    text += '}';
    return text;
}

} // namespace xindang::model
