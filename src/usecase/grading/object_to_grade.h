#pragma once

#include <law/catalogue.h>
#include <usecase/grading/evaluation_steps.h>

namespace xindang::usecase {

struct ObjectToGrade {
    std::string evaluation;
    model::SubjectId enterprise;
    model::CivilDate received_on;
    std::string grounds;     ///< what the enterprise says (陈述、申辩)
    std::string late_reason; ///< why it is taken although the period has run out; empty: a late one is refused
};

/// Enters an objection of an enterprise to its draft grade. Needs the duty credit-administrator. Conflict at
/// "enterprise" for one that was not told its grade, has objected, or is decided; BadInput at "received-on" for a day
/// to come or before it was told; Conflict at "received-on" when the period has run out and no reason is given to take
/// it all the same; BadInput at "late-reason" for a reason where nothing is late, and at "grounds" without any.
Outcome<EvaluatedEnterprise> object_to_grade(Actor const& actor, ObjectToGrade const& request,
    law::Catalogue const& law, archive::Archive const& archive, Clock const& clock);

/// The last day on which this enterprise may object. For a day computed while holidays were not announced it is the
/// later one of that day and the one the calendar gives now: what the enterprise was told holds. Unavailable at
/// "calendar:YEAR" while they still are not.
Outcome<model::CivilDate> last_day_to_object(EvaluatedEnterprise const& enterprise, law::Catalogue const& law);

} // namespace xindang::usecase
