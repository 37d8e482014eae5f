#pragma once

#include <law/citation.h>
#include <model/civil_date.h>
#include <model/subject.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// 法律, 行政法规, 部门规章, 其他规范性文件: what a text may order depends on it.
enum class StatuteRank { Law, Regulation, Rule, Document };

std::string_view word_of(StatuteRank rank); ///< "law"
Outcome<StatuteRank> parse_statute_rank(std::string_view word);

/// One wording of a statute and the days it was, or is, in force.
struct StatuteVersion {
    model::Period period;     ///< `from` is always there
    std::string promulgation; ///< 中华人民共和国主席令第三十一号 …
    Certainty certainty;
};

struct Statute {
    std::string code;       ///< stable word used in all our files, e.g. "drug-law"
    std::string name;       ///< 中华人民共和国药品管理法
    std::string short_name; ///< 药品管理法
    StatuteRank rank;
    std::vector<StatuteVersion> versions; ///< oldest first, never overlapping
};

/// The statutes our data rests on. Every citation in the catalogue names one of them.
class Statutes {
public:
    explicit Statutes(std::vector<Statute> statutes) : m_statutes(std::move(statutes)) {}

    std::vector<Statute> const& all() const { return m_statutes; }
    /// Nothing for an unknown code.
    Statute const* find(std::string_view code) const;
    /// By 全称 or 简称, with or without 《》.
    Statute const* find_by_name(std::string_view name) const;
    /// NotFound for an unknown code, BadInput for a day on which no version was in force; place "statute".
    Outcome<StatuteVersion> in_force(std::string_view code, model::CivilDate day) const;

    /// 《中华人民共和国药品管理法》第一百一十八条第一款. The citation's statute must be known.
    std::string chinese(Citation const& citation) const;
    /// 药品管理法第一百一十八条第一款.
    std::string short_chinese(Citation const& citation) const;
    /// Reads either of the two, and 《药品管理法》第118条. Place "citation".
    Outcome<Citation> parse_citation(std::string_view text) const;

private:
    std::vector<Statute> m_statutes;
};

} // namespace xindang::law
