#include <http/commands.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/json_views.h>

namespace xindang::http {

Response post_login(Request const& request, Services const& services)
{
    auto const command = read_log_in(request.body, services.settings.service.session_minutes);
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::log_in(*command, services.users());
    return receipt ? json_answer(usecase::json_of(*receipt)) : problem(receipt.refusal(), request.id);
}

Response post_logout(Request const& request, Services const& services)
{
    auto const done = usecase::log_out(request.token, services.accounts);
    return done ? no_content() : problem(done.refusal(), request.id);
}

Response get_me(Request const& request, Services const&)
{
    return json_answer(usecase::json_of(*request.actor));
}

Response get_users(Request const& request, Services const& services)
{
    auto const users = usecase::list_users(*request.actor, services.accounts);
    return users ? json_answer(usecase::json_of(*users)) : problem(users.refusal(), request.id);
}

Response post_user(Request const& request, Services const& services)
{
    auto const command = read_add_user(request.body);
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::add_user(*request.actor, *command, services.users());
    return receipt ? json_answer(usecase::json_of(receipt->user), 201) : problem(receipt.refusal(), request.id);
}

Response patch_user(Request const& request, Services const& services)
{
    auto const command = read_change_user(request.body, request.part("login"));
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::change_user(*request.actor, *command, services.users());
    return receipt ? json_answer(usecase::json_of(receipt->user)) : problem(receipt.refusal(), request.id);
}

Response post_user_token(Request const& request, Services const& services)
{
    auto const command = read_issue_token(request.body, request.part("login"));
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::issue_token(*request.actor, *command, services.users());
    return receipt ? json_answer(usecase::json_of(*receipt), 201) : problem(receipt.refusal(), request.id);
}

} // namespace xindang::http
