#include <supervision/offices.h>

#include <base/findings.h>
#include <supervision/reading.h>
#include <xml/word_list.h>

#include <algorithm>
#include <set>

namespace xindang::supervision {

namespace {

Office read_office(xml::Node node)
{
    Office office{node.attribute("id"), node.attribute("name"), {}};
    office.person_days.fill(number_in(node, "person-days"));
    for (auto const month : node.children("month"))
        office.person_days[static_cast<std::size_t>(number_in(month, "number") - 1)] = number_in(month, "person-days");
    return office;
}

/// The words that routes may use.
struct Known {
    std::set<std::string> groups, risks, levels;

    explicit Known(Rules const& rules)
    {
        for (auto const& group : rules.groups()) {
            groups.insert(group.id);
            for (auto const& risk : group.risks)
                risks.insert(risk.id);
            for (auto const& level : group.levels)
                levels.insert(level.id);
        }
    }
};

class Reader {
public:
    explicit Reader(Findings& faults) : m_faults(faults) {}

    void fault(xml::Node node, std::string text)
    {
        m_faults.add(Severity::Error, "supervision-offices", node.place(), std::move(text));
    }

    std::vector<std::string> words(xml::Node node, char const* attribute, std::set<std::string> const& known)
    {
        auto words = xml::split_words(node.attribute(attribute));
        for (auto const& word : words)
            if (!known.contains(word)) fault(node, std::string("the rules have no ") + word + " (" + attribute + ")");
        return words;
    }

private:
    Findings& m_faults;
};

bool asks_for_nothing(Route const& route)
{
    return route.groups.empty() && route.risks.empty() && route.levels.empty() && route.regions.empty();
}

bool asked(std::vector<std::string> const& words, std::string const& id)
{
    return words.empty() || contains(words, id);
}

} // namespace

Outcome<Offices> Offices::load(BytesView xml, std::string const& file, xml::Schema const& schema, Rules const& rules)
{
    auto const document = xml::Document::parse(xml, xml::Limits::own_file(), file);
    if (!document) return document.refusal();
    if (auto const valid = schema.check(*document); !valid) return valid.refusal();
    auto const root = document->root();
    Findings faults;
    Reader reader(faults);
    Known const known(rules);
    Offices offices;
    offices.m_days_between = number_in(root, "days-between-inspections");
    for (auto const node : root.children("office")) {
        auto office = read_office(node);
        if (offices.find(office.id)) reader.fault(node, office.id + " is there twice");
        offices.m_offices.push_back(std::move(office));
    }
    for (auto const node : root.children("route")) {
        if (!offices.m_routes.empty() && asks_for_nothing(offices.m_routes.back()))
            reader.fault(node, "no firm comes past the route before, which asks for nothing");
        auto const office = offices.find(node.attribute("office"));
        if (!office) reader.fault(node, "there is no office " + node.attribute("office"));
        offices.m_routes.push_back({reader.words(node, "groups", known.groups),
            reader.words(node, "risks", known.risks), reader.words(node, "levels", known.levels),
            xml::split_words(node.attribute("regions")), office.value_or(0)});
    }
    if (!asks_for_nothing(offices.m_routes.back()))
        reader.fault(root, "the last route asks for nothing, so that no firm is without an office");
    if (faults.has_errors()) return faults.first_error(Fault::BadInput);
    return offices;
}

std::optional<std::size_t> Offices::find(std::string_view id) const
{
    return place_of(m_offices, id);
}

Route const& Offices::route_of(Assessment const& assessment, std::string_view region) const
{
    auto const fits = [&](Route const& route) {
        return asked(route.groups, assessment.group->id) && asked(route.risks, assessment.risk_level().id) &&
               asked(route.levels, assessment.supervision_level().id) &&
               (route.regions.empty() || std::any_of(route.regions.begin(), route.regions.end(),
                                             [&](std::string const& prefix) { return region.starts_with(prefix); }));
    };
    // The last route fits everything: load() saw to it.
    return *std::find_if(m_routes.begin(), m_routes.end() - 1, fits);
}

} // namespace xindang::supervision
