#include <usecase/document/clauses.h>

#include <law/wording.h>
#include <text/numerals.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace xindang::usecase {

namespace {

unsigned number_in(xml::Node node, std::string_view attribute)
{
    unsigned value = 0;
    for (auto const c : node.attribute(attribute).substr(0, 5))
        value = value * 10 + static_cast<unsigned>(c - '0'); // the schema saw to it that these are digits
    return value;
}

Outcome<law::Citation> citation_of(xml::Node node)
{
    auto const article =
        law::Article::of(number_in(node, "article"), 0, number_in(node, "paragraph"), number_in(node, "item"));
    if (!article) return Refusal{Fault::BadInput, article.refusal().reason, node.place()};
    return law::Citation{node.attribute("statute"), *article};
}

// A citation of a statute nobody loaded must not reach the printer.
Outcome<std::string> cited(law::Catalogue const& law, law::Citation const& citation, model::CivilDate day)
{
    if (auto const version = law.statutes().in_force(citation.statute, day); !version) return version.refusal();
    return law.statutes().chinese(citation);
}

} // namespace

Outcome<Clauses> Clauses::load(std::filesystem::path const& file, std::filesystem::path const& schema_file)
{
    auto const document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document.refusal();
    auto const schema = xml::Schema::load(schema_file);
    if (!schema) return schema.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();

    auto const root = document->root();
    auto const performance = root.child("performance");
    auto const surcharge = citation_of(performance);
    if (!surcharge) return surcharge.refusal();
    Clauses clauses({performance.trimmed_text(), *surcharge});
    clauses.m_deadline = performance.attribute("deadline");
    for (auto const& node : root.children("ban")) {
        clauses.m_bans.emplace(node.attribute("term"), node.trimmed_text());
        clauses.m_ban_penalty_kind = node.attribute("penalty-kind");
        auto const gravity = model::parse_gravity(node.attribute("gravity"));
        if (!gravity) return Refusal{Fault::BadInput, gravity.refusal().reason, node.place()};
        clauses.m_ban_gravities.emplace(node.attribute("term"), *gravity);
    }
    for (auto const& node : root.children("intended-ban"))
        clauses.m_intended_bans.emplace(node.attribute("length"), node.trimmed_text());
    for (auto const& node : root.children("bar"))
        clauses.m_bars.emplace(node.attribute("kind"), node.trimmed_text());
    for (auto const& node : root.children("publication")) {
        auto const citation = citation_of(node);
        if (!citation) return citation.refusal();
        clauses.m_publications.emplace(node.attribute("ends"), Wording{node.trimmed_text(), *citation});
    }
    for (auto const& node : root.children("notice-period"))
        clauses.m_notice_periods.emplace(node.attribute("until"), node.trimmed_text());
    for (auto const& node : root.children("document"))
        if (auto const added = clauses.add_document(node); !added) return added.refusal();
    return clauses;
}

Outcome<Clauses::Clause> Clauses::read_clause(xml::Node node)
{
    static std::map<std::string, Clause::Wording> const wordings{{"clause", Clause::Wording::Own},
        {"remedy", Clause::Wording::Remedy}, {"performance", Clause::Wording::Performance},
        {"publication", Clause::Wording::Publication}};
    auto const wording = wordings.at(node.name());
    Clause clause{wording, wording == Clause::Wording::Own ? node.attribute("name") : node.name(), node.trimmed_text(),
        node.attribute("when"), node.attribute("deadline"), std::nullopt, node.attribute("instead-of"),
        node.attribute("say"), law::Certainty::Verified};
    if (node.has_attribute("certainty")) {
        auto const certainty = law::parse_certainty(node.attribute("certainty"));
        if (!certainty) return Refusal{Fault::BadInput, certainty.refusal().reason, node.place()};
        clause.certainty = *certainty;
    }
    if (!node.attribute("statute").empty()) {
        auto const citation = citation_of(node);
        if (!citation) return citation.refusal();
        clause.citation = *citation;
    }
    return clause;
}

Outcome<Done> Clauses::add_document(xml::Node document)
{
    auto& owing = m_documents[document.attribute("kind")];
    if (document.attribute("procedure") == "summary") owing.procedure = law::Procedure::Summary;
    for (auto const& node : document.children()) {
        if (node.name() == "within") {
            owing.deadlines.push_back({node.attribute("deadline"), node.attribute("from")});
            continue;
        }
        auto clause = read_clause(node);
        if (!clause) return clause.refusal();
        owing.clauses.push_back(std::move(*clause));
    }
    return Done{};
}

Outcome<Clauses::Owed> Clauses::remedy(Clause const& clause, Occasion const& occasion, law::Catalogue const& law) const
{
    auto const remedy = law.remedies().clause(law.agencies().own(), procedure_of(occasion.kind), occasion.day);
    if (!remedy) return remedy.refusal();
    auto text = remedy->text;
    auto const& word = clause.own_word;
    for (auto at = text.find(word); !word.empty() && at != std::string::npos; at = text.find(word, at))
        text.replace(at, word.size(), clause.said_here), at += clause.said_here.size();
    return Owed{clause.name, text, clause.certainty};
}

