#include <law/loaders.h>

namespace xindang::law {

// statutes.xml, deadlines.xml, remedies.xml, publication.xml: what rests on statutes and nothing else.

namespace {

std::string cited(LawFile& file, xml::Node node, Statutes const& statutes)
{
    return statutes.chinese(file.citation(node, statutes));
}

PenaltyKind::Weight weight_of(xml::Node node)
{
    using Weight = PenaltyKind::Weight;
    for (auto const weight : {Weight::Unpublished, Weight::Minor, Weight::Ordinary})
        if (word_of(weight) == node.attribute("weight")) return weight;
    return Weight::Restriction;
}

void read_regime(LawFile& file, xml::Node regime, Statutes const& statutes, PublicationContent& content)
{
    auto const code = regime.attribute("code");
    LawFile::Dated dated{file};
    for (auto const node : regime.children("step")) {
        auto const period = file.period(node);
        std::optional<Registered> registered;
        if (node.has_attribute("registered"))
            registered =
                node.attribute("registered") == "same-province" ? Registered::SameProvince : Registered::OtherProvince;
        dated.see(node, node.attribute("code") + " " + node.attribute("registered"), period);
        content.steps.push_back({code, regime.attribute("name"), node.attribute("code"), node.trimmed_text(),
            registered, file.number(node, "count"), file.unit(node),
            node.attribute("event") == "decision" ? PublicationContent::Step::Event::Decision
                                                  : PublicationContent::Step::Event::StepBefore,
            statutes.chinese(file.citation(node, statutes, period)), period, file.certainty(node)});
    }
    for (auto const node : regime.children("term-class")) {
        auto const period = file.period(node);
        dated.see(node, node.attribute("code"), period);
        content.term_classes.push_back({code, node.attribute("code"), node.attribute("name"),
            file.number(node, "least-months"), file.number(node, "most-months"),
            statutes.chinese(file.citation(node, statutes, period)), period, file.certainty(node)});
    }
}

void read_matters(LawFile& file, Statutes const& statutes, PublicationContent& content)
{
    using Matter = PublicationContent::Matter;
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("matter")) {
        auto const period = file.period(node);
        dated.see(node, "matter " + node.attribute("code"), period);
        Matter matter{node.attribute("code"), node.attribute("name"), {}, file.number(node, "months"),
            node.attribute("counted-from") == "decision" ? Matter::CountedFrom::Decision
                                                         : Matter::CountedFrom::Publication,
            statutes.chinese(file.citation(node, statutes, period)), period, file.certainty(node)};
        for (auto const duty : node.children("duty"))
            matter.duties.push_back({duty.attribute("deadline"), duty.trimmed_text()});
        content.matters.push_back(std::move(matter));
    }
}

} // namespace

Statutes load_statutes(LawFile& file)
{
    std::vector<Statute> statutes;
    LawFile::Unique codes{file};
    LawFile::Unique names{file};
    for (auto const node : file.root().children("statute")) {
        codes.see(node, node.attribute("code"));
        names.see(node, node.attribute("name"));
        auto const rank = parse_statute_rank(node.attribute("rank"));
        if (!rank) file.fault(node, rank.refusal().reason);
        Statute statute{node.attribute("code"), node.attribute("name"), node.attribute("short"),
            rank ? *rank : StatuteRank::Document, {}};
        LawFile::Dated dated{file};
        for (auto const version : node.children("version")) {
            statute.versions.push_back({file.period(version), version.trimmed_text(), file.certainty(version)});
            dated.see(version, statute.code, statute.versions.back().period);
        }
        statutes.push_back(std::move(statute));
    }
    return Statutes{std::move(statutes)};
}

Deadlines load_deadlines(LawFile& file, Statutes const& statutes)
{
    std::vector<Deadline> deadlines;
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("deadline")) {
        auto const period = file.period(node);
        auto citation = file.citation(node, statutes, period);
        auto text = statutes.chinese(citation);
        bool const before = node.attribute("direction") == "before";
        if (before && file.unit(node) != TimeUnit::WorkingDay)
            file.fault(node, "only working days are counted back from an event");
        bool const stays = node.attribute("last-day") == "stays";
        if (stays && (before || file.unit(node) == TimeUnit::WorkingDay || file.unit(node) == TimeUnit::Hour))
            file.fault(node, "only calendar days, months and years after an event have a last day that stays");
        dated.see(node, node.attribute("code"), period);
        deadlines.push_back({node.attribute("code"), node.child("what").trimmed_text(),
            node.child("event").trimmed_text(), file.number(node, "count"), file.unit(node),
            before ? Deadline::Direction::Before : Deadline::Direction::After,
            stays ? Deadline::LastDay::Stays : Deadline::LastDay::RollsForward, std::move(citation), std::move(text),
            period, file.certainty(node)});
    }
    return Deadlines{std::move(deadlines)};
}

