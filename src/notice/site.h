#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <notice/check_data.h>
#include <notice/notice.h>
#include <notice/notice_page.h>

#include <filesystem>
#include <functional>
#include <vector>

namespace xindang::notice {

/// Gives the octets of a page or PDF that was stored under its digest.
using FindObject = std::function<Outcome<Bytes>(model::Sha256 const&)>;

/// The public folder site/, which any web server can serve. It is a projection: what it holds follows from the notices
/// (the ledger's) and the stored pages and PDFs, so that a crash at any moment is mended by the next synchronise().
class Site {
public:
    Site(std::filesystem::path folder, SiteIdentity identity)
        : m_folder(std::move(folder)), m_identity(std::move(identity))
    {}

    /// Makes the folder show exactly these notices, and answer for exactly these files to who checks one. Each file is
    /// replaced atomically; what is new is written before the index and the feed name it, and what ended is removed
    /// before they stop naming it. Refuses (Corrupt) when a stored page or PDF is missing; throws when the disk will
    /// not.
    Outcome<Done> synchronise(std::vector<Notice> const& notices, std::vector<CheckRecord> const& records,
        Pages const& pages, FindObject const& objects, Instant now) const;

private:
    std::filesystem::path m_folder;
    SiteIdentity m_identity;
};

} // namespace xindang::notice
