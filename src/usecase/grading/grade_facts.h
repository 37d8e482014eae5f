#pragma once

#include <base/bytes.h>
#include <usecase/grading/evaluation.h>
#include <usecase/grading/grade_wording.h>

namespace xindang::usecase {

/// Whom the enterprise may ask.
struct GradeContact {
    std::string name;
    std::string phone;

    void write(xml::Builder& builder) const;
};

/// Where records come from, by entry: "某局，某罚〔2025〕3号".
using RecordSources = std::map<model::EntryNumber, std::string>;

/// What the facts of a document about a grade are made of.
struct GradeFacts {
    model::CivilDate issued_on;
    grading::ExplanationHead head; ///< the enterprise, and what others are called through whom records came
    GradeContact contact;
    GradeWording const& wording;
    RecordSources sources = {};                    ///< of the records that were counted
    std::map<std::string, std::string> rules = {}; ///< of indicators and limits: grading::Outlook::rules
};

/// Authority and number of every record that an explanation counted, as the view has them.
RecordSources sources_of(archive::View const& view, grading::Explanation const& explanation);

// Parts of facts that several kinds of document have.
void write_result(xml::Builder& builder, grading::Explanation const& explanation);
/// Dimensions, limits and indicators, each with the records that were counted.
void write_explanation(xml::Builder& builder, grading::Explanation const& explanation, GradeFacts const& facts);
/// 行政处罚：罚款，情节一般，金额50,000元
std::string what_of(model::RecordKind kind, std::string const& result, model::Gravity gravity, model::Money amount);

/// The facts of a grade notice (信用等级告知书, xsd/facts-grade-notice.xsd) about a draft grade.
Bytes grade_notice_facts(GradeFacts const& facts, Evaluation const& evaluation, grading::Explanation const& explanation,
    std::optional<model::Grade> previous);

/// The facts of the answer to a settled objection (异议答复书, xsd/facts-objection-reply.xsd).
Bytes objection_reply_facts(GradeFacts const& facts, EvaluatedEnterprise const& enterprise);

} // namespace xindang::usecase
