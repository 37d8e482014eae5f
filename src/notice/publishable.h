#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/term.h>
#include <notice/notice.h>
#include <xml/schema.h>
#include <xml/stylesheet.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::notice {

/// What a notice tells first of a document (信息摘要), made of its redacted facts.
struct NoticeSummary {
    std::string party;
    std::string offence; ///< 违法行为类型, or what the decision rests on
    std::string content; ///< 行政处罚内容, or what was decided
    std::string organ;
    model::CivilDate decided_on;
    std::string credit_code;                ///< of the party or its employer; may be empty
    std::set<std::string> penalty_kinds;    ///< codes of conf/law/publication.xml
    std::optional<model::Term> restriction; ///< of business, the longest
    Bytes facts;                            ///< the element <summary> of xsd/facts-public-penalty-notice.xsd
};

/// How one kind of document is made public.
struct PublishableKind {
    std::string kind;   ///< "penalty-decision"
    std::string matter; ///< to publication.xml: PENALTY, or the code of a matter there
    std::string title;  ///< with {party} and {offence}
    std::string when;   ///< a fact without which it is not published; empty: always
    NoticeLabels labels;
    xml::Stylesheet sheet;
};

/// Which document ends a publication before its term, and what the law wants for it.
struct RepairRule {
    std::string kind;
    std::string number_fact;
    std::string organ_fact;
    std::string granted_fact;
    std::string waiting; ///< deadline from the day of publication, before which nothing ends
    std::string stop;    ///< deadline from the day of the repair, by which it has ended
    std::string reason;  ///< the public reads it; {number} is that of the repair
};

/// The matter of a document that is published by the penalties it orders.
inline constexpr std::string_view PENALTY = "penalty";

/// Which documents are made public, and how: conf/notice/publishable.xml and the sheets it names. A new kind is an
/// element there and, where no sheet fits, a sheet in templates/documents. Refuses a file that breaks its schema or
/// names a sheet that does not compile ("publishable.xml:LINE").
class Publishable {
public:
    static Outcome<Publishable> load(std::filesystem::path const& home);

    /// Nothing for a kind that is never published.
    PublishableKind const* find(std::string_view kind) const;
    std::vector<PublishableKind> const& kinds() const { return m_kinds; }
    /// BadInput at "document_number" for facts that do not state what the kind is published for; Corrupt at the line of
    /// the sheet's result that breaks xsd/notice-summary.xsd.
    Outcome<NoticeSummary> summarise(PublishableKind const& kind, BytesView redacted_facts) const;
    static std::string title(PublishableKind const& kind, NoticeSummary const& summary);
    RepairRule const& repair() const { return m_repair; }

private:
    Publishable(xml::Schema summary, RepairRule repair) : m_summary(std::move(summary)), m_repair(std::move(repair)) {}
    xml::Schema m_summary;
    RepairRule m_repair;
    std::vector<PublishableKind> m_kinds;
};

} // namespace xindang::notice
