#include <law/ban_words.h>
#include <law/loaders.h>

namespace xindang::law {

namespace {

ListFeed read_feed(LawFile& file, xml::Node node)
{
    ListFeed feed{node.attribute("carries") == "ban" ? ListFeed::Carries::Ban : ListFeed::Carries::Listing, {},
        node.attribute("document")};
    for (auto const& word : file.list(node, "bans")) {
        auto const kind = parse_ban_kind(word);
        if (kind)
            feed.bans.insert(*kind);
        else
            file.fault(node, kind.refusal().reason);
    }
    if ((feed.carries == ListFeed::Carries::Ban) == feed.bans.empty())
        file.fault(node, "bans are named where a feed carries them, and nowhere else");
    return feed;
}

ListRemovalRule::On event_of(xml::Node node)
{
    using On = ListRemovalRule::On;
    auto const word = node.attribute("on");
    if (word == "term-ended") return On::TermEnded;
    if (word == "revoked") return On::Revoked;
    return word == "decision" ? On::Decision : On::Erased;
}

bool is_known(Deadlines const& deadlines, std::string const& code)
{
    for (auto const& deadline : deadlines.all())
        if (deadline.code == code) return true;
    return false;
}

ListRemovalRule read_removal(LawFile& file, xml::Node node, Deadlines const& deadlines)
{
    using Effect = ListRemovalRule::Effect;
    ListRemovalRule rule{event_of(node), node.attribute("ground"), node.attribute("document"), node.attribute("reason"),
        node.attribute("effect") == "ex-tunc" ? Effect::ExTunc : Effect::ExNunc, node.attribute("deadline"),
        node.trimmed_text()};
    if ((rule.reason == "other") == rule.words.empty())
        file.fault(node, "words go with the reason \"other\", and with no other");
    if (!rule.deadline.empty() && !is_known(deadlines, rule.deadline))
        file.fault(node, "deadlines.xml has no " + rule.deadline);
    return rule;
}

void check(LawFile& file, xml::Node node, DisciplineList const& list, Deadlines const& deadlines)
{
    for (auto const& code : {list.publication_deadline, list.term_deadline})
        if (!code.empty() && !is_known(deadlines, code)) file.fault(node, "deadlines.xml has no " + code);
    for (auto const& feed : list.feeds)
        if (feed.carries == ListFeed::Carries::Listing && list.term_deadline.empty())
            file.fault(node, list.code + " is fed by listings and does not say how long one lasts");
    for (auto const form : list.birth_years)
        if (!list.forms.contains(form))
            file.fault(node, list.code + " has birth-years for a form it is not published in");
    // Without these an entry could get stuck on the list, and the list could not be published any more.
    if (!list.removal(ListRemovalRule::On::TermEnded)) file.fault(node, list.code + " has no removal on term-ended");
    if (!list.removal(ListRemovalRule::On::Revoked)) file.fault(node, list.code + " has no removal on revoked");
    if (list.subjects.contains(model::SubjectKind::Person) && !list.removal(ListRemovalRule::On::Erased))
        file.fault(node, list.code + " has persons and no removal on erased");
}

} // namespace

Lists load_lists(LawFile& file, Statutes const& statutes, Deadlines const& deadlines)
{
    std::vector<DisciplineList> lists;
    LawFile::Unique codes{file};
    LawFile::Unique prefixes{file};
    for (auto const node : file.root().children("list")) {
        DisciplineList list{node.attribute("code"), node.attribute("name"), node.attribute("category"),
            node.attribute("entry-prefix"), {}, {}, {}, {}, node.attribute("publication"), node.attribute("term"),
            node.attribute("public-names") == "whole" ? DisciplineList::PublicNames::Whole
                                                      : DisciplineList::PublicNames::FamilyName,
            {}, file.period(node), file.certainty(node)};
        codes.see(node, list.code);
        // An id says which list it is of, whatever list is looked at.
        prefixes.see(node, list.entry_prefix);
        for (auto const& word : file.list(node, "subjects"))
            if (auto const kind = model::parse_subject_kind(word)) list.subjects.insert(*kind);
        for (auto const& word : file.list(node, "forms"))
            if (auto const form = parse_list_form(word)) list.forms.insert(*form);
        for (auto const& word : file.list(node, "birth-years"))
            if (auto const form = parse_list_form(word)) list.birth_years.insert(*form);
        for (auto const basis : node.children("basis"))
            list.bases.push_back(file.citation(basis, statutes));
        for (auto const feed : node.children("feed"))
            list.feeds.push_back(read_feed(file, feed));
        for (auto const removal : node.children("removal"))
            list.removals.push_back(read_removal(file, removal, deadlines));
        check(file, node, list, deadlines);
        lists.push_back(std::move(list));
    }
    return Lists{std::move(lists)};
}

} // namespace xindang::law