Outcome<Clauses::Owed> Clauses::owed(Clause const& clause, law::Catalogue const& law, model::CivilDate day) const
{
    auto certainty = clause.certainty;
    std::vector<std::pair<std::string, std::string>> values;
    if (!clause.deadline.empty()) {
        auto const deadline = law.deadlines().find(clause.deadline, day);
        if (!deadline) return deadline.refusal();
        values.emplace_back("term",
            text::han_number(static_cast<unsigned>(deadline->count)) + std::string(law::chinese_of(deadline->unit)));
        values.emplace_back("deadline_citation", deadline->citation_text);
        certainty = std::max(certainty, deadline->certainty);
    }
    if (clause.citation) {
        auto const version = law.statutes().in_force(clause.citation->statute, day);
        if (!version) return version.refusal();
        certainty = std::max(certainty, version->certainty);
        values.emplace_back("citation", law.statutes().chinese(*clause.citation));
    }
    return Owed{clause.name, law::filled(clause.text, values), certainty};
}

// Nothing where the occasion does not call for the clause.
Outcome<std::optional<Clauses::Owed>> Clauses::owed_on(
    Clause const& clause, Occasion const& occasion, law::Catalogue const& law) const
{
    using Wording = Clause::Wording;
    if (!clause.when.empty() && !occasion.stated.contains(clause.when)) return std::optional<Owed>();
    auto const as_owed = [&](Outcome<std::string> text) -> Outcome<std::optional<Owed>> {
        if (!text) return text.refusal();
        return std::optional(Owed{clause.name, std::move(*text), clause.certainty});
    };
    if (clause.wording == Wording::Performance) {
        if (occasion.to_pay.fen() == 0) return std::optional<Owed>();
        return as_owed(performance(law, occasion.day));
    }
    if (clause.wording == Wording::Publication) {
        if (!occasion.penalty || !law.publication().must_be_published(*occasion.penalty)) return std::optional<Owed>();
        return as_owed(publication(law, *occasion.penalty));
    }
    auto one = clause.wording == Wording::Remedy ? remedy(clause, occasion, law) : owed(clause, law, occasion.day);
    if (!one) return one.refusal();
    return std::optional(std::move(*one));
}

Outcome<std::vector<Clauses::Owed>> Clauses::of_document(Occasion const& occasion, law::Catalogue const& law) const
{
    std::vector<Owed> all;
    auto const found = m_documents.find(occasion.kind);
    if (found == m_documents.end()) return all;
    for (auto const& clause : found->second.clauses) {
        auto one = owed_on(clause, occasion, law);
        if (!one) return one.refusal();
        if (*one) all.push_back(std::move(**one));
    }
    return all;
}

law::Procedure Clauses::procedure_of(std::string const& kind) const
{
    auto const found = m_documents.find(kind);
    return found == m_documents.end() ? law::Procedure::Ordinary : found->second.procedure;
}

std::vector<Clauses::Within> const& Clauses::deadlines_of(std::string const& kind) const
{
    static std::vector<Within> const none;
    auto const found = m_documents.find(kind);
    return found == m_documents.end() ? none : found->second.deadlines;
}

std::string Clauses::intended_ban(std::optional<int> years, std::string const& scope) const
{
    auto const length = years ? text::han_number(static_cast<unsigned>(*years)) : std::string();
    return law::filled(m_intended_bans.at(years ? "years" : "life"), {{"years", length}, {"scope", scope}});
}

std::string Clauses::bar(law::BanKind kind, model::Term const& term, std::string const& scope) const
{
    auto const found = m_bars.find(std::string(law::word_of(kind)));
    // A unit is barred in the ways the file words; whatever else an article says is said as a ban is.
    if (found == m_bars.end() || !term.last_day()) return ban(term, scope);
    return law::filled(
        found->second, {{"from", term.from().chinese()}, {"to", term.last_day()->chinese()}, {"scope", scope}});
}

std::string Clauses::ban(model::Term const& term, std::string const& scope) const
{
    return law::filled(m_bans.at(std::string(word_of(term.kind()))),
        {{"from", term.from().chinese()}, {"to", term.last_day() ? term.last_day()->chinese() : std::string()},
            {"condition", term.condition()}, {"scope", scope}});
}

model::Gravity Clauses::ban_gravity(model::Term const& term) const
{
    return m_ban_gravities.at(std::string(word_of(term.kind())));
}

std::string Clauses::notice_period(model::CivilDate published_on, std::optional<model::CivilDate> last_day) const
{
    return law::filled(m_notice_periods.at(last_day ? "day" : "never"),
        {{"from", published_on.chinese()}, {"to", last_day ? last_day->chinese() : std::string()}});
}

Outcome<std::string> Clauses::performance(law::Catalogue const& law, model::CivilDate decided_on) const
{
    auto const deadline = law.deadlines().find(m_deadline, decided_on);
    if (!deadline) return deadline.refusal();
    auto const citation = cited(law, m_performance.citation, decided_on);
    if (!citation) return citation.refusal();
    return law::filled(m_performance.text,
        {{"days", text::han_number(static_cast<unsigned>(deadline->count))}, {"citation", *citation}});
}

Outcome<std::string> Clauses::publication(law::Catalogue const& law, law::PenaltyFacts const& facts) const
{
    // The day of publication is not known yet; the day of the decision is close enough to tell whether the term of the
    // rule or that of the ban decides, and a term counted from it is never printed as a date.
    auto const until = law.publication().until(facts, facts.decided_on);
    if (!until) return until.refusal();
    bool const with_ban = facts.restriction && until->last_day && until->last_day == facts.restriction->last_day();
    auto const& wording = m_publications.at(!until->last_day ? "never" : with_ban ? "with-ban" : "ordinary");
    auto const citation = cited(law, wording.citation, facts.decided_on);
    if (!citation) return citation.refusal();
    return law::filled(wording.text,
        {{"citation", *citation}, {"last_day", until->last_day ? until->last_day->chinese() : std::string()}});
}

} // namespace xindang::usecase
