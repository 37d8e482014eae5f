#include <http/commands.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/json_views.h>
#include <usecase/notice/expire_notices.h>

namespace xindang::http {

Response get_notices(Request const& request, Services const& services)
{
    auto const notices = usecase::list_notices(*request.actor, services.archive);
    return notices ? json_answer(usecase::json_of(*notices)) : problem(notices.refusal(), request.id);
}

Response post_notice_preview(Request const& request, Services const& services)
{
    auto const command = read_publish_notice(request.body);
    if (!command) return problem(command.refusal(), request.id);
    auto const preview = usecase::preview_notice(*request.actor, *command, services.notices);
    return preview ? json_answer(usecase::json_of(*preview)) : problem(preview.refusal(), request.id);
}

Response post_notice(Request const& request, Services const& services)
{
    auto const command = read_publish_notice(request.body);
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::publish_notice(*request.actor, *command, services.notices);
    if (receipt) return json_answer(usecase::json_of(*receipt), 201);
    // Everything that looks like personal data is told at once, not one request after the other.
    auto const preview = usecase::preview_notice(*request.actor, *command, services.notices);
    return preview ? problem(receipt.refusal(), preview->leftovers, request.id)
                   : problem(receipt.refusal(), request.id);
}

Response post_notice_comparison(Request const& request, Services const& services)
{
    auto const command = read_publish_notice(request.body);
    if (!command) return problem(command.refusal(), request.id);
    auto page = usecase::compare_notice(*request.actor, *command, services.notices);
    if (!page) return problem(page.refusal(), request.id);
    Response response;
    response.content_type = "text/html; charset=utf-8";
    // It holds personal data: kept by no cache, framed by nobody.
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = std::move(*page);
    return response;
}

Response post_notice_repair(Request const& request, Services const& services)
{
    auto const command = read_repair_notice(request.body, request.part("number"));
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::repair_notice(*request.actor, *command, services.notices);
    return receipt ? json_answer(usecase::json_of(*receipt)) : problem(receipt.refusal(), request.id);
}

Response post_notice_withdrawal(Request const& request, Services const& services)
{
    auto const command = read_withdraw_notice(request.body, request.part("number"));
    if (!command) return problem(command.refusal(), request.id);
    auto const receipt = usecase::withdraw_notice(*request.actor, *command, services.notices);
    return receipt ? json_answer(usecase::json_of(*receipt)) : problem(receipt.refusal(), request.id);
}

} // namespace xindang::http
