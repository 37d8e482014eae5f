#pragma once

#include <base/findings.h>
#include <law/citation.h>
#include <law/statutes.h>
#include <model/money.h>
#include <model/record.h>
#include <model/subject.h>
#include <model/term.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// What a ban article takes away.
enum class BanKind {
    PersonActivity,  ///< 禁止从事…活动, of a person: 限制从业
    UnitActivity,    ///< 不得开展…, of a unit
    UnitApplication, ///< 不受理其申请, of the unit alone
    Application,     ///< 不受理申请, of persons and units
    Import,          ///< 禁止进口, of a foreign holder
    CourtBan,        ///< 从业禁止 of the criminal law, ordered by a court
    Post,            ///< may not hold a post
};
std::string_view word_of(BanKind kind); ///< "person-activity"

/// The five wordings of a term, and what they allow.
enum class TermForm {
    Fixed,       ///< N年内: exactly N years
    YearsToLife, ///< N年直至终身: N years at least, up to life
    SpanToLife,  ///< N年内直至终身: no floor in the words; below N years is warned about
    Life,        ///< 终身
    Range,       ///< M年至N年
};
std::string_view word_of(TermForm form); ///< "years-to-life"

/// What must be found before the ban may be ordered.
enum class SeverityCondition {
    None,
    Serious,       ///< 情节严重
    Consequence,   ///< 造成严重后果
    FakeOrSerious, ///< 假药: none; 劣药: 情节严重
    Dismissed,     ///< 受到开除处分
    Refusal,       ///< 拒不履行处罚决定
};
std::string_view word_of(SeverityCondition condition); ///< "fake-or-serious"

/// 行政拘留 beside the ban. The police decide it, never the regulator: a decision records a referral.
enum class Detention { No, May, Shall };
std::string_view word_of(Detention detention);

/// The fine on the person beside the ban.
struct PersonalFine {
    enum class Basis {
        None,
        IncomeDuringOffence, ///< 违法行为发生期间自本单位所获收入: forfeited, and fined a multiple
        IncomeLastYear,      ///< 上一年度从本单位取得收入: fined a multiple, nothing forfeited
        Amount,              ///< between two sums
        Words,               ///< as the words say
    };
    Basis basis = Basis::None;
    int least_percent = 0; ///< of the income: 30 is 0.30x
    int most_percent = 0;
    std::optional<model::Money> least;
    std::optional<model::Money> most;
    std::string words;
};

/// Who orders it.
enum class BanDecider {
    County,         ///< 县级以上药品监督管理部门
    Provincial,     ///< 省级以上
    ProvincialOnly, ///< 省、自治区、直辖市
    Regulator,      ///< 负责药品监督管理的部门, no level named
    Court,
    Other,   ///< another authority
    Unnamed, ///< the statute names nobody
};
std::string_view word_of(BanDecider decider);

/// The first day of a ban, where the statute states it. The four core statutes state none.
struct BanStart {
    enum class Rule { Decision, Other } rule; ///< Decision: the day of the decision
    std::string words;                        ///< 自处罚决定作出之日起
};

/// One article that orders a ban, in one wording. An amended article is another entry with its own dates.
struct BanArticle {
    std::string id; ///< "D118"
    Citation citation;
    unsigned first_paragraph; ///< 0: the article has one paragraph
    unsigned last_paragraph;
    std::string offence;
    std::string who;             ///< the statute's words for whom it hits
    std::set<std::string> roles; ///< codes of bans.xml/role that fall under `who`; empty: any
    BanKind kind;
    std::optional<model::Field> field; ///< nothing outside drugs, devices and cosmetics
    std::string scope;                 ///< what exactly is barred, as printed: 药品生产经营活动
    TermForm form;
    int least_years; ///< N, or M of M年至N年; 0 for life
    int most_years;  ///< the same N, or N of M年至N年
    SeverityCondition severity;
    PersonalFine fine;
    Detention detention;
    BanDecider decider;
    std::optional<BanStart> start;
    std::string quote; ///< the statute's own words
    std::string note;
    model::Period period; ///< days on which a decision may rest on it
    Certainty certainty;
    std::string place; ///< "bans.xml:41"
};

/// 行业禁入 asked for.
struct BanRequest {
    std::string article;                       ///< id in bans.xml
    model::SubjectKind subject;                ///< Person or Enterprise
    std::string role;                          ///< code of the person's role in the offence; empty: not stated
    std::string scope;                         ///< as it is to be printed
    std::optional<model::CivilDate> starts_on; ///< must be there: no core statute states it, so none is ever derived
    std::optional<int> years;                  ///< nothing: for life
    std::set<std::string> circumstances;       ///< codes of bans.xml/circumstance found in the case
    model::CivilDate decided_on;
};

/// A ban the article allows.
struct AllowedBan {
    BanArticle article;
    model::Term term;
    std::string citation; ///< 《中华人民共和国药品管理法》第一百一十八条第一款
    Findings notes;       ///< warnings the approver must see: discretion below the span, data from memory …
};

/// What employing a banned person brings (聘用禁业人员).
struct EmployerDuty {
    std::string id;
    Citation citation;
    std::optional<model::Field> field;
    std::string who;
    std::string consequence;
    model::Period period;
    Certainty certainty;
};

/// A word for a role in the offence.
struct BanRole {
    std::string code;
    std::string name;
};

/// A circumstance a case may show, and the conditions it meets.
struct BanCircumstance {
    std::string code;
    std::string name;
    std::set<SeverityCondition> fulfils;
};

/// Every ban a statute orders. It promises that an allowed ban stands in its article, word for word; it refuses terms,
/// scopes, persons, days and circumstances the article does not carry, and names the article in the sentence.
class BanCatalogue {
public:
    BanCatalogue(std::vector<BanArticle> articles, std::vector<EmployerDuty> duties, std::vector<BanRole> roles,
        std::vector<BanCircumstance> circumstances, Statutes statutes);

    std::vector<BanArticle> const& all() const { return m_articles; }
    std::vector<EmployerDuty> const& employer_duties() const { return m_duties; }
    std::vector<BanRole> const& roles() const { return m_roles; }
    std::vector<BanCircumstance> const& circumstances() const { return m_circumstances; }

    /// The wording in force that day. NotFound for an unknown id, BadInput when no wording was in force; place
    /// "ban.article".
    Outcome<BanArticle> find(std::string_view id, model::CivilDate day) const;
    /// Articles of a statute's place in force that day, whatever the paragraph when the citation has none.
    std::vector<BanArticle> at(Citation const& citation, model::CivilDate day) const;

    /// Refusals have the places ban.article, ban.subject, ban.role, ban.severity, ban.scope, ban.start, ban.term.
    Outcome<AllowedBan> check(BanRequest const& request) const;

private:
    bool meets(std::set<std::string> const& circumstances, SeverityCondition condition) const;
    std::optional<Refusal> wrong_circumstances(BanRequest const& request, BanArticle const& article) const;
    std::string cited(BanArticle const& article) const;

    std::vector<BanArticle> m_articles;
    std::vector<EmployerDuty> m_duties;
    std::vector<BanRole> m_roles;
    std::vector<BanCircumstance> m_circumstances;
    Statutes m_statutes;
};

} // namespace xindang::law
