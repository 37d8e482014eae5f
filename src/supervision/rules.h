#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <law/statutes.h>
#include <model/civil_date.h>
#include <model/record.h>
#include <model/score.h>
#include <xml/schema.h>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::supervision {

/// Where a rule rests: a text as it is printed, and how sure its administrator was of it.
struct Basis {
    std::string text; ///< 《药品生产监督管理办法》第五十四条, or 本规则第三条
    law::Certainty certainty;
};

/// What a factor asks of a firm; everything that is asked must hold.
struct FactorCondition {
    std::vector<std::string> traits; ///< a product held has one of these
    struct Attribute {
        std::string name;
        std::vector<std::string> words; ///< the enterprise has one of these
    };
    std::optional<Attribute> attribute;
    std::vector<std::string> types; ///< the enterprise is one of these
    std::optional<int> products_from;
    std::optional<int> younger_than_months;
    /// Recalls of the last `recall_months` months, in thousandths of the products held.
    std::optional<int> recalls_from;
    int recall_months = 0;
};

/// 风险因子: a property of what a firm makes and how.
struct Factor {
    std::string id;
    std::string name;
    int points = 0;
    std::optional<std::size_t> at_least; ///< 定性判定: the risk level is this one or a higher one, whatever the points
    FactorCondition condition;
    std::vector<Basis> basis;
};

/// 风险等级, highest first in its group.
struct RiskLevel {
    std::string id;
    std::string name;
    int from; ///< points
};

/// How often firms of a supervision level are inspected.
struct InspectionDuty {
    std::string kind; ///< 全项目检查
    int times;        ///< in so many years
    int years;
    int person_days;
    /// In every so many years the inspection is of the other kind instead; 0: never.
    int alternate_years = 0;
    std::string alternate_kind = {};
    int alternate_person_days = 0;
    int yearly_share = 0; ///< per cent of the firms of the level that are inspected each year at least
};

/// 监管等级, highest first in its group.
struct SupervisionLevel {
    std::string id;
    std::string name;
    std::vector<InspectionDuty> duties;
    std::vector<std::string> measures;
    std::vector<Basis> basis;
};

constexpr std::size_t GRADE_COLUMNS = 5; ///< A B C D, and firms without a grade
std::size_t column_of(std::optional<model::Grade> grade);

/// A kind of firm in one field. A firm may be of several.
struct Group {
    std::string id;
    std::string name;
    model::Field field;
    std::vector<std::string> types;
    std::vector<RiskLevel> risks;
    std::vector<Factor> factors;
    std::vector<SupervisionLevel> levels;
    /// Of each risk level: the place in `levels` for each grade.
    std::vector<std::array<std::size_t, GRADE_COLUMNS>> matrix;
};

/// Why a firm stands on the list of key supervision (重点监管名单); everything that is asked must hold.
struct KeyReason {
    std::string id;
    std::string text;
    std::string group; ///< empty: all
    std::vector<std::string> levels;
    std::vector<std::string> risks;
    std::vector<model::Grade> grades;
    std::vector<std::string> factors;
    std::vector<Basis> basis;
};

/// A trait that the form of an approval number tells, in the language of model::matches().
struct DerivedTrait {
    std::string trait;
    std::u32string pattern;
};

struct HouseArticle {
    int number;
    std::string text;
};

/// Risk factors, risk levels, the matrix of credit and risk, and what follows from it, as conf/supervision/rules*.xml
/// says it. It promises that every grade has a supervision level at every risk level, that a worse grade or a higher
/// risk never gives a lower one, and that every word and citation is known. Refuses everything else (BadInput at
/// "rules.xml:41").
class Rules {
public:
    static Outcome<Rules> load(
        BytesView xml, std::string const& file, xml::Schema const& schema, law::Statutes const& statutes);

    std::string const& version() const { return m_version; }
    bool in_force_on(model::CivilDate day) const;
    std::optional<model::CivilDate> effective_from() const { return m_from; }
    std::vector<Group> const& groups() const { return m_groups; }
    Group const* find(std::string_view group) const;
    std::vector<KeyReason> const& key_reasons() const { return m_key_reasons; }
    std::vector<DerivedTrait> const& derived_traits() const { return m_derived; }
    std::vector<HouseArticle> const& articles() const { return m_articles; }
    /// Names of the attributes of enterprises that factors ask for.
    std::vector<std::string> const& attributes() const { return m_attributes; }
    /// Results of inspection records that are not an inspection carried out (a re-check, a defect).
    std::vector<std::string> const& uncounted_results() const { return m_uncounted; }

private:
    friend class RulesReader;
    Rules() = default;

    std::string m_version;
    std::optional<model::CivilDate> m_from;
    std::optional<model::CivilDate> m_until;
    std::vector<HouseArticle> m_articles;
    std::vector<DerivedTrait> m_derived;
    std::vector<std::string> m_attributes;
    std::vector<std::string> m_uncounted;
    std::vector<Group> m_groups;
    std::vector<KeyReason> m_key_reasons;
};

} // namespace xindang::supervision
