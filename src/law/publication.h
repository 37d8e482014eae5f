#pragma once

#include <base/outcome.h>
#include <law/calendar.h>
#include <law/citation.h>
#include <law/deadlines.h>
#include <model/subject.h>
#include <model/term.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// 处罚种类 and what publication rules make of it. The list stands in publication.xml.
struct PenaltyKind {
    std::string code; ///< "restrict-occupation"
    std::string name; ///< 限制从业
    Citation citation;
    enum class Weight { Unpublished, Minor, Ordinary, Restriction } weight;
    bool early_stop_barred; ///< never taken down before its time
    bool hearing_always;    ///< the party may ask for a hearing, whatever the amount
};
std::string_view word_of(PenaltyKind::Weight weight); ///< "restriction"

enum class Procedure { Ordinary, Summary }; ///< 普通程序, 简易程序（当场处罚）
enum class Registered { SameProvince, OtherProvince };

/// What a publication rule needs to know of a penalty decision.
struct PenaltyFacts {
    std::set<std::string> kinds; ///< codes of penalty kinds; "minor-fine" for a fine in the lower band
    Procedure procedure = Procedure::Ordinary;
    Registered registered = Registered::SameProvince; ///< the party, seen from the deciding authority
    std::optional<model::Term> restriction;           ///< of 限制从业 or 限制开展生产经营活动
    model::CivilDate decided_on;
};

/// How long something stays public.
struct PublicUntil {
    std::optional<model::CivilDate> last_day; ///< nothing: no end
    std::string citation_text;  ///< 《市场监督管理行政处罚信息公示规定》第十三条第三款
    PenaltyKind::Weight weight; ///< which rule decided
};

/// What one regime (公示系统, 信用中国 …) asks.
struct PublicationDuty {
    std::string regime;      ///< "gsxt"
    std::string regime_name; ///< 国家企业信用信息公示系统
    std::string step;        ///< "publish", "push", "publish-there"
    std::string what;
    int count;
    TimeUnit unit;
    DueDate due;
    std::string citation_text;
    Certainty certainty;
};

/// Everything publication.xml holds.
struct PublicationContent {
    struct Exclusion {
        std::string code; ///< "summary-procedure", "warning-only"
        std::string words;
        std::string citation_text;
        model::Period period;
    };
    struct TermRule {
        PenaltyKind::Weight weight; ///< the decisions it serves
        int months;
        std::string citation_text;
        model::Period period;
    };
    struct EarlyStop {
        std::vector<std::string> conditions;
        std::string citation_text;
    };
    struct Step {
        std::string regime;
        std::string regime_name;
        std::string code;
        std::string what;
        std::optional<Registered> registered; ///< nothing: both
        int count;
        TimeUnit unit;
        enum class Event { Decision, StepBefore } event;
        std::string citation_text;
        model::Period period;
        Certainty certainty;
    };
    /// A band of terms another regime uses; kept beside ours, never mixed with it.
    struct TermClass {
        std::string regime;
        std::string code;
        std::string name; ///< 严重
        int least_months;
        int most_months;
        std::string citation_text;
        model::Period period;
        Certainty certainty;
    };
    /// What is no penalty and is made public all the same: a listing, its end, a repair.
    struct Matter {
        struct Duty {
            std::string deadline; ///< code in deadlines.xml, from the day of the decision
            std::string what;
        };
        std::string code;
        std::string name;
        std::vector<Duty> duties;
        int months;
        enum class CountedFrom { Decision, Publication } counted_from;
        std::string citation_text;
        model::Period period;
        Certainty certainty;
    };
    std::vector<PenaltyKind> kinds;
    std::vector<Exclusion> exclusions;
    std::vector<TermRule> terms;
    EarlyStop early_stop;
    std::vector<std::string> summary_fields;
    std::vector<Step> steps;
    std::vector<TermClass> term_classes;
    std::vector<Matter> matters;
};

/// What is made public, by when, and for how long. Regimes differ, and are kept apart: nothing averages them.
class PublicationRules {
public:
    explicit PublicationRules(PublicationContent content) : m_content(std::move(content)) {}

    std::vector<PenaltyKind> const& penalty_kinds() const { return m_content.kinds; }
    /// The labels of 行政处罚信息摘要, in order.
    std::vector<std::string> const& summary_fields() const { return m_content.summary_fields; }
    std::vector<std::string> const& early_stop_conditions() const { return m_content.early_stop.conditions; }
    std::vector<PublicationContent::TermClass> const& term_classes() const { return m_content.term_classes; }
    PenaltyKind const* find_kind(std::string_view code) const;

    /// What is published although it is no penalty, as it was on the day of the decision; NotFound at
    /// "publication.matter".
    Outcome<PublicationContent::Matter> matter(std::string_view code, model::CivilDate day) const;

    /// Done when the decision is one to publish. Refuses at "publication.procedure" what was decided on the spot, at
    /// "publication.kinds" what is only a warning, and unknown or no kinds; BadInput all.
    Outcome<Done> must_be_published(PenaltyFacts const& facts) const;
    /// All duties of all regimes in force on the day of the decision.
    Outcome<std::vector<PublicationDuty>> duties(PenaltyFacts const& facts, Calendar const& calendar) const;
    /// Counted from the day of publication; a restriction longer than the ordinary term stays as long as it holds.
    /// Refuses at "publication.restriction" a restriction without its term.
    Outcome<PublicUntil> until(PenaltyFacts const& facts, model::CivilDate published_on) const;
    /// Done when the party may ask for an early end; otherwise BadInput at "publication.early_stop".
    Outcome<Done> may_stop_early(PenaltyFacts const& facts) const;

private:
    Outcome<PublicationContent::TermRule> term_rule(PenaltyKind::Weight weight, model::CivilDate day) const;
    Outcome<PenaltyKind::Weight> weight_of(PenaltyFacts const& facts) const;
    PublicationContent::Exclusion const* exclusion(std::string_view code, model::CivilDate day) const;

    PublicationContent m_content;
};

} // namespace xindang::law
