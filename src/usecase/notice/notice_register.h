#pragma once

#include <archive/archive.h>
#include <base/outcome.h>
#include <notice/notice.h>
#include <notice/notice_page.h>
#include <notice/site.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// A notice with what the office knows of it beside what the public sees.
struct RegisteredNotice {
    std::string id;
    model::EntryNumber entry;
    notice::Notice notice;
    std::optional<model::CivilDate> due; ///< last day on which it had to be published
    std::string term_basis;              ///< the provision the last day comes from
};

/// Every notice the ledger tells of, oldest first; of several publications of one decision each stands here.
Outcome<std::vector<RegisteredNotice>> notices_of(archive::View const& view);

/// What the public site is to show: of several publications of one decision the last.
std::vector<notice::Notice> shown_of(std::vector<RegisteredNotice> const& notices);

/// The public body of a notice's ledger entry; notices_of() reads what this writes.
model::Fields fields_of(
    notice::Notice const& notice, std::optional<model::CivilDate> due, std::string const& term_basis);

/// Who publishes, by the settings and the own agency's name.
notice::SiteIdentity identity_of(Settings const& settings, std::string const& agency_name);

} // namespace xindang::usecase
