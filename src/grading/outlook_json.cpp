#include <grading/canonical_json.h>
#include <grading/outlook.h>

namespace xindang::grading {

namespace {

using canonical::array;
using canonical::Object;

std::string entries_json(std::vector<model::EntryNumber> const& entries)
{
    return array(entries, [](model::EntryNumber entry) { return json_quoted(std::to_string(entry.value())); });
}

std::string_view word_of(Turn::Moved::Change change)
{
    using Change = Turn::Moved::Change;
    switch (change) {
    case Change::Points:
        return "points";
    case Change::Begins:
        return "begins";
    case Change::Ends:
        return "ends";
    }
    return {};
}

std::string moved_json(Turn::Moved const& moved)
{
    return Object{}
        .points("by", moved.by)
        .text("change", word_of(moved.change))
        .text("id", moved.id)
        .text("name", moved.name)
        .finish();
}

std::string turn_json(Turn const& turn)
{
    return Object{}
        .text("day", turn.day.text())
        .points("score", turn.mark.score)
        .text("grade", model::word_of(turn.mark.grade))
        .raw("gone", entries_json(turn.gone))
        .raw("moved", array(turn.moved, moved_json))
        .finish();
}

std::string way_json(Way const& way)
{
    return Object{}
        .raw("entries", entries_json(way.entries))
        .points("score", way.mark.score)
        .text("grade", model::word_of(way.mark.grade))
        .flag("smallest", way.smallest)
        .finish();
}

template <class Map, class Key> std::string map_json(Map const& map, Key const& key)
{
    std::string json = "{";
    for (auto const& [name, value] : map)
        json += (json.size() > 1 ? "," : "") + json_quoted(key(name)) + ":" + json_quoted(value);
    return json + "}";
}

std::string outlook_json(Outlook const& outlook)
{
    Object object;
    object.raw("turns", array(outlook.turns, turn_json))
        .text("horizon", outlook.horizon.text())
        .raw("rules", map_json(outlook.rules, [](std::string const& id) { return id; }));
    if (outlook.rises_on) object.text("rises_on", outlook.rises_on->text());
    if (outlook.falls_on) object.text("falls_on", outlook.falls_on->text());
    if (outlook.by_repair) object.raw("by_repair", way_json(*outlook.by_repair));
    if (outlook.by_lapse) object.raw("by_lapse", way_json(*outlook.by_lapse));
    return object.finish();
}

} // namespace

Bytes to_json(Explanation const& explanation, Outlook const& outlook, ExplanationHead const& head)
{
    std::map<std::string, std::string> names; // members go by the octets of their names
    for (auto const& [subject, name] : head.names)
        names.emplace(subject.text(), name);
    return Object{}
        .raw("explanation", to_json(explanation, head))
        .raw("names", map_json(names, [](std::string const& id) { return id; }))
        .raw("outlook", outlook_json(outlook))
        .finish();
}

} // namespace xindang::grading
