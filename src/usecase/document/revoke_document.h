#pragma once

#include <usecase/notice/publish_notice.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A document taken back (撤销): changed, annulled, found unlawful or void.
struct RevokeDocument {
    model::DocumentNumber number;
    std::string reason;                      ///< the public reads it where the document was published
    std::string by;                          ///< number of what revokes it: ours, of a review body, of a court
    std::optional<model::CivilDate> on = {}; ///< day of that paper; none: today
    std::string ground = {};                 ///< why, as law::ListRemovalRule codes it: "court"; empty: none of those
};

struct RevocationReceipt {
    model::EntryNumber entry; ///< DocumentRevoked
    std::string number;
    model::CivilDate revoked_on;
    std::vector<std::string> withdrawn;        ///< ids of the notices that went down with it
    std::vector<model::EntryNumber> retracted; ///< records the document had left in the archive
    model::CivilDate due;                      ///< last day the law gives for taking a notice down
    std::string basis;
    bool late;
    Findings notes; ///< what is left to do elsewhere: "on-list" where a ban ends that lists may carry
};

/// Enters in the ledger that a document is revoked, and with it, all or nothing: its public notices are withdrawn with
/// the reason, the record it left is retracted, its ban holds no longer, and the site, its check data included, says
/// so. What was issued and published stays in the ledger as it was. Asks of both persons what issue_document() asks.
/// NotFound at "document_number"; Conflict there when it was revoked already; BadInput at "reason" without one or with
/// what looks like personal data, at "by" without a number, or its own; NotFound at "by" for a number of ours that was
/// never issued, Conflict there for one that was revoked; BadInput at "revoked_on" for a day to come or before the
/// document, at "ground" for a word that no list codes a removal by.
Outcome<RevocationReceipt> revoke_document(
    Actor const& approver, Actor const& drafter, RevokeDocument const& request, NoticeServices const& services);

} // namespace xindang::usecase
