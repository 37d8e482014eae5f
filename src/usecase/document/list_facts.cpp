#include <usecase/document/list_facts.h>

#include <base/accepted_number.h>
#include <usecase/document/draft_penalties.h>

namespace xindang::usecase {

static constexpr char REPAIR[] = "repair"; // the ground that lists.xml calls so

static Outcome<std::string> base_of(xml::Node basis)
{
    auto const article = law::Article::parse(basis.attribute("article"));
    if (!article) return Refusal{article.refusal().fault, article.refusal().reason, basis.path()};
    auto const place = law::Article::of(article->number(), article->branch(),
        accepted_number<unsigned>(basis.attribute("paragraph")), accepted_number<unsigned>(basis.attribute("item")));
    if (!place) return Refusal{place.refusal().fault, place.refusal().reason, basis.path()};
    return basis.attribute("statute") + " " + place->chinese();
}

Outcome<std::optional<model::Listing>> read_listing(xml::Node root, law::Catalogue const& law)
{
    auto const listed_on = root.child("listed-on");
    if (!listed_on || !root.child("penalty-number") || root.child("listing-number"))
        return std::optional<model::Listing>{};
    auto const day = day_of(listed_on);
    if (!day) return day.refusal();
    model::Listing listing{*day, root.child("ground").trimmed_text(), {}, {},
        root.child("penalty-number").trimmed_text(), law.agencies().own().code};
    for (auto const& node : root.children("basis")) {
        auto const basis = base_of(node);
        if (!basis) return basis.refusal();
        listing.bases.push_back(*basis);
    }
    for (auto const& node : root.children("measure"))
        listing.measures.push_back(node.attribute("code"));
    return std::optional(std::move(listing));
}

Outcome<std::optional<model::Unlisting>> read_unlisting(xml::Node root, model::CivilDate dated)
{
    if (auto const number = root.child("listing-number")) {
        auto const day = day_of(root.child("removed-on"));
        if (!day) return day.refusal();
        return std::optional(model::Unlisting{number.trimmed_text(), *day, root.child("ground").attribute("code")});
    }
    if (root.child("granted") && root.child("record-number"))
        return std::optional(model::Unlisting{root.child("record-number").trimmed_text(), dated, REPAIR});
    return std::optional<model::Unlisting>{};
}

} // namespace xindang::usecase
