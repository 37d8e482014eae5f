#pragma once

#include <usecase/notice/publish_notice.h>

#include <vector>

namespace xindang::usecase {

struct ExpiryReceipt {
    std::vector<model::DocumentNumber> expired;
};

/// Takes down every notice whose last day is past, and brings the site up to date. Needs the duty publication-staff or
/// operator, who lets a timer do it once a day.
Outcome<ExpiryReceipt> expire_notices(Actor const& actor, NoticeServices const& services);

/// Makes the site from the ledger and the stored files anew; for a lost or altered folder. Gives how many notices there
/// are. Needs the same duties.
Outcome<std::size_t> rebuild_site(Actor const& actor, NoticeServices const& services);

/// All notices, those that ended too. Needs any duty but partner.
Outcome<std::vector<RegisteredNotice>> list_notices(Actor const& actor, archive::Archive const& archive);

} // namespace xindang::usecase
