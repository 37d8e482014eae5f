#include <usecase/grading/json_evaluations.h>

#include <usecase/archive/json_views.h>
#include <usecase/grading/json_shifts.h>

namespace xindang::usecase {

namespace {

Json json_of(ComputedGrade const& grade)
{
    return Json::object()
        .set("score", grade.mark.score.text())
        .set("grade", model::word_of(grade.mark.grade))
        .set("ledger_position", grade.ledger_position)
        .set("explanation", grade.explanation.hex());
}

constexpr std::array GRADES{model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D};

/// {"A": {"A": 3, …}, …}: from, then to.
Json json_of(GradeMoves const& moves)
{
    auto json = Json::object();
    for (auto const from : GRADES) {
        auto row = Json::object();
        for (auto const to : GRADES)
            row.set(model::word_of(to), moves[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)]);
        json.set(model::word_of(from), std::move(row));
    }
    return json;
}

Json json_of(std::map<std::string, GradeMoves> const& groups)
{
    auto json = Json::object();
    for (auto const& [name, moves] : groups)
        json.set(name, json_of(moves));
    return json;
}

Json json_of(ComparedSide const& side)
{
    return Json::object()
        .set("name", side.name)
        .set("scheme", side.scheme)
        .set("scheme_version", side.scheme_version)
        .set("cut_off", side.cut_off.text())
        .set("ledger_position", side.ledger_position);
}

Json json_of(ComparedEnterprise const& enterprise)
{
    auto json = Json::object();
    json.set("subject", enterprise.enterprise.text()).set("name", enterprise.name);
    json.set("region", enterprise.region).set("type", enterprise.type);
    if (enterprise.before) json.set("before", usecase::json_of(*enterprise.before));
    if (enterprise.after) json.set("after", usecase::json_of(*enterprise.after));
    return json.set("shifts", json_of(enterprise.shifts)).set("limits", json_of(enterprise.limits));
}

} // namespace

Json json_of(EvaluationComparison const& comparison)
{
    auto changed = Json::array();
    for (auto const& enterprise : comparison.changed)
        changed.push(json_of(enterprise));
    return Json::object()
        .set("before", json_of(comparison.before))
        .set("after", json_of(comparison.after))
        .set("moves", json_of(comparison.moves))
        .set("by_type", json_of(comparison.by_type))
        .set("by_region", json_of(comparison.by_region))
        .set("same", comparison.same)
        .set("changed", std::move(changed))
        .set("movers", json_of(comparison.movers));
}

Json json_of(EvaluatedEnterprise const& enterprise)
{
    auto json = Json::object();
    json.set("subject", enterprise.enterprise.text()).set("stage", word_of(enterprise.stage));
    json.set("draft", json_of(enterprise.draft));
    if (enterprise.reviewed) json.set("reviewed", json_of(*enterprise.reviewed));
    if (enterprise.served_on) json.set("served_on", enterprise.served_on->text());
    if (enterprise.last_day) json.set("last_day", enterprise.last_day->text());
    if (enterprise.provisional_last_day) json.set("provisional_last_day", true);
    if (!enterprise.notice_document.empty()) json.set("notice", enterprise.notice_document);
    if (auto const& objection = enterprise.objection) {
        auto one = Json::object();
        one.set("entry", objection->entry.value()).set("received_on", objection->received_on.text());
        one.set("grounds", objection->grounds).set("answer_by", objection->answer_by.text());
        if (!objection->late_reason.empty()) one.set("late_reason", objection->late_reason);
        json.set("objection", std::move(one));
    }
    if (auto const& review = enterprise.review)
        json.set("review", Json::object()
                               .set("entry", review->entry.value())
                               .set("reviewer", review->reviewer)
                               .set("outcome", review->changed ? "changed" : "upheld")
                               .set("reason", review->reason));
    if (enterprise.decided_by) json.set("decided_by", enterprise.decided_by->value());
    if (enterprise.in_force_by) json.set("in_force_by", enterprise.in_force_by->value());
    return json;
}

Json json_of(Evaluation const& evaluation)
{
    auto json = Json::object();
    json.set("evaluation", evaluation.id).set("state", word_of(evaluation.state));
    json.set("scheme", evaluation.scheme).set("scheme_version", evaluation.scheme_version);
    json.set("cut_off", evaluation.cut_off.text()).set("ledger_position", evaluation.ledger_position);
    json.set("opened_on", evaluation.opened_on.text()).set("opened_by", evaluation.opened_by);
    if (!evaluation.scope.region.empty()) json.set("region", evaluation.scope.region);
    if (!evaluation.scope.type.empty()) json.set("type", evaluation.scope.type);
    auto by_stage = Json::object();
    auto const stages = evaluation.by_stage();
    for (std::size_t at = 0; at < stages.size(); ++at)
        by_stage.set(word_of(static_cast<Stage>(at)), stages[at]);
    auto by_grade = Json::object();
    auto const grades = evaluation.by_grade();
    for (std::size_t at = 0; at < grades.size(); ++at)
        by_grade.set(model::word_of(static_cast<model::Grade>(at)), grades[at]);
    return json.set("by_stage", std::move(by_stage)).set("by_grade", std::move(by_grade));
}

Json json_with_enterprises(Evaluation const& evaluation)
{
    auto enterprises = Json::array();
    for (auto const& [id, enterprise] : evaluation.enterprises)
        enterprises.push(json_of(enterprise));
    return json_of(evaluation).set("enterprises", std::move(enterprises));
}

Json json_of(NotifiedGrades const& notified)
{
    return Json::object()
        .set("evaluation", notified.evaluation.id)
        .set("served", notified.served)
        .set("last_day", notified.last_day.text())
        .set("provisional", notified.provisional)
        .set("basis", notified.basis);
}

Json json_of(DecidedGrades const& decided)
{
    auto waiting = Json::array();
    for (auto const& one : decided.waiting) {
        auto json = Json::object().set("subject", one.enterprise.text()).set("waiting", word_of(one.waiting));
        if (one.last_day) json.set("last_day", one.last_day->text());
        waiting.push(std::move(json));
    }
    return Json::object()
        .set("evaluation", decided.evaluation.id)
        .set("decided", decided.decided)
        .set("waiting", std::move(waiting));
}

Json json_of(DailyRegrade const& run)
{
    auto json = json_of(run.grades);
    json.set("touched", run.touched).set("by_time", run.by_time);
    if (run.since) json.set("since", *run.since);
    return json;
}

} // namespace xindang::usecase
