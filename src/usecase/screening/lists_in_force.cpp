#include <usecase/screening/lists_in_force.h>

#include <base/accepted_number.h>
#include <crypto/hash.h>
#include <usecase/list/list_standing.h>
#include <usecase/list/publish_list.h>
#include <usecase/screening/typed_subject.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using screening::ListedSubject;

constexpr std::size_t MOST_OCTETS = std::size_t{64} << 20;

std::string term_text(xml::Node term)
{
    auto const to = term.attribute("to"), condition = term.attribute("condition");
    auto text = term.attribute("kind") + " " + term.attribute("from");
    if (!to.empty()) text += " " + to;
    if (!condition.empty()) text += " " + condition;
    return text;
}

/// An entry that has passed the schema.
ListedSubject subject_of(xml::Node entry, std::string const& list, std::uint64_t sequence)
{
    auto const subject = entry.child("Subject");
    auto const decision = entry.child("Decision");
    ListedSubject listed{list, sequence, entry.attribute("id"), accepted_number(entry.attribute("ver")),
        entry.attribute("digest"), entry.attribute("status"),
        subject.attribute("type") == "person" ? screening::Sort::Person : screening::Sort::Enterprise, {}};
    for (auto const& name : subject.children("Name"))
        listed.names.push_back({name.trimmed_text(), name.attribute("kind")});
    if (auto const code = subject.child("Uscc"))
        listed.numbers.push_back({"credit-code", "clear", code.trimmed_text()});
    for (auto const& number : subject.children("Identifier"))
        listed.numbers.push_back({number.attribute("scheme"), number.attribute("form"), number.trimmed_text(),
            number.has_attribute("keyId") ? key_of_list(list, number.attribute("keyId")) : std::string(),
            number.attribute("state")});
    listed.region = subject.child("Region").trimmed_text();
    if (auto const year = subject.child("BirthYear")) listed.birth_year = accepted_number<int>(year.trimmed_text());
    for (auto const& other : subject.children("NotToBeConfusedWith"))
        listed.told_apart.push_back(other.trimmed_text());
    listed.decision = decision.child("DocNo").trimmed_text();
    listed.authority = decision.child("Authority").child("Name").trimmed_text();
    listed.term = term_text(entry.child("Term"));
    return listed;
}

ListInForce in_force(exchange::Head const& head, std::string const& list)
{
    return {list, head.header.sender.name, head.position.seq, exchange::digest_text(head.position.state_digest),
        head.position.entry_count, head.header.created_at, head.valid_until, head.header.audience};
}

bool wanted(std::vector<std::string> const& only, std::string const& list)
{
    return only.empty() || std::find(only.begin(), only.end(), list) != only.end();
}

Outcome<Done> all_there(std::vector<ListInForce> const& found, std::vector<std::string> const& only)
{
    for (auto const& list : only)
        if (std::none_of(found.begin(), found.end(), [&](auto const& one) { return one.list == list; }))
            return Refusal{Fault::NotFound, "there is no list " + list, "list"};
    if (found.empty()) return Refusal{Fault::NotFound, "there is no list yet", "list"};
    return Done{};
}

} // namespace

Outcome<ListsInForce> imported_lists_in_force(exchange::ListStore& store, std::vector<std::string> const& only)
{
    ListsInForce found;
    for (auto const& list : store.all()) {
        if (!wanted(only, list.list_id)) continue;
        found.lists.push_back(
            {list.list_id, list.issuer.name, list.position.seq, exchange::digest_text(list.position.state_digest),
                list.position.entry_count, list.head_created_at, list.reliable_until()});
        for (auto const& entry : store.entries(list.list_id)) {
            auto const document = xml::Document::parse(entry.xml, xml::Limits::foreign(), entry.state.id);
            if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, entry.state.id};
            found.subjects.push_back(subject_of(document->root(), list.list_id, list.position.seq));
        }
    }
    if (auto const all = all_there(found.lists, only); !all) return all.refusal();
    return found;
}

Outcome<std::vector<ListInForce>> published_positions(
    archive::View const& view, archive::ObjectStore const& objects, std::vector<std::string> const& only)
{
    std::vector<ListInForce> found;
    for (auto const& standing : list_standings(view)) {
        if (!wanted(only, standing.list)) continue;
        auto const published = published_list_head(view, objects, standing.list);
        if (!published) return published.refusal();
        found.push_back(in_force(published->list.head, standing.list));
    }
    if (auto const all = all_there(found, only); !all) return all.refusal();
    return found;
}

Outcome<ListsInForce> published_lists_in_force(
    archive::View const& view, archive::ObjectStore const& objects, std::vector<std::string> const& only)
{
    ListsInForce found;
    for (auto const& standing : list_standings(view)) {
        if (!wanted(only, standing.list)) continue;
        auto const published = published_list_head(view, objects, standing.list);
        if (!published) return published.refusal();
        auto const& head = published->list.head;
        found.lists.push_back(in_force(head, standing.list));
        found.subjects.reserve(found.subjects.size() + head.position.entry_count);
        for (auto const& part : head.parts) {
            auto const text = published->files->get(part.name, MOST_OCTETS);
            if (!text) return text.refusal();
            if (crypto::sha256(*text) != part.digest)
                return Refusal{Fault::Corrupt, "the published file was changed", part.name};
            auto const document = xml::Document::parse(*text, xml::Limits::foreign(), part.name);
            if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, document.refusal().where};
            for (auto const& entry : document->root().children("Entry"))
                found.subjects.push_back(subject_of(entry, standing.list, head.position.seq));
        }
    }
    if (auto const all = all_there(found.lists, only); !all) return all.refusal();
    return found;
}

} // namespace xindang::usecase
