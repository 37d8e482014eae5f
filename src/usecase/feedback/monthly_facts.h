#pragma once

#include <base/bytes.h>
#include <usecase/feedback/monthly_report.h>
#include <usecase/grading/grade_facts.h>

namespace xindang::usecase {

/// The monthly report as the facts of an official document (xsd/facts-discipline-report.xsd), addressed to the partners
/// in it.
Bytes monthly_report_facts(MonthlyReport const& report, law::Catalogue const& law, model::CivilDate issued_on,
    GradeContact const& contact, GradeWording const& wording);

} // namespace xindang::usecase
