#include <http/commands.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/json_views.h>

namespace xindang::http {

Response post_screen(Request const& request, Services const& services)
{
    auto const queries = read_screen(request.body);
    if (!queries) return problem(queries.refusal(), request.id);
    auto const screening =
        usecase::screen(*request.actor, *queries, services.archive, services.objects, services.clock);
    return screening ? json_answer(usecase::json_of(*screening)) : problem(screening.refusal(), request.id);
}

} // namespace xindang::http
