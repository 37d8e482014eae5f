#pragma once

#include <model/subject.h>
#include <supervision/rules.h>

namespace xindang::supervision {

struct HeldProduct {
    std::string name;
    model::Field field;
    std::vector<std::string> traits; ///< told, and derived from its number
};

/// A fact of a day in a field: an inspection carried out, a recall.
struct DatedFact {
    model::CivilDate day;
    model::Field field;
};

/// Everything about a firm that its risk may rest on, as of a day.
struct FirmFacts {
    model::SubjectId id;
    std::string name;
    std::string credit_code;
    std::string region; ///< GB/T 2260; may be empty
    std::vector<std::string> types;
    std::map<std::string, std::vector<std::string>> attributes; ///< those that Rules::attributes() names
    std::optional<model::CivilDate> started_on;
    std::vector<HeldProduct> products;
    std::vector<DatedFact> recalls;
    std::vector<DatedFact> inspections; ///< carried out, in any order
    std::optional<model::Grade> grade;  ///< the credit grade in force
};

/// A factor that holds, and what made it hold.
struct MetFactor {
    Factor const* factor;
    std::string because; ///< 注射用冻干粉：无菌
};

struct MetReason {
    KeyReason const* reason;
};

/// What a firm is in one group: its risk, and the supervision level that follows from risk and credit. Points into the
/// rules, which must outlive it.
struct Assessment {
    Group const* group;
    int points;
    std::size_t risk; ///< place in group->risks
    std::vector<MetFactor> factors;
    std::optional<model::Grade> grade;
    std::size_t level; ///< place in group->levels
    std::vector<MetReason> key_reasons;

    RiskLevel const& risk_level() const { return group->risks[risk]; }
    SupervisionLevel const& supervision_level() const { return group->levels[level]; }
};

/// One for each group the firm is of, in the order of the rules; none for a firm of no group.
std::vector<Assessment> assess(Rules const& rules, FirmFacts const& firm, model::CivilDate day);

/// The traits that the form of an approval number tells.
std::vector<std::string> derived_traits(Rules const& rules, std::string_view approval_number);

} // namespace xindang::supervision
