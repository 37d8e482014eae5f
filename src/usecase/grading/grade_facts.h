#pragma once

#include <base/bytes.h>
#include <usecase/grading/evaluation.h>
#include <usecase/grading/grade_wording.h>

namespace xindang::usecase {

/// Whom the enterprise may ask.
struct GradeContact {
    std::string name;
    std::string phone;
};

/// What the facts of a document about a grade are made of.
struct GradeFacts {
    model::CivilDate issued_on;
    grading::ExplanationHead head; ///< the enterprise, and what others are called through whom records came
    GradeContact contact;
    GradeWording const& wording;
};

/// The facts of a grade notice (信用等级告知书, xsd/facts-grade-notice.xsd) about a draft grade.
Bytes grade_notice_facts(GradeFacts const& facts, Evaluation const& evaluation, grading::Explanation const& explanation,
    std::optional<model::Grade> previous);

/// The facts of the answer to a settled objection (异议答复书, xsd/facts-objection-reply.xsd).
Bytes objection_reply_facts(GradeFacts const& facts, EvaluatedEnterprise const& enterprise);

} // namespace xindang::usecase
