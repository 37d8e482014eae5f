#pragma once

#include <usecase/notice/publish_notice.h>

namespace xindang::usecase {

/// Brings the site to what this view tells. Call it while the writer is held, so that of two programs the one that knew
/// less never writes last. Private furniture of the notice use cases.
Outcome<Done> bring_site_up_to_date(archive::View const& view, NoticeServices const& services);

/// The publication of a decision that stands now; NotFound at "document_number", Conflict when it ended.
Outcome<RegisteredNotice> standing_notice(archive::View const& view, model::DocumentNumber const& decision);

} // namespace xindang::usecase
