#include <usecase/grading/grade_facts.h>

#include <grading/wording.h>
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
        basis.write(builder);
}

/// The same with through whom it came: …，经由任职人员陆望舒（企业负责人）
std::string counted_text(grading::CountedRecord const& record, grading::ExplanationHead const& head)
{
    auto text = what_of(record.kind, record.result, record.gravity, record.amount);
    if (record.source == grading::Source::Own) return text;
    auto const name = head.names.find(record.subject);
    text += "，经由" + std::string(grading::chinese_of(record.source)) +
            (name == head.names.end() || name->second.empty() ? record.subject.text() : name->second);
    std::string posts;
    for (auto const& post : record.posts)
        posts += (posts.empty() ? "" : "、") + post;
    return posts.empty() ? text : text + "（" + posts + "）";
}

std::string signed_text(model::Score points, grading::Effect effect)
{
    return (effect == grading::Effect::Loss ? model::Score{} - points : points).text();
}

void write_rule(xml::Builder& builder, std::string const& id, GradeFacts const& facts)
{
    if (auto const rule = facts.rules.find(id); rule != facts.rules.end() && !rule->second.empty())
        builder.element("rule", rule->second);
}

void write_records(xml::Builder& builder, std::vector<grading::CountedRecord> const& records,
    std::optional<grading::Effect> effect, GradeFacts const& facts)
{
    auto const count = std::min(records.size(), MOST_RECORDS);
    for (std::size_t at = 0; at < count; ++at) {
        auto const& record = records[at];
        builder.open("record").element("entry", std::to_string(record.entry.value()));
        builder.element("on", record.occurred_on.text()).element("what", counted_text(record, facts.head));
        if (auto const source = facts.sources.find(record.entry); source != facts.sources.end())
            builder.optional_element("source", source->second);
        if (effect && record.points != model::Score{}) builder.element("points", signed_text(record.points, *effect));
        if (record.expires_on) builder.element("until", record.expires_on->text());
        builder.close();
    }
}

void write_indicator(xml::Builder& builder, grading::Reason const& reason, GradeFacts const& facts)
{
    builder.open("indicator").element("id", reason.id).element("name", reason.name);
    builder.element("dimension", reason.dimension).element("points", signed_text(reason.points, reason.effect));
    auto how = grading::measured(reason);
    if (reason.capped)
        how +=
            "；" + facts.wording.text("capped", {{"before", reason.before_cap.text()}, {"cap", reason.points.text()}});
    builder.element("how", how).element("grounds", reason.basis);
    write_rule(builder, reason.id, facts);
    // Of several, the worst alone counts: points beside each would seem to add up.
    auto const one_counts = reason.function == grading::Function::Worst && reason.records.size() > 1;
    write_records(builder, reason.records, one_counts ? std::nullopt : std::optional(reason.effect), facts);
    builder.close();
}

void write_limit(xml::Builder& builder, grading::AppliedLimit const& limit, GradeFacts const& facts)
{
    auto const* const bound = limit.bound == grading::Limit::Bound::AtMost ? "at-most" : "at-least";
    builder.open("limit").element("id", limit.id).element("name", limit.name);
    builder.element("effect", facts.wording.text(bound, {{"grade", letter(limit.grade)}}));
    builder.element("grounds", limit.basis);
    write_rule(builder, limit.id, facts);
    write_records(builder, limit.records, std::nullopt, facts);
    builder.close();
}

} // namespace

RecordSources sources_of(archive::View const& view, grading::Explanation const& explanation)
{
    RecordSources sources;
    auto const look_up = [&](std::vector<grading::CountedRecord> const& records) {
        for (auto const& record : records) {
            if (sources.count(record.entry) != 0) continue;
            auto& source = sources[record.entry];
            if (auto const known = view.record(record.entry)) {
                auto const comma = known->authority.empty() || known->number.empty() ? "" : "，";
                source = known->authority + comma + known->number;
                continue;
            }
            // A ban is no record but a document of ours.
            for (auto const& document : view.documents_of(record.subject))
                if (document.entry == record.entry) source = document.number;
        }
    };
    for (auto const& limit : explanation.limits)
        look_up(limit.records);
    for (auto const& reason : explanation.reasons)
        look_up(reason.records);
    return sources;
}

std::string what_of(model::RecordKind kind, std::string const& result, model::Gravity gravity, model::Money amount)
{
    auto text = std::string(model::chinese_of(kind));
    if (!result.empty()) text += "：" + result;
    if (gravity != model::Gravity::None) text += "，情节" + std::string(model::chinese_of(gravity));
    if (amount != model::Money::zero()) text += "，金额" + amount.text() + "元";
    return text;
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

void write_explanation(xml::Builder& builder, grading::Explanation const& explanation, GradeFacts const& facts)
{
    for (auto const& dimension : explanation.dimensions) {
        builder.open("dimension").element("name", dimension.name);
        builder.element("lost", dimension.lost.text()).element("gained", dimension.gained.text());
        if (dimension.capped) builder.open("capped").close();
        builder.close();
    }
    for (auto const& limit : explanation.limits)
        write_limit(builder, limit, facts);
    for (auto const& reason : explanation.reasons)
        write_indicator(builder, reason, facts);
}

void GradeContact::write(xml::Builder& builder) const
{
    builder.open("contact").element("name", name);
    builder.open("phone").attribute("personal", "phone").text(phone).close().close();
}

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
    facts.contact.write(builder);
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
    facts.contact.write(builder);
    return builder.close().finish();
}

} // namespace xindang::usecase
