#include <exchange/digests.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/list/list_due.h>
#include <usecase/list/list_standing.h>

namespace xindang::http {

Response get_lists(Request const&, Services const& services)
{
    return json_answer(usecase::json_of(usecase::list_standings(services.archive.view())));
}

Response get_lists_due(Request const& request, Services const& services)
{
    auto const tasks = usecase::list_due(*request.actor, "",
        {services.archive, services.objects, services.law, services.lists.master_key, services.settings,
            services.clock});
    if (!tasks) return problem(tasks.refusal(), request.id);
    return json_answer(usecase::json_of(*tasks, model::CivilDate::on(services.clock.now())));
}

Response post_list_publication(Request const& request, Services const& services)
{
    auto const list = services.settings.list(request.part("list"));
    if (!list) return problem(list.refusal(), request.id);
    auto const signing = usecase::ListSigning::open(services.lists, list->id);
    if (!signing) return problem(signing.refusal(), request.id);
    auto const receipt =
        usecase::publish_list(*request.actor, *list, services.settings.environment, signing->services());
    if (!receipt) return problem(receipt.refusal(), request.id);
    auto json = Json::object();
    json.set("id", receipt->list_id).set("seq", std::to_string(receipt->seq)).set("head_number", receipt->head_number);
    json.set("entries", receipt->entries).set("added", receipt->added).set("amended", receipt->amended);
    json.set("removed", receipt->removed).set("changed", receipt->changed);
    json.set("state_digest", exchange::digest_text(receipt->state_digest));
    json.set("valid_until", receipt->valid_until.text()).set("ledger_entry", receipt->entry.value());
    return json_answer(json, 201);
}

} // namespace xindang::http
