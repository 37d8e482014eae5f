#pragma once

#include <base/json.h>
#include <usecase/grading/compare_evaluations.h>
#include <usecase/grading/daily_regrade.h>
#include <usecase/grading/decide_grades.h>
#include <usecase/grading/notify_grades.h>

namespace xindang::usecase {

Json json_of(EvaluatedEnterprise const& enterprise);
/// What the evaluation is and how far it has come, without its enterprises.
Json json_of(Evaluation const& evaluation);
/// The same with "enterprises": […].
Json json_with_enterprises(Evaluation const& evaluation);
Json json_of(NotifiedGrades const& notified);
Json json_of(DecidedGrades const& decided);
Json json_of(DailyRegrade const& run);
Json json_of(EvaluationComparison const& comparison);

} // namespace xindang::usecase
