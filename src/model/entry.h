#pragma once

#include <base/clock.h>
#include <model/civil_date.h>
#include <model/fields.h>
#include <model/record.h>
#include <model/subject.h>

#include <optional>
#include <string>
#include <string_view>

namespace xindang::model {

/// What a ledger entry says happened. Append only: the words stand in ledgers for decades.
enum class EntryKind {
    SubjectRegistered,
    SubjectAmended,
    SubjectMerged,
    RoleAdded,
    RoleEnded,
    RecordAdded,
    RecordCorrected,
    RecordRetracted,
    PersonErased,
    GradeDecided,
    DocumentIssued,
    DocumentRevoked,
    NoticePublished,
    NoticeWithdrawn,
    NoticeExpired,
    ListPublished,
    ListImported,
    ReportReceived,
    FeedbackReceived,
    TaskOpened,
    TaskClosed,
    UserChanged,
    EvaluationStep,
    DocumentProven,
};

std::string_view word_of(EntryKind kind); ///< "record-added"
Outcome<EntryKind> parse_entry_kind(std::string_view word);

/// One entry of the ledger (台账), which is append-only.
struct Entry {
    EntryNumber number;
    Instant recorded_at; ///< when we knew
    std::string actor;   ///< the user's login, or "system"
    EntryKind kind;
    std::optional<SubjectId> subject;
    CivilDate occurred_on; ///< when the fact happened
    Fields body;
};

/// The octets whose hash is the leaf of the Merkle tree: the RFC 8785 form of
/// {"actor":…,"body":{…},"kind":…,"number":"12","occurred_on":…,"recorded_at":…Z,"subject":…}; no subject, no member.
std::string canonical(Entry const& entry);

} // namespace xindang::model
