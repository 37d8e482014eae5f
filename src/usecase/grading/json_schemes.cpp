#include <usecase/grading/json_schemes.h>

namespace xindang::usecase {

namespace {

Json json_of(grading::GroupGrades const& group)
{
    auto grades = Json::object();
    for (auto const grade : {model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D})
        grades.set(word_of(grade), group.grades[static_cast<std::size_t>(grade)]);
    return Json::object().set("group", group.group).set("grades", std::move(grades)).set("total", group.total());
}

Json json_of(std::vector<grading::GroupGrades> const& groups)
{
    auto array = Json::array();
    for (auto const& group : groups)
        array.push(json_of(group));
    return array;
}

/// Of each set of bands, how many enterprises have which whole score.
Json json_of(std::vector<grading::ScoreSpread> const& spreads)
{
    auto array = Json::array();
    for (auto const& spread : spreads) {
        auto scores = Json::object();
        for (std::size_t score = 0; score < spread.scores.size(); ++score)
            if (spread.scores[score] > 0) scores.set(std::to_string(score), spread.scores[score]);
        array.push(std::move(scores));
    }
    return array;
}

} // namespace

Json json_of(std::vector<grading::SchemeChange> const& changes)
{
    auto array = Json::array();
    for (auto const& change : changes) {
        auto json = Json::object();
        json.set("change", word_of(change.kind)).set("group", change.group).set("id", change.id);
        json.set("name", change.name);
        if (change.kind == grading::SchemeChange::Kind::Changed)
            json.set("field", change.field).set("before", change.before).set("after", change.after);
        array.push(std::move(json));
    }
    return Json::object().set("changes", std::move(array));
}

Json json_of(SchemeAudit const& audited)
{
    auto const& audit = audited.audit;
    auto indicators = Json::array();
    for (auto const& use : audit.indicators)
        indicators.push(Json::object()
                            .set("id", use.id)
                            .set("name", use.name)
                            .set("effect", use.effect == grading::Effect::Loss ? "loss" : "gain")
                            .set("applies", use.applies)
                            .set("fired", use.fired)
                            .set("points", use.points.text())
                            .set("alone", use.alone));
    auto pairs = Json::array();
    for (auto const& pair : audit.correlations)
        pairs.push(Json::object()
                       .set("first", pair.first)
                       .set("second", pair.second)
                       .set("together", pair.together)
                       .set("correlation_thousandths", pair.thousandths));
    auto twice = Json::array();
    for (auto const& pair : audit.twice)
        twice.push(Json::object().set("first", pair.first).set("second", pair.second).set("records", pair.records));
    auto missing = Json::array();
    for (auto const& data : audit.missing)
        missing.push(Json::object()
                         .set("kind", word_of(data.kind))
                         .set("without", data.without)
                         .set("better", data.better)
                         .set("worse", data.worse));
    return Json::object()
        .set("scheme", audited.scheme.id())
        .set("version", audited.scheme.version())
        .set("cut_off", audited.cut_off.text())
        .set("ledger_position", audited.ledger_position)
        .set("all", json_of(audit.all))
        .set("by_kind", json_of(audit.by_kind))
        .set("by_region", json_of(audit.by_region))
        .set("by_size", json_of(audit.by_size))
        .set("scores", json_of(audit.spreads))
        .set("counted_twice", std::move(twice))
        .set("indicators", std::move(indicators))
        .set("correlations", std::move(pairs))
        .set("missing_data", std::move(missing))
        .set("unknown_start", audit.unknown_start)
        .set("no_records", audit.no_records);
}

} // namespace xindang::usecase
