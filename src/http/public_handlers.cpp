#include <http/handlers.h>
#include <http/problem.h>
#include <http/static_files.h>

namespace xindang::http {

Response get_health(Request const&, Services const& services)
{
    // Opening a view reads the ledger's head: a locked or lost database shows here and not at the first user's request.
    auto const entries = services.archive.view().size();
    auto json = Json::object();
    json.set("status", "ok").set("entries", entries).set("time", services.clock.now().text());
    auto response = json_answer(json);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response get_list_file(Request const& request, Services const& services)
{
    return serve_file(services.data.site() / "lists", request.part("path"), request, Caching::List);
}

Response get_site_file(Request const& request, Services const& services)
{
    // An API address that no route knows is no page.
    if (request.path.starts_with("/api/"))
        return problem({Fault::NotFound, "there is nothing at this address", "path"}, request.id);
    return serve_file(services.data.site(), request.part("path"), request, Caching::Page);
}

} // namespace xindang::http
