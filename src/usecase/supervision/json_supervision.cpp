#include <usecase/supervision/json_supervision.h>

namespace xindang::usecase {

namespace {

using supervision::Supervised;

Json json_of_day(std::optional<model::CivilDate> day)
{
    return day ? Json(day->text()) : Json();
}

Json json_of_basis(std::vector<supervision::Basis> const& all)
{
    auto list = Json::array();
    for (auto const& basis : all)
        list.push(Json::object().set("text", basis.text).set("certainty", law::word_of(basis.certainty)));
    return list;
}

template <class Level> Json json_of_level(Level const& level)
{
    return Json::object().set("id", level.id).set("name", level.name);
}

Json json_of_factors(supervision::Assessment const& assessment)
{
    auto list = Json::array();
    for (auto const& met : assessment.factors) {
        auto one = Json::object();
        one.set("id", met.factor->id).set("name", met.factor->name).set("points", met.factor->points);
        one.set("at_least", met.factor->at_least ? Json(assessment.group->risks[*met.factor->at_least].id) : Json());
        list.push(one.set("because", met.because).set("basis", json_of_basis(met.factor->basis)));
    }
    return list;
}

Json json_of_duties(supervision::SupervisionLevel const& level)
{
    auto list = Json::array();
    for (auto const& duty : level.duties)
        list.push(Json::object()
                      .set("kind", duty.kind)
                      .set("times", duty.times)
                      .set("years", duty.years)
                      .set("person_days", duty.person_days));
    return list;
}

Json json_of_firm(Supervised const& one, supervision::Offices const& offices)
{
    auto const& assessment = one.assessment;
    auto firm = Json::object();
    firm.set("id", one.firm->id.text()).set("name", one.firm->name).set("credit_code", one.firm->credit_code);
    firm.set("region", one.firm->region).set("group", json_of_level(*assessment.group));
    firm.set("grade", assessment.grade ? Json(model::word_of(*assessment.grade)) : Json());
    firm.set("risk", json_of_level(assessment.risk_level())).set("risk_points", assessment.points);
    firm.set("level", json_of_level(assessment.supervision_level()));
    firm.set("office", json_of_level(offices.all()[one.office]));
    return firm.set("last_inspected", json_of_day(one.last_inspected));
}

Json json_of_reasons(supervision::Assessment const& assessment)
{
    auto list = Json::array();
    for (auto const& met : assessment.key_reasons)
        list.push(Json::object()
                      .set("id", met.reason->id)
                      .set("text", met.reason->text)
                      .set("basis", json_of_basis(met.reason->basis)));
    return list;
}

Json json_of_supervised(Supervised const& one, supervision::Offices const& offices)
{
    auto const& level = one.assessment.supervision_level();
    auto measures = Json::array();
    for (auto const& measure : level.measures)
        measures.push(measure);
    return json_of_firm(one, offices)
        .set("factors", json_of_factors(one.assessment))
        .set("inspections", json_of_duties(level))
        .set("measures", measures)
        .set("level_basis", json_of_basis(level.basis))
        .set("key_reasons", json_of_reasons(one.assessment));
}

Json json_of_visit(supervision::Visit const& visit, Supervised const& one, supervision::Offices const& offices)
{
    auto json = Json::object();
    if (visit.obstacle) json.set("obstacle", word_of(*visit.obstacle));
    return json.set("day", json_of_day(visit.day))
        .set("kind", visit.kind)
        .set("nth", visit.nth)
        .set("of", visit.of)
        .set("person_days", visit.person_days)
        .set("firm", json_of_firm(one, offices));
}

Json json_of_loads(supervision::Plan const& plan, supervision::Offices const& offices)
{
    auto list = Json::array();
    for (std::size_t at = 0; at < plan.offices.size(); ++at) {
        auto const& load = plan.offices[at];
        auto months = Json::array();
        for (auto const& month : load.months)
            months.push(Json::object()
                            .set("capacity", month.capacity)
                            .set("planned", month.planned)
                            .set("visits", month.visits));
        list.push(json_of_level(offices.all()[at])
                      .set("demanded", load.demanded)
                      .set("missing", load.missing)
                      .set("fallen_out", load.fallen_out)
                      .set("months", months));
    }
    return list;
}

} // namespace

Json json_of(SupervisedFirms const& all, supervision::Offices const& offices)
{
    auto firms = Json::array();
    for (auto const& one : all.supervised)
        firms.push(json_of_supervised(one, offices));
    return Json::object()
        .set("day", all.day.text())
        .set("rules", all.rules_version)
        .set("ledger_position", all.ledger_position)
        .set("firms", firms);
}

Json json_of(InspectionPlan const& plan, supervision::Offices const& offices)
{
    auto placed = Json::array();
    auto fallen_out = Json::array();
    for (auto const& visit : plan.plan.visits)
        (visit.day ? placed : fallen_out).push(json_of_visit(visit, plan.all.supervised[visit.supervised], offices));
    return Json::object()
        .set("year", plan.plan.year)
        .set("made_on", plan.plan.made_on.text())
        .set("rules", plan.all.rules_version)
        .set("ledger_position", plan.all.ledger_position)
        .set("provisional", plan.plan.provisional)
        .set("digest", plan.digest.hex())
        .set("visits", placed)
        .set("fallen_out", fallen_out)
        .set("offices", json_of_loads(plan.plan, offices));
}

Json json_of(AdoptedPlan const& adopted)
{
    return Json::object()
        .set("entry", adopted.entry.value())
        .set("adopted_at", adopted.adopted_at.text())
        .set("actor", adopted.actor)
        .set("year", adopted.year)
        .set("made_on", adopted.made_on.text())
        .set("ledger_position", adopted.upto.value())
        .set("scheme", adopted.scheme)
        .set("rules", adopted.rules_version)
        .set("digest", adopted.digest.hex());
}

Json json_of(PlanProgress const& progress, supervision::Offices const& offices)
{
    auto visits = Json::array();
    for (std::size_t at = 0; at < progress.visits.size(); ++at) {
        auto const& visit = progress.plan.plan.visits[at];
        visits.push(json_of_visit(visit, progress.plan.all.supervised[visit.supervised], offices)
                        .set("state", word_of(progress.visits[at].state))
                        .set("done_on", json_of_day(progress.visits[at].done_on)));
    }
    auto answer = Json::object();
    answer.set("adopted", json_of(progress.adopted)).set("reproduced", progress.reproduced);
    answer.set("day", progress.day.text());
    for (auto const state : {VisitState::Done, VisitState::Due, VisitState::Late, VisitState::FallenOut})
        answer.set(std::string(word_of(state)), progress.count(state));
    return answer.set("beyond", progress.beyond).set("visits", visits);
}

} // namespace xindang::usecase
