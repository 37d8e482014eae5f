#pragma once

#include <archive/object_store.h>
#include <document/press.h>
#include <document/sign.h>
#include <document/trust.h>
#include <law/catalogue.h>
#include <notice/publishable.h>
#include <notice/redaction.h>
#include <usecase/actor.h>
#include <usecase/document/check_marks.h>
#include <usecase/document/clauses.h>
#include <usecase/notice/notice_register.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// What publishing needs.
struct NoticeServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    Clauses const& clauses;
    document::Press const& press;
    document::Signer signer;
    document::Trust trust; ///< whose signature on a decision counts
    notice::RedactionPolicy const& policy;
    notice::Pages const& pages;
    notice::Publishable const& publishable;
    notice::Site site;
    notice::SiteIdentity identity;
    Clock const& clock;
    std::optional<CheckMarks> check = {}; ///< none: what is printed bears no mark
};

/// What somebody decided about a leftover, which else stops publication. The ledger keeps who decided what and why.
struct LeftoverDecision {
    enum class Action {
        Accept, ///< it may be published
        Redact, ///< it is masked as the policy masks its kind
    };
    std::string leftover; ///< its fingerprint, "phone-3f2a91bc"
    Action action;
    std::string reason; ///< without personal data
};

struct PublishNotice {
    model::DocumentNumber decision;
    std::vector<LeftoverDecision> decisions = {};
};

/// What one regime asks of this publication, and whether it is in time today.
struct PublicationDate {
    std::string regime;
    std::string what;
    model::CivilDate due;
    std::string basis;
    bool provisional; ///< the holidays of a year in between are not announced yet
    bool late;
};

/// What publishing would do, seen before it is done.
struct NoticePreview {
    notice::Notice notice; ///< without page and PDF
    std::string term_basis;
    std::vector<PublicationDate> dates;
    Findings leftovers; ///< errors stop publication; accepted ones are notes
};

struct NoticeReceipt {
    model::EntryNumber entry;
    std::string id;
    std::string address; ///< under the site, without ".html"
    NoticePreview preview;
};

/// What publish_notice() would publish, until when, by when it must, and what stands in its way. Changes nothing.
Outcome<NoticePreview> preview_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services);

/// The page that shows, side by side, what was served and what publish_notice() would publish, with each redaction's
/// kind and reason. It holds personal data, so it needs the duty publication-staff or approver; what is refused is
/// refused as by preview_notice(). Changes nothing.
Outcome<Bytes> compare_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services);

/// Publishes a signed document of a kind that conf/notice/publishable.xml names: redacts the facts embedded in it,
/// prints and signs the public notice from the redacted facts alone, stores page and PDF, enters it in the ledger and
/// brings the site up to date. Needs the duty publication-staff. NotFound at "document_number"; Conflict there when it
/// is published already or revoked; BadInput there for a kind that is not published, and at "publication.…", with the
/// article, for a penalty that the law does not publish; Corrupt when the stored decision is not as it was signed;
/// BadInput at the place of the first leftover when something looks like personal data and nobody decided about it, and
/// at "decisions" for a decision without a reason, about nothing that is there, or a second one about the same.
Outcome<NoticeReceipt> publish_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services);

} // namespace xindang::usecase
