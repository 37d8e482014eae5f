#include <usecase/list/json_stored_entries.h>

namespace xindang::usecase {

Json json_of(exchange::StoredEntry const& entry)
{
    return Json::object()
        .set("id", entry.state.id)
        .set("version", entry.state.version)
        .set("status", entry.state.status)
        .set("name", entry.name)
        .set("type", entry.type)
        .set("decision", entry.decision)
        .set("term", entry.term.text());
}

} // namespace xindang::usecase
