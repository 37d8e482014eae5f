#include <http/commands.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/json_views.h>
#include <usecase/screening/json_screening.h>

#include <charconv>

namespace xindang::http {

Response post_screen(Request const& request, Services const& services)
{
    auto const queries = read_screen(request.body);
    if (!queries) return problem(queries.refusal(), request.id);
    auto const screening = usecase::screen(*request.actor, *queries, services.archive, services.bans, services.clock);
    return screening ? json_answer(usecase::json_of(*screening)) : problem(screening.refusal(), request.id);
}

Response post_list_screening(Request const& request, Services const& services)
{
    auto const subjects = read_list_screening(request.body);
    if (!subjects) return problem(subjects.refusal(), request.id);
    auto const desk = services.screening.current(*request.actor);
    if (!desk) return problem(desk.refusal(), request.id);
    auto const now = services.clock.now();
    auto const answers = (*desk)->ask(*request.actor, *subjects, model::CivilDate::on(now));
    return answers ? json_answer(usecase::json_of(*answers, (*desk)->lists(), now))
                   : problem(answers.refusal(), request.id);
}

Response get_cleared_pairs(Request const& request, Services const& services)
{
    auto const desk = services.screening.current(*request.actor);
    if (!desk) return problem(desk.refusal(), request.id);
    auto const cleared = usecase::cleared_views(*request.actor, services.screening.cleared_file(), (*desk)->subjects(),
        model::CivilDate::on(services.clock.now()));
    return cleared ? json_answer(usecase::json_of(*cleared)) : problem(cleared.refusal(), request.id);
}

Response post_cleared_pair(Request const& request, Services const& services)
{
    auto const decision = read_cleared_pair(request.body);
    if (!decision) return problem(decision.refusal(), request.id);
    auto const desk = services.screening.current(*request.actor);
    if (!desk) return problem(desk.refusal(), request.id);
    auto const pair = (*desk)->clear(*request.actor, *decision, services.clock.now());
    return pair ? json_answer(usecase::json_of(*pair), 201) : problem(pair.refusal(), request.id);
}

Response delete_cleared_pair(Request const& request, Services const& services)
{
    auto const text = request.part("number");
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return problem({Fault::NotFound, "there is no such decision in force", "number"}, request.id);
    auto const done =
        usecase::reopen_pair(*request.actor, services.screening.cleared_file(), number, services.clock.now());
    return done ? no_content() : problem(done.refusal(), request.id);
}

} // namespace xindang::http
