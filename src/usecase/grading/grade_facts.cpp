#include <usecase/grading/grade_facts.h>

#include <xml/builder.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

constexpr std::string_view FACTS = "urn:xindang:facts:1";
constexpr std::size_t MOST_RECORDS = 200; ///< of an indicator, as the schema has it

std::string letter(model::Grade grade)
{
    return std::string(model::word_of(grade));
}

void begin(xml::Builder& builder, std::string_view kind, GradeFacts const& facts)
{
    builder.open(kind).declare("", FACTS).attribute("version", "1");
    builder.element("issued-on", facts.issued_on.text());
    builder.element("addressee", facts.head.name);
    builder.element("addressee-credit-code", facts.head.credit_code);
}

void write_basis(xml::Builder& builder, std::string const& kind, GradeFacts const& facts)
{
    for (auto const& basis : facts.wording.basis_of(kind))
        builder.open("basis").attribute("statute", basis.statute).attribute("article", basis.article).close();
}

void write_contact(xml::Builder& builder, GradeContact const& contact)
{
    builder.open("contact").element("name", contact.name);
    builder.open("phone").attribute("personal", "phone").text(contact.phone).close().close();
}

void write_result(xml::Builder& builder, grading::Explanation const& explanation)
{
    builder.open("result");
    builder.element("scheme", explanation.scheme_title).element("scheme-version", explanation.scheme_version);
    builder.element("cut-off", explanation.cut_off.text()).element("base", explanation.start.text());
    builder.element("lost", explanation.lost.text()).element("gained", explanation.gained.text());
    builder.element("score", explanation.score.text());
    if (explanation.grade_by_score != explanation.grade)
        builder.element("grade-by-score", letter(explanation.grade_by_score));
    builder.element("grade", letter(explanation.grade)).close();
}

/// 行政处罚：罚款（人员：P000012 某某）
std::string what_of(grading::CountedRecord const& record, grading::ExplanationHead const& head)
{
    auto text = std::string(model::chinese_of(record.kind));
    if (!record.result.empty()) text += "：" + record.result;
    if (record.source == grading::Source::Own) return text;
    text += "（" + std::string(grading::chinese_of(record.source)) + "：" + head.name_of(record.subject);
    for (auto const& post : record.posts)
        text += "，" + post;
    return text + "）";
}

void write_indicator(xml::Builder& builder, grading::Reason const& reason, grading::ExplanationHead const& head)
{
    auto const points = reason.effect == grading::Effect::Loss ? model::Score{} - reason.points : reason.points;
    builder.open("indicator").element("id", reason.id).element("name", reason.name);
    builder.element("dimension", reason.dimension).element("points", points.text());
    builder.element("how", grading::chinese_of(reason.function)).element("grounds", reason.basis);
    auto const count = std::min(reason.records.size(), MOST_RECORDS);
    for (std::size_t at = 0; at < count; ++at) {
        auto const& record = reason.records[at];
        builder.open("record").element("entry", std::to_string(record.entry.value()));
        builder.element("on", record.occurred_on.text()).element("what", what_of(record, head));
        if (record.expires_on) builder.element("until", record.expires_on->text());
        builder.close();
    }
    builder.close();
}

void write_explanation(xml::Builder& builder, grading::Explanation const& explanation, GradeFacts const& facts)
{
    for (auto const& dimension : explanation.dimensions)
        builder.open("dimension")
            .element("name", dimension.name)
            .element("lost", dimension.lost.text())
            .element("gained", dimension.gained.text())
            .close();
    for (auto const& limit : explanation.limits) {
        auto const* const bound = limit.bound == grading::Limit::Bound::AtMost ? "at-most" : "at-least";
        builder.open("limit").element("id", limit.id).element("name", limit.name);
        builder.element("effect", facts.wording.text(bound, {{"grade", letter(limit.grade)}}));
        builder.element("grounds", limit.basis).close();
    }
    for (auto const& reason : explanation.reasons)
        write_indicator(builder, reason, facts.head);
}

} // namespace

Bytes grade_notice_facts(GradeFacts const& facts, Evaluation const& evaluation, grading::Explanation const& explanation,
    std::optional<model::Grade> previous)
{
    xml::Builder builder;
    begin(builder, "grade-notice", facts);
    builder.element("occasion", facts.wording.text("occasion", {{"evaluation", evaluation.id}}));
    builder.open("proposed").close();
    write_result(builder, explanation);
    if (previous) builder.element("previous-grade", letter(*previous));
    write_explanation(builder, explanation, facts);
    write_basis(builder, "grade-notice", facts);
    write_contact(builder, facts.contact);
    return builder.close().finish();
}

Bytes objection_reply_facts(GradeFacts const& facts, EvaluatedEnterprise const& enterprise)
{
    auto const& before = enterprise.draft.mark;
    auto const& after = enterprise.grade().mark;
    auto const& notice = enterprise.notice_document;
    xml::Builder builder;
    begin(builder, "objection-reply", facts);
    builder.element("objected-on", enterprise.objection->received_on.text());
    builder.element(
        "against", facts.wording.text(notice.empty() ? "against-unnumbered" : "against", {{"notice", notice}}));
    builder.open("claim");
    builder.element("said", enterprise.objection->grounds).element("found", enterprise.review->reason);
    builder.open(enterprise.review->changed ? "accepted" : "rejected").close().close();
    write_basis(builder, "objection-reply", facts);
    if (enterprise.review->changed) {
        // The draft was in force for nobody, so there is no day from which another grade holds.
        builder.open("corrected")
            .element("change", facts.wording.text("changed",
                                   {{"score-before", before.score.text()}, {"grade-before", letter(before.grade)},
                                       {"score", after.score.text()}, {"grade", letter(after.grade)}}))
            .close();
    } else {
        builder.open("maintained").element("grade", letter(after.grade)).close();
    }
    write_contact(builder, facts.contact);
    return builder.close().finish();
}

} // namespace xindang::usecase
