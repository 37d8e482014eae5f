#pragma once

#include <base/outcome.h>
#include <law/statutes.h>
#include <model/money.h>
#include <model/subject.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace xindang::law {

/// What may be decided on the spot (简易程序, 当场处罚): kinds of penalty, and fines up to a sum.
struct OnTheSpot {
    std::set<std::string> kinds; ///< codes of publication.xml
    std::map<model::SubjectKind, model::Money> limits;
    std::string citation_text; ///< 《中华人民共和国行政处罚法》第五十一条
    model::Period period;
};

/// Limits of procedures: conf/law/procedures.xml.
class Procedures {
public:
    explicit Procedures(std::vector<OnTheSpot> on_the_spot) : m_on_the_spot(std::move(on_the_spot)) {}

    /// Done when these penalties on this kind of party may be decided on the spot on that day; otherwise BadInput at
    /// "penalty" with the article. NotFound there when no rule is loaded for the day.
    Outcome<Done> may_be_on_the_spot(
        std::set<std::string> const& kinds, model::Money fine, model::SubjectKind party, model::CivilDate day) const;

private:
    std::vector<OnTheSpot> m_on_the_spot;
};

} // namespace xindang::law
