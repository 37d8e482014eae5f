#include <usecase/notice/due_stop.h>

namespace xindang::usecase {

Outcome<DueStop> due_stop(
    std::string const& deadline, model::CivilDate event, model::CivilDate today, law::Catalogue const& law)
{
    auto const rule = law.deadlines().find(deadline, event);
    if (!rule) return rule.refusal();
    auto const due = law.deadlines().due(deadline, event, law.calendar().estimating());
    if (!due) return due.refusal();
    return DueStop{due->day, rule->citation_text, due->provisional(), today > due->day};
}

} // namespace xindang::usecase
