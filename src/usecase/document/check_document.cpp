#include <usecase/document/check_document.h>

#include <document/conformance_report.h>
#include <usecase/document/trace_pages.h>

#include <cmath>

namespace xindang::usecase {

namespace {

std::int64_t thousandths(double value)
{
    return std::llround(value * 1000);
}

Json json_of(document::Observation const& observation)
{
    auto json = Json::object();
    json.set("value", thousandths(observation.value)).set("page", observation.page);
    if (!observation.where.empty()) json.set("at", observation.where);
    return json;
}

Json json_of(document::ClauseResult const& result)
{
    auto const& clause = result.clause;
    auto json = Json::object();
    json.set("id", clause.id)
        .set("standard", result.source)
        .set("clause", clause.number)
        .set("strength", word_of(clause.strength))
        .set("text", clause.text)
        .set("unit", clause.unit)
        .set("from", thousandths(clause.value - clause.below))
        .set("to", thousandths(clause.value + clause.above))
        .set("verdict", word_of(result.verdict))
        .set("measured", result.observations);
    if (result.farthest) json.set("found", json_of(*result.farthest));
    auto deviations = Json::array();
    for (auto const& one : result.deviations)
        deviations.push(json_of(one));
    json.set("deviations", std::move(deviations));
    return json;
}

} // namespace

Outcome<document::ConformanceReport> check_document(
    BytesView file, document::Press const& press, document::ClauseBook const& clauses)
{
    if (file.substr(0, 5) == "%PDF-") {
        auto ours = document::measure(file, clauses);
        if (ours.unreadable.empty()) return ours;
        auto const trace = trace_pages(file);
        auto foreign =
            trace ? document::measure_traced(*trace, clauses) : Outcome<document::ConformanceReport>(trace.refusal());
        if (foreign) return foreign;
        ours.unreadable += "; " + foreign.refusal().reason;
        return ours;
    }
    auto const layout = press.layout_of(file);
    if (!layout) return layout.refusal();
    return document::measure(*layout, clauses);
}

Json json_of(document::ConformanceReport const& report)
{
    using document::Strength;
    auto results = Json::array();
    for (auto const& result : report.results)
        results.push(json_of(result));
    auto beyond = Json::array();
    for (auto const& one : report.unmeasurable)
        beyond.push(Json::object()
                        .set("standard", one.source)
                        .set("clause", one.number)
                        .set("strength", word_of(one.strength))
                        .set("text", one.text)
                        .set("why", one.why));
    auto json = Json::object();
    if (!report.unreadable.empty()) json.set("unreadable", report.unreadable);
    json.set("traced", report.traced);
    json.set("pages", report.pages)
        .set("deviating", Json::object()
                              .set("required", report.deviating(Strength::Required))
                              .set("usual", report.deviating(Strength::Usual))
                              .set("recommended", report.deviating(Strength::Recommended)))
        .set("results", std::move(results))
        .set("beyond_measure", std::move(beyond));
    return json;
}

} // namespace xindang::usecase
