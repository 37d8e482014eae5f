#include <usecase/list/list_standing.h>

#include <law/lists.h>

#include <algorithm>

namespace xindang::usecase {

std::vector<ListStanding> list_standings(archive::View const& view)
{
    std::vector<ListStanding> standings;
    for (auto const& entry : view.entries_of(model::EntryKind::ListPublished)) {
        if (entry.body.get("form") == law::word_of(law::ListForm::Confidential)) continue;
        ListStanding const standing{entry.body.get("list"), entry.body.get("seq"), entry.recorded_at, entry.number};
        auto const known = std::find_if(
            standings.begin(), standings.end(), [&](ListStanding const& other) { return other.list == standing.list; });
        if (known == standings.end())
            standings.push_back(standing);
        else
            *known = standing;
    }
    return standings;
}

Json json_of(std::vector<ListStanding> const& lists)
{
    auto array = Json::array();
    for (auto const& standing : lists) {
        auto json = Json::object();
        json.set("id", standing.list).set("seq", standing.seq).set("published_at", standing.published_at.text());
        json.set("ledger_entry", standing.entry.value()).set("head", "/lists/" + standing.list + "/head.xml");
        array.push(std::move(json));
    }
    return Json::object().set("lists", std::move(array));
}

} // namespace xindang::usecase
