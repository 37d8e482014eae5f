#pragma once

#include <archive/view.h>
#include <grading/outlook.h>
#include <usecase/document/clauses.h>
#include <usecase/grading/grade_decision.h>
#include <usecase/grading/grade_facts.h>

namespace xindang::usecase {

/// What a credit report is made of. The grade's explanation rests on the ledger position of its decision; everything
/// else is what the view has on the day of issue.
struct CreditReportFacts {
    GradeFacts grade;
    model::Subject enterprise;
    std::vector<GradeDecision> decisions;            ///< oldest first
    std::optional<grading::Explanation> explanation; ///< of the last decision
    std::optional<grading::Outlook> outlook;         ///< of the same
    std::string repair_granted;                      ///< result of a repair that lifts its penalty
};

/// The facts of a credit report (信用报告, xsd/facts-credit-report.xsd): who the enterprise is, its grades, how many
/// records of each kind the archive has, those in force with what each weighs in the grade, banned post-holders, and
/// the last grade explained.
Bytes credit_report_facts(CreditReportFacts const& facts, archive::View const& view, Clauses const& clauses);

} // namespace xindang::usecase
