#pragma once

#include <base/bytes.h>
#include <notice/notice.h>
#include <notice/notice_page.h>

#include <vector>

namespace xindang::notice {

/// An Atom feed (RFC 4287) of the notices given, newest first: published ones with summary, page and PDF; withdrawn and
/// expired ones only as the news that they were. `updated_at` of the feed is the newest of the entries', else
/// `empty_at`.
Bytes atom_feed(std::vector<Notice> const& notices, SiteIdentity const& identity, Instant empty_at);

} // namespace xindang::notice
