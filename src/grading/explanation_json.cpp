#include <grading/canonical_json.h>
#include <grading/explanation.h>

namespace xindang::grading {

namespace {

using canonical::array;
using canonical::Object;

std::string record_json(CountedRecord const& record)
{
    Object object;
    object.text("entry", std::to_string(record.entry.value()))
        .text("kind", model::word_of(record.kind))
        .text("occurred_on", record.occurred_on.text())
        .text("source", word_of(record.source))
        .text("subject", record.subject.text())
        .text("gravity", model::word_of(record.gravity))
        .text("result", record.result)
        .text("amount", record.amount.plain())
        .points("points", record.points)
        .raw("posts", array(record.posts, [](std::string const& post) { return json_quoted(post); }));
    if (record.expires_on) object.text("expires_on", record.expires_on->text());
    return object.finish();
}

std::string reason_json(Reason const& reason)
{
    return Object{}
        .text("id", reason.id)
        .text("name", reason.name)
        .text("dimension", reason.dimension)
        .text("basis", reason.basis)
        .text("effect", reason.effect == Effect::Loss ? "loss" : "gain")
        .text("function", word_of(reason.function))
        .number("measure", reason.measure)
        .points("before_cap", reason.before_cap)
        .points("points", reason.points)
        .flag("capped", reason.capped)
        .raw("records", array(reason.records, record_json))
        .finish();
}

std::string limit_json(AppliedLimit const& limit)
{
    return Object{}
        .text("id", limit.id)
        .text("name", limit.name)
        .text("basis", limit.basis)
        .text(limit.bound == Limit::Bound::AtMost ? "at_most" : "at_least", model::word_of(limit.grade))
        .flag("decisive", limit.decisive)
        .raw("records", array(limit.records, record_json))
        .finish();
}

std::string dimension_json(DimensionTotal const& dimension)
{
    return Object{}
        .text("name", dimension.name)
        .points("lost", dimension.lost)
        .points("gained", dimension.gained)
        .flag("capped", dimension.capped)
        .finish();
}

} // namespace

Bytes to_json(Explanation const& said, ExplanationHead const& head)
{
    Object object;
    object.text("scheme", said.scheme_id)
        .text("scheme_version", said.scheme_version)
        .text("scheme_title", said.scheme_title)
        .text("cut_off", said.cut_off.text())
        .text("ledger_position", std::to_string(head.ledger_position))
        .text("enterprise", said.enterprise.text())
        .text("name", head.name)
        .text("credit_code", head.credit_code)
        .points("start", said.start)
        .points("lost", said.lost)
        .points("gained", said.gained)
        .points("score", said.score)
        .text("grade_by_score", model::word_of(said.grade_by_score))
        .text("grade", model::word_of(said.grade))
        .raw("dimensions", array(said.dimensions, dimension_json))
        .raw("reasons", array(said.reasons, reason_json))
        .raw("limits", array(said.limits, limit_json));
    if (said.to_next_higher) object.points("to_next_higher", *said.to_next_higher);
    if (said.to_next_lower) object.points("to_next_lower", *said.to_next_lower);
    return object.finish();
}

} // namespace xindang::grading
