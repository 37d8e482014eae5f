#include <base/progress.h>
#include <http/handlers.h>
#include <http/json_body.h>
#include <http/problem.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/grading/json_evaluations.h>
#include <usecase/grading/object_to_grade.h>
#include <usecase/grading/review_grade.h>
#include <usecase/grading/show_evaluation.h>

namespace xindang::http {

namespace {

/// The day of a member, or today.
Outcome<model::CivilDate> day_of(
    std::optional<std::string> const& text, std::string const& member, Services const& services)
{
    if (!text) return model::CivilDate::on(services.clock.now());
    auto const day = model::CivilDate::parse(*text);
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, member};
    return *day;
}

Outcome<std::optional<model::SubjectId>> enterprise_of(std::optional<std::string> const& code, Services const& services)
{
    if (!code) return std::optional<model::SubjectId>{};
    auto const found = usecase::find_enterprise(services.archive.view(), *code);
    if (!found) return found.refusal();
    return std::optional(*found);
}

template <class T> Response answer(Outcome<T> const& outcome, Request const& request)
{
    return outcome ? json_answer(usecase::json_of(*outcome)) : problem(outcome.refusal(), request.id);
}

Outcome<usecase::NotifyGrades> read_notify(Request const& request, Services const& services)
{
    auto body = JsonBody::parse(request.body);
    if (!body) return body.refusal();
    auto const code = body->optional_text("enterprise");
    auto const served_on = body->optional_text("served_on");
    auto const document = body->optional_text("document");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const day = day_of(served_on, "served_on", services);
    if (!day) return day.refusal();
    auto const enterprise = enterprise_of(code, services);
    if (!enterprise) return enterprise.refusal();
    return usecase::NotifyGrades{request.part("evaluation"), *enterprise, *day, document.value_or("")};
}

Outcome<usecase::ObjectToGrade> read_objection(Request const& request, Services const& services)
{
    auto body = JsonBody::parse(request.body);
    if (!body) return body.refusal();
    auto const grounds = body->text("grounds");
    auto const received_on = body->optional_text("received_on");
    auto const late_reason = body->optional_text("late_reason");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const day = day_of(received_on, "received_on", services);
    if (!day) return day.refusal();
    auto const enterprise = usecase::find_enterprise(services.archive.view(), request.part("number"));
    if (!enterprise) return enterprise.refusal();
    return usecase::ObjectToGrade{request.part("evaluation"), *enterprise, *day, grounds, late_reason.value_or("")};
}

Outcome<usecase::ReviewGrade> read_review(Request const& request, Services const& services)
{
    auto body = JsonBody::parse(request.body);
    if (!body) return body.refusal();
    auto const reason = body->text("reason");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const enterprise = usecase::find_enterprise(services.archive.view(), request.part("number"));
    if (!enterprise) return enterprise.refusal();
    return usecase::ReviewGrade{request.part("evaluation"), *enterprise, reason};
}

} // namespace

Response get_evaluations(Request const& request, Services const& services)
{
    auto const evaluations = usecase::list_evaluations(*request.actor, services.archive);
    if (!evaluations) return problem(evaluations.refusal(), request.id);
    auto all = Json::array();
    for (auto const& evaluation : *evaluations)
        all.push(usecase::json_of(evaluation));
    return json_answer(Json::object().set("evaluations", std::move(all)));
}

Response get_evaluation(Request const& request, Services const& services)
{
    auto const evaluation = usecase::show_evaluation(*request.actor, request.part("evaluation"), services.archive);
    return evaluation ? json_answer(usecase::json_with_enterprises(*evaluation))
                      : problem(evaluation.refusal(), request.id);
}

Response get_evaluated_enterprise(Request const& request, Services const& services)
{
    auto const evaluation = usecase::show_evaluation(*request.actor, request.part("evaluation"), services.archive);
    if (!evaluation) return problem(evaluation.refusal(), request.id);
    auto const enterprise = usecase::find_enterprise(services.archive.view(), request.part("number"));
    if (!enterprise) return problem(enterprise.refusal(), request.id);
    return answer(usecase::enterprise_in(*evaluation, *enterprise), request);
}

Response post_grade_notification(Request const& request, Services const& services)
{
    auto const command = read_notify(request, services);
    if (!command) return problem(command.refusal(), request.id);
    NoProgress silent;
    return answer(
        usecase::notify_grades(*request.actor, *command, services.law, services.archive, services.clock, silent),
        request);
}

Response post_grade_objection(Request const& request, Services const& services)
{
    auto const command = read_objection(request, services);
    if (!command) return problem(command.refusal(), request.id);
    return answer(
        usecase::object_to_grade(*request.actor, *command, services.law, services.archive, services.clock), request);
}

Response post_grade_review(Request const& request, Services const& services)
{
    auto const command = read_review(request, services);
    if (!command) return problem(command.refusal(), request.id);
    return answer(
        usecase::review_grade(*request.actor, *command, services.schemes, services.archive, services.clock), request);
}

Response post_grade_decision(Request const& request, Services const& services)
{
    auto body = JsonBody::parse(request.body);
    if (!body) return problem(body.refusal(), request.id);
    auto const code = body->optional_text("enterprise");
    if (auto const read = body->finish(); !read) return problem(read.refusal(), request.id);
    auto const enterprise = enterprise_of(code, services);
    if (!enterprise) return problem(enterprise.refusal(), request.id);
    NoProgress silent;
    return answer(usecase::decide_grades(*request.actor, {request.part("evaluation"), *enterprise}, services.law,
                      services.archive, services.clock, silent),
        request);
}

} // namespace xindang::http
