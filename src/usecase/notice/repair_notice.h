#pragma once

#include <usecase/notice/publish_notice.h>

#include <optional>
#include <string>

namespace xindang::usecase {

struct RepairNotice {
    model::DocumentNumber decision;
    model::DocumentNumber by; ///< number of the repair decision
};

struct RepairReceipt {
    model::EntryNumber entry; ///< NoticeWithdrawn
    std::string id;
    std::string reason;   ///< the public reads it
    model::CivilDate due; ///< by when the publication had to stop, from the day of the repair
    std::string basis;
    bool provisional;
    bool late;
};

/// Ends a publication before its term (信用修复, 提前停止公示) on the strength of an issued repair decision, as
/// conf/notice/publishable.xml says which documents are that. Needs the duty publication-staff. NotFound at
/// "document_number" or "by"; Conflict at "document_number" when the notice is no longer published, at "by" when the
/// repair was revoked; BadInput at "by" for what is no such decision, grants nothing or is about another one, at
/// "publication.early_stop" with the article for a penalty whose publication is never cut short; Conflict at
/// "publication.waiting" before the notice stood as long as the law wants. Late is done all the same, and told.
Outcome<RepairReceipt> repair_notice(Actor const& actor, RepairNotice const& request, NoticeServices const& services);

} // namespace xindang::usecase