Remedies load_remedies(LawFile& file, Statutes const& statutes)
{
    std::vector<Remedies::Route> routes;
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("route")) {
        auto const period = file.period(node);
        bool const review_first = node.attribute("order") == "review-first";
        if (review_first != static_cast<bool>(node.child("review-first")))
            file.fault(node, "order=\"review-first\" needs the article that says so, and only that order does");
        dated.see(node, node.attribute("procedure"), period);
        routes.push_back({node.attribute("procedure") == "summary" ? Procedure::Summary : Procedure::Ordinary,
            review_first ? RemedyFacts::Order::ReviewFirst : RemedyFacts::Order::Either,
            file.number(node, "review-days"), file.number(node, "suit-months"),
            file.number(node, "suit-days-after-review"), cited(file, node.child("review"), statutes),
            cited(file, node.child("suit"), statutes),
            review_first ? cited(file, node.child("review-first"), statutes) : std::string(),
            cited(file, node.child("no-suspension"), statutes), node.child("wording").trimmed_text(), period});
    }
    return Remedies{std::move(routes)};
}

Procedures load_procedures(LawFile& file, Statutes const& statutes, PublicationRules const& publication)
{
    std::vector<OnTheSpot> rules;
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("on-the-spot")) {
        auto const period = file.period(node);
        dated.see(node, "on-the-spot", period);
        OnTheSpot rule{{}, {}, statutes.chinese(file.citation(node, statutes, period)), period};
        for (auto const kind : node.children("kind")) {
            auto const code = kind.attribute("code");
            if (!publication.find_kind(code)) file.fault(kind, "publication.xml has no kind of penalty " + code);
            rule.kinds.insert(code);
        }
        for (auto const limit : node.children("limit")) {
            auto const party =
                limit.attribute("party") == "person" ? model::SubjectKind::Person : model::SubjectKind::Enterprise;
            auto const amount = model::Money::parse_yuan(limit.attribute("yuan"));
            if (amount)
                rule.limits.emplace(party, *amount);
            else
                file.fault(limit, amount.refusal().reason);
        }
        rules.push_back(std::move(rule));
    }
    return Procedures{std::move(rules)};
}

PublicationRules load_publication(LawFile& file, Statutes const& statutes)
{
    PublicationContent content;
    LawFile::Unique kinds{file};
    for (auto const node : file.root().children("penalty-kind")) {
        kinds.see(node, node.attribute("code"));
        content.kinds.push_back({node.attribute("code"), node.attribute("name"), file.citation(node, statutes),
            weight_of(node), node.attribute("early-stop") == "barred", node.attribute("hearing") == "always"});
    }
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("exclusion")) {
        auto const period = file.period(node);
        dated.see(node, node.attribute("code"), period);
        content.exclusions.push_back({node.attribute("code"), node.trimmed_text(),
            statutes.chinese(file.citation(node, statutes, period)), period});
    }
    for (auto const node : file.root().children("term")) {
        auto const period = file.period(node);
        dated.see(node, "term " + node.attribute("weight"), period);
        content.terms.push_back({weight_of(node), file.number(node, "months"),
            statutes.chinese(file.citation(node, statutes, period)), period});
    }
    auto const early_stop = file.root().child("early-stop");
    content.early_stop.citation_text = cited(file, early_stop, statutes);
    for (auto const node : early_stop.children("condition"))
        content.early_stop.conditions.push_back(node.trimmed_text());
    for (auto const node : file.root().children("summary-field"))
        content.summary_fields.push_back(node.trimmed_text());
    read_matters(file, statutes, content);
    for (auto const node : file.root().children("regime"))
        read_regime(file, node, statutes, content);
    return PublicationRules{std::move(content)};
}

} // namespace xindang::law
