#pragma once

#include <base/outcome.h>
#include <law/citation.h>
#include <model/subject.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// 联合惩戒措施: what a partner does to a listed subject. Without a basis there is no measure: schema and loader refuse
/// one.
struct Measure {
    enum class Obligation { Must, May, Info };
    std::string code; ///< "M-DRUG-OCCUPATION"
    std::string name;
    std::string measure_class; ///< 类 of the national basic list
    Obligation obligation;
    std::set<model::SubjectKind> subjects;
    std::vector<std::string> executors; ///< codes of agencies.xml
    struct Basis {
        Citation citation;
        std::string text; ///< 《…》第…条
    };
    std::vector<Basis> bases; ///< never empty
    std::string scope;
    int feedback_due_days; ///< working days; 0: none asked
    model::Period period;
    Certainty certainty;
};
std::string_view word_of(Measure::Obligation obligation); ///< "must"

/// The measures in use. Refuses (NotFound, place "measure") codes unknown or out of force that day.
class Measures {
public:
    explicit Measures(std::vector<Measure> measures) : m_measures(std::move(measures)) {}

    std::vector<Measure> const& all() const { return m_measures; }
    Outcome<Measure> find(std::string_view code, model::CivilDate day) const;
    std::vector<Measure> for_subject(model::SubjectKind subject, model::CivilDate day) const;

private:
    std::vector<Measure> m_measures;
};

} // namespace xindang::law
