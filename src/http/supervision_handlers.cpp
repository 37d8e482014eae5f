#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/supervision/json_supervision.h>

#include <charconv>
#include <memory>

namespace xindang::http {

namespace {

/// What every route of this area begins with.
struct Ground {
    usecase::SupervisionQuery query;
    std::shared_ptr<usecase::Supervision const> rules;
    usecase::Supervision const& with;
};

/// The query's `on`, else today, with the rules in force on that day.
Outcome<Ground> ground(Request const& request, Services const& services)
{
    auto day = model::CivilDate::on(services.clock.now());
    if (auto const text = request.query_value("on"); !text.empty()) {
        auto const told = model::CivilDate::parse(text);
        if (!told) return Refusal{Fault::BadInput, told.refusal().reason, "on"};
        day = *told;
    }
    auto rules = services.supervision.on(day);
    if (!rules) return rules.refusal();
    return Ground{{day, services.settings.scheme, std::nullopt}, *rules, **rules};
}

Outcome<int> year_of(Request const& request)
{
    auto const text = request.part("year");
    int year = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size())
        return Refusal{Fault::BadInput, "this is no year", "year"};
    return year;
}

} // namespace

Response get_supervision(Request const& request, Services const& services)
{
    auto const enterprise = usecase::find_enterprise(services.archive.view(), request.part("number"));
    if (!enterprise) return problem(enterprise.refusal(), request.id);
    auto const ground_of = ground(request, services);
    if (!ground_of) return problem(ground_of.refusal(), request.id);
    auto const& [query, rules, with] = *ground_of;
    auto const shown = usecase::supervision_of(*request.actor, *enterprise, query, with, services.archive);
    return shown ? json_answer(usecase::json_of(*shown, with.offices)) : problem(shown.refusal(), request.id);
}

Response get_key_supervision(Request const& request, Services const& services)
{
    auto const ground_of = ground(request, services);
    if (!ground_of) return problem(ground_of.refusal(), request.id);
    auto const& [query, rules, with] = *ground_of;
    auto const listed = usecase::key_supervision(*request.actor, query, with, services.archive);
    return listed ? json_answer(usecase::json_of(*listed, with.offices)) : problem(listed.refusal(), request.id);
}

Response get_inspection_plan(Request const& request, Services const& services)
{
    auto const year = year_of(request);
    if (!year) return problem(year.refusal(), request.id);
    auto const ground_of = ground(request, services);
    if (!ground_of) return problem(ground_of.refusal(), request.id);
    auto const& [query, rules, with] = *ground_of;
    auto const plan =
        usecase::plan_inspections(*request.actor, *year, query, with, services.law.calendar(), services.archive);
    return plan ? json_answer(usecase::json_of(*plan, with.offices)) : problem(plan.refusal(), request.id);
}

Response get_plan_progress(Request const& request, Services const& services)
{
    auto const year = year_of(request);
    if (!year) return problem(year.refusal(), request.id);
    auto const ground_of = ground(request, services);
    if (!ground_of) return problem(ground_of.refusal(), request.id);
    auto const& [query, rules, with] = *ground_of;
    auto const progress =
        usecase::plan_progress(*request.actor, *year, query.day, with, services.law.calendar(), services.archive);
    return progress ? json_answer(usecase::json_of(*progress, with.offices)) : problem(progress.refusal(), request.id);
}

} // namespace xindang::http
