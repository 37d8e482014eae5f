#pragma once

#include <usecase/notice/publish_notice.h>

#include <optional>
#include <string>

namespace xindang::usecase {

struct WithdrawNotice {
    model::DocumentNumber decision;
    std::string reason;                            ///< told to the public
    std::optional<model::CivilDate> event_on = {}; ///< day the decision was changed or annulled; none: today
};

struct WithdrawalReceipt {
    model::EntryNumber entry;
    std::string id;
    model::CivilDate due; ///< last day the law gives from the event
    std::string basis;
    bool provisional;
    bool late;
};

/// Takes a notice down: page, PDF, feed entry and index go, a page with the reason stays. Needs the duty
/// publication-staff. BadInput at "reason" without one or with personal data in it; NotFound at "document_number";
/// Conflict there when it is no longer published. Late is done all the same, and told.
Outcome<WithdrawalReceipt> withdraw_notice(
    Actor const& actor, WithdrawNotice const& request, NoticeServices const& services);

} // namespace xindang::usecase
