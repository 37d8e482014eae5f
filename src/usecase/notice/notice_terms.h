#pragma once

#include <model/ban.h>
#include <notice/publishable.h>
#include <usecase/notice/publish_notice.h>

/// How long a notice stays and by when it is due, as conf/law/publication.xml has it. Private to this folder.
namespace xindang::usecase {

struct NoticeTerms {
    std::optional<model::CivilDate> last_day; ///< none: for ever
    std::string basis;
    std::vector<PublicationDate> dates;
};

/// What the law makes of the penalties of a decision; the ban is that of the ledger.
law::PenaltyFacts penalty_facts(notice::PublishableKind const& kind, notice::NoticeSummary const& summary,
    std::optional<model::Ban> const& ban, law::Catalogue const& law, Clauses const& clauses);

/// The terms of what is published today. Refuses as law::PublicationRules does, with the article, what is not to be
/// published; NotFound at "publication.matter" or at the deadline for what the catalogue does not have.
Outcome<NoticeTerms> notice_terms(notice::PublishableKind const& kind, notice::NoticeSummary const& summary,
    std::optional<model::Ban> const& ban, model::CivilDate today, law::Catalogue const& law, Clauses const& clauses);

} // namespace xindang::usecase
