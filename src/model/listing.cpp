#include <model/listing.h>

#include <sstream>

namespace xindang::model {

static std::string lines_of(std::vector<std::string> const& items)
{
    std::string text;
    for (auto const& item : items)
        text += (text.empty() ? "" : "\n") + item;
    return text;
}

static std::vector<std::string> items_of(std::string const& lines)
{
    std::vector<std::string> items;
    std::istringstream text(lines);
    for (std::string line; std::getline(text, line);)
        items.push_back(line);
    return items;
}

void Listing::write_to(Fields& fields) const
{
    fields.set("listing_on", listed_on.text());
    fields.set("listing_ground", ground);
    fields.set("listing_bases", lines_of(bases));
    fields.set("listing_measures", lines_of(measures));
    fields.set("listing_penalty", penalty);
    fields.set("listing_authority", authority);
}

Outcome<std::optional<Listing>> Listing::read_from(Fields const& fields)
{
    if (!fields.has("listing_on")) return std::optional<Listing>{};
    auto const day = CivilDate::parse(fields.get("listing_on"));
    auto const bases = items_of(fields.get("listing_bases"));
    if (!day || bases.empty()) return Refusal{Fault::Corrupt, "the listing of an entry has no day or basis", "listing"};
    return std::optional<Listing>{Listing{*day, fields.get("listing_ground"), bases,
        items_of(fields.get("listing_measures")), fields.get("listing_penalty"), fields.get("listing_authority")}};
}

void Unlisting::write_to(Fields& fields) const
{
    fields.set("unlists", decision);
    fields.set("unlists_on", on.text());
    fields.set("unlists_ground", ground);
}

Outcome<std::optional<Unlisting>> Unlisting::read_from(Fields const& fields)
{
    if (!fields.has("unlists")) return std::optional<Unlisting>{};
    auto const day = CivilDate::parse(fields.get("unlists_on"));
    if (!day) return Refusal{Fault::Corrupt, "the removal of an entry has no day", "unlists"};
    return std::optional<Unlisting>{Unlisting{fields.get("unlists"), *day, fields.get("unlists_ground")}};
}

} // namespace xindang::model
