#pragma once

#include <base/outcome.h>
#include <law/catalogue.h>
#include <model/money.h>
#include <model/record.h>
#include <model/term.h>
#include <xml/node.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::usecase {

/// The sentences a decision owes to the law, worded by conf/clauses.xml out of what the catalogue says. It holds no
/// term, day or article of its own. Refuses a file that breaks xsd/clauses.xsd ("clauses.xml:LINE").
class Clauses {
public:
    /// A sentence that a kind of document carries, and how well we know the law behind it.
    struct Owed {
        std::string name; ///< "hearing"
        std::string text;
        law::Certainty certainty;
    };
    /// A document as far as its clauses depend on it.
    struct Occasion {
        std::string kind;
        std::set<std::string> stated; ///< names of the facts it has
        model::CivilDate day;
        model::Money to_pay;
        std::optional<law::PenaltyFacts> penalty; ///< where it orders or intends one
    };
    /// A deadline that a document has to keep, counted from the day of one of its facts.
    struct Within {
        std::string deadline; ///< code in deadlines.xml
        std::string from;     ///< name of the fact
    };
    static Outcome<Clauses> load(std::filesystem::path const& file, std::filesystem::path const& schema);

    /// 自2026年1月15日起，终身禁止从事药品生产经营活动.
    std::string ban(model::Term const& term, std::string const& scope) const;
    /// 终身禁止从事药品生产经营活动: a ban that is not ordered yet; years: nothing for life.
    std::string intended_ban(std::optional<int> years, std::string const& scope) const;
    /// What a unit is barred from: 自2026年1月15日起至2036年1月15日止，不受理当事人提出的药品相关许可申请.
    std::string bar(law::BanKind kind, model::Term const& term, std::string const& scope) const;
    /// The kind of penalty a ban is, by its code in publication.xml.
    std::string const& ban_penalty_kind() const { return m_ban_penalty_kind; }
    /// How grave the record is that a ban of this term leaves in the archive.
    model::Gravity ban_gravity(model::Term const& term) const;
    /// How long a public notice stays.
    std::string notice_period(model::CivilDate published_on, std::optional<model::CivilDate> last_day) const;
    /// How and by when money is paid.
    Outcome<std::string> performance(law::Catalogue const& law, model::CivilDate decided_on) const;
    /// That the penalty will be published, and until when. NotFound at "publication" as the catalogue says.
    Outcome<std::string> publication(law::Catalogue const& law, law::PenaltyFacts const& facts) const;
    /// What a document says because the law wants it, in the order of the file. Empty for a kind that owes nothing.
    Outcome<std::vector<Owed>> of_document(Occasion const& occasion, law::Catalogue const& law) const;
    /// The procedure by which a document of that kind decides.
    law::Procedure procedure_of(std::string const& kind) const;
    std::vector<Within> const& deadlines_of(std::string const& kind) const;

private:
    /// As it stands in the file: what it takes from the catalogue is looked up when a document is dated.
    struct Clause {
        enum class Wording { Own, Remedy, Performance, Publication } wording;
        std::string name;
        std::string text; ///< of its own wording
        std::string when; ///< a fact that must be stated; empty: always
        std::string deadline;
        std::optional<law::Citation> citation;
        std::string own_word;     ///< how the remedy clause names the document
        std::string said_here;    ///< and how this kind names itself
        law::Certainty certainty; ///< that such a document owes it
    };
    struct Document {
        law::Procedure procedure = law::Procedure::Ordinary;
        std::vector<Clause> clauses;
        std::vector<Within> deadlines;
    };
    static Outcome<Clause> read_clause(xml::Node node);
    Outcome<Done> add_document(xml::Node node);
    Outcome<Owed> owed(Clause const& clause, law::Catalogue const& law, model::CivilDate day) const;
    Outcome<std::optional<Owed>> owed_on(
        Clause const& clause, Occasion const& occasion, law::Catalogue const& law) const;
    Outcome<Owed> remedy(Clause const& clause, Occasion const& occasion, law::Catalogue const& law) const;

    struct Wording {
        std::string text;
        law::Citation citation;
    };
    Clauses(Wording performance) : m_performance(std::move(performance)) {}

    std::map<std::string, std::string> m_bans;          ///< by word of the term
    std::map<std::string, std::string> m_intended_bans; ///< by "length"
    std::map<std::string, std::string> m_bars;          ///< by word of the ban's kind
    std::string m_ban_penalty_kind;
    std::map<std::string, model::Gravity> m_ban_gravities; ///< by word of the term
    std::map<std::string, std::string> m_notice_periods;   ///< by "until"
    Wording m_performance;
    std::string m_deadline;
    std::map<std::string, Wording> m_publications; ///< by "ends"
    std::map<std::string, Document> m_documents;   ///< by kind
};

} // namespace xindang::usecase
