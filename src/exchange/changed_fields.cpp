#include <exchange/changed_fields.h>

#include <xml/canonical.h>
#include <xml/document.h>

#include <set>

namespace xindang::exchange {

namespace {

constexpr std::size_t MAX_FILE = std::size_t{64} << 20;
constexpr char TIME_FIELD[] = "UpdatedAt";

/// Each field with all its repetitions, in one form.
std::map<std::string, Bytes> fields_of(xml::Node const& entry)
{
    std::map<std::string, Bytes> fields;
    for (auto const& child : entry.children())
        fields[child.name()] += xml::exclusive_canonical(child);
    return fields;
}

std::vector<std::string> differences(xml::Node const& before, xml::Node const& now)
{
    auto old_fields = fields_of(before);
    auto new_fields = fields_of(now);
    std::set<std::string> all;
    for (auto const* fields : {&old_fields, &new_fields})
        for (auto const& [name, content] : *fields)
            all.insert(name);
    std::vector<std::string> names;
    for (auto const& name : all)
        if (name != TIME_FIELD && old_fields[name] != new_fields[name]) names.push_back(name);
    if (names.empty()) names.emplace_back(TIME_FIELD);
    return names;
}

} // namespace

Outcome<std::map<std::string, std::vector<std::string>>> changed_fields(
    ListSource const& published, Head const& before, std::map<std::string, Bytes> const& amended)
{
    std::map<std::string, std::vector<std::string>> changed;
    for (auto const& part : before.parts) {
        if (changed.size() == amended.size()) break;
        auto const text = published.get(part.name, MAX_FILE);
        if (!text) return text.refusal();
        auto const document = xml::Document::parse(*text, xml::Limits::foreign(), part.name);
        if (!document) return document.refusal();
        for (auto const& entry : document->root().children("Entry")) {
            auto const found = amended.find(entry.attribute("id"));
            if (found == amended.end()) continue;
            auto const now = xml::Document::parse(found->second, xml::Limits::foreign(), found->first);
            if (!now) return now.refusal();
            changed.emplace(found->first, differences(entry, now->root()));
        }
    }
    return changed;
}

} // namespace xindang::exchange
