#pragma once

#include <base/bytes.h>
#include <usecase/grading/grade_facts.h>
#include <usecase/supervision/plan_inspections.h>

namespace xindang::usecase {

/// The facts of an inspection plan as an official document (xsd/facts-inspection-plan.xsd). `plan` is the plan as it
/// was adopted.
Bytes inspection_plan_facts(AdoptedPlan const& adopted, InspectionPlan const& plan, supervision::Offices const& offices,
    model::CivilDate issued_on, GradeContact const& contact, GradeWording const& wording);

} // namespace xindang::usecase
