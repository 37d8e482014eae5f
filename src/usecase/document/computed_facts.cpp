#include <usecase/document/computed_facts.h>

#include <model/credit_code.h>
#include <model/person_id.h>
#include <text/amount.h>
#include <xml/builder.h>

#include <set>

namespace xindang::usecase {

namespace {

Refusal at(Refusal refusal, xml::Node node)
{
    refusal.where = node.path();
    return refusal;
}

Outcome<model::CivilDate> day_in(xml::Node node)
{
    auto const day = model::CivilDate::parse(node.trimmed_text());
    if (!day) return at(day.refusal(), node);
    return *day;
}

Outcome<law::BanRequest> ban_request(xml::Node root, model::CivilDate decided_on)
{
    auto const ban = root.child("ban");
    auto const starts_on = day_in(ban.child("starts-on"));
    if (!starts_on) return starts_on.refusal();
    law::BanRequest request{ban.child("article").trimmed_text(), model::SubjectKind::Person,
        root.child("party").child("role").trimmed_text(), ban.child("scope").trimmed_text(), *starts_on, std::nullopt,
        {}, decided_on};
    if (auto const years = ban.child("years")) {
        auto const text = years.trimmed_text();
        if (text.size() > 2) return Refusal{Fault::BadInput, "a ban of more than 99 years is for life", years.path()};
        request.years = std::stoi(text);
    }
    for (auto const& circumstance : root.child("case").children("circumstance"))
        request.circumstances.insert(circumstance.trimmed_text());
    return request;
}

Outcome<DraftFacts> read_ban_draft(xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto const dated = day_in(root.child("decided-on"));
    if (!dated) return dated.refusal();
    auto const party = root.child("party");
    auto const person = model::PersonId::parse(party.child("id-number").trimmed_text());
    if (!person) return at(person.refusal(), party.child("id-number"));
    auto const employer = party.child("employer-credit-code");
    if (auto const code = model::CreditCode::parse(employer.trimmed_text()); !code) return at(code.refusal(), employer);

    DraftFacts facts{*dated, model::SubjectKind::Person, {model::IdentifierScheme::PersonId, person->text()},
        party.child("name").trimmed_text(), {}, root.child("case").child("violation-type").trimmed_text(), {}, {}, {}};
    auto const request = ban_request(root, *dated);
    if (!request) return request.refusal();
    auto allowed = law.bans().check(*request);
    if (!allowed) return allowed.refusal();
    // A record is about drugs, devices or cosmetics; which of them is the article's to say and nobody's to guess.
    if (!allowed->article.field)
        return Refusal{Fault::BadInput,
            "bans.xml gives " + allowed->article.id + " no field of ours, so no decision can rest on it here",
            "ban.article"};
    facts.notes = allowed->notes;

    law::PenaltyFacts penalty{
        {clauses.ban_penalty_kind()}, law::Procedure::Ordinary, law::Registered::SameProvince, allowed->term, *dated};
    std::int64_t fen = 0;
    for (auto const& node : root.children("penalty")) {
        auto const kind = node.attribute("kind");
        if (!law.publication().find_kind(kind))
            return Refusal{Fault::BadInput, "\"" + kind + "\" is no kind of penalty of publication.xml", node.path()};
        penalty.kinds.insert(kind);
        auto const sum = node.child("amount");
        if (!sum) continue;
        auto const amount = model::Money::parse_yuan(sum.trimmed_text());
        if (!amount) return at(amount.refusal(), sum);
        fen += amount->fen();
    }
    auto const total = model::Money::from_fen(fen);
    if (!total) return at(total.refusal(), root);
    if (total->fen() > 0 && !root.child("payment"))
        return Refusal{Fault::BadInput, "money is to be paid, but the draft names no account", root.path()};
    facts.amount = *total;
    facts.ban = std::move(*allowed);
    facts.penalty = std::move(penalty);
    return facts;
}

// Last days that the draft sets, and days of what is to come, lie not before the document itself.
Outcome<Done> check_days_to_come(xml::Node root, model::CivilDate dated)
{
    for (auto const& node : root.children()) {
        if (node.name() != "held-on" && !node.name().ends_with("-by")) continue;
        auto const day = day_in(node);
        if (!day) return day.refusal();
        if (*day < dated) return Refusal{Fault::BadInput, "this day would lie before the document", node.path()};
    }
    return Done{};
}

// Whom a document other than a ban is about: its <party>, a person or an enterprise, else the enterprise it addresses.
Outcome<DraftFacts> read_general_draft(xml::Node root)
{
    auto const dated = day_in(root.child("issued-on"));
    if (!dated) return dated.refusal();
    if (auto const days = check_days_to_come(root, *dated); !days) return days.refusal();
    auto const party = root.child("party");
    auto const name = (party ? party.child("name") : root.child("addressee")).trimmed_text();
    if (auto const number = party.child("id-number")) {
        auto const person = model::PersonId::parse(number.trimmed_text());
        if (!person) return at(person.refusal(), number);
        return DraftFacts{*dated, model::SubjectKind::Person, {model::IdentifierScheme::PersonId, person->text()}, name,
            {}, {}, {}, {}, {}};
    }
    auto const field = party ? party.child("credit-code") : root.child("addressee-credit-code");
    auto const code = model::CreditCode::parse(field.trimmed_text());
    if (!code) return at(code.refusal(), field);
    return DraftFacts{*dated, model::SubjectKind::Enterprise, {model::IdentifierScheme::CreditCode, code->text()}, name,
        {}, {}, {}, {}, {}};
}

std::set<std::string> stated_in(xml::Node root)
{
    std::set<std::string> names;
    for (auto const& node : root.children())
        names.insert(node.name());
    return names;
}

// What nobody read in the text itself goes to the approver, before it goes to a party.
Outcome<Done> warn_of_unread_law(DraftFacts& facts, xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto const owed = clauses.of_document(root.name(), stated_in(root), law, facts.dated);
    if (!owed) return owed.refusal();
    for (auto const& place : root.children()) {
        auto const statute = place.attribute("statute");
        auto const version = law.statutes().in_force(statute, facts.dated);
        if (!statute.empty() && version && version->certainty != law::Certainty::Verified)
            facts.notes.add(Severity::Warning, "unverified-law", place.path(),
                "the text of this law was not read: check the article before you approve");
    }
    for (auto const& clause : *owed)
        if (clause.certainty != law::Certainty::Verified)
            facts.notes.add(Severity::Warning, "unverified-law", "clause." + clause.name,
                "the text of the law behind this clause was not read: check it before you approve");
    return Done{};
}

unsigned number_in(xml::Node node, std::string_view attribute)
{
    unsigned value = 0;
    for (auto const c : node.attribute(attribute).substr(0, 5))
        if (c >= '0' && c <= '9') value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

Outcome<std::string> citation_of(xml::Node basis, law::Catalogue const& law, model::CivilDate day)
{
    auto const article = law::Article::parse(basis.attribute("article"));
    if (!article) return at(article.refusal(), basis);
    auto const place =
        law::Article::of(article->number(), article->branch(), number_in(basis, "paragraph"), number_in(basis, "item"));
    if (!place) return at(place.refusal(), basis);
    auto const statute = basis.attribute("statute");
    if (auto const version = law.statutes().in_force(statute, day); !version) return at(version.refusal(), basis);
    return law.statutes().chinese({statute, *place});
}

Outcome<Done> add_amount_words(xml::Builder& computed, xml::Node root)
{
    std::size_t place = 0;
    for (auto const& penalty : root.children("penalty")) {
        ++place;
        if (auto const sum = penalty.child("amount")) {
            auto const amount = model::Money::parse_yuan(sum.trimmed_text());
            if (!amount) return at(amount.refusal(), sum);
            computed.open("amount-words").attribute("penalty", std::to_string(place));
            computed.text(text::capital_amount(*amount)).close();
        }
    }
    return Done{};
}

Outcome<Done> add_ban_clauses(
    xml::Builder& computed, xml::Node root, DraftFacts const& facts, law::Catalogue const& law, Clauses const& clauses)
{
    computed.element("citation", facts.ban->citation);
    computed.element("ban-text", clauses.ban(facts.ban->term, root.child("ban").child("scope").trimmed_text()));
    if (auto const words = add_amount_words(computed, root); !words) return words.refusal();
    if (facts.amount.fen() > 0) {
        auto const performance = clauses.performance(law, facts.dated);
        if (!performance) return performance.refusal();
        computed.element("performance", *performance);
    }
    auto const remedy = law.remedies().clause(law.agencies().own(), law::Procedure::Ordinary, facts.dated);
    if (!remedy) return remedy.refusal();
    computed.element("remedy", remedy->text);
    auto const publication = clauses.publication(law, *facts.penalty);
    if (!publication) return publication.refusal();
    computed.element("publication", *publication);
    return Done{};
}

Outcome<Done> add_general_clauses(
    xml::Builder& computed, xml::Node root, DraftFacts const& facts, law::Catalogue const& law, Clauses const& clauses)
{
    for (auto const& place : root.children()) {
        if (place.attribute("statute").empty()) continue;
        auto const citation = citation_of(place, law, facts.dated);
        if (!citation) return citation.refusal();
        computed.open("citation");
        if (place.name() != "basis") computed.attribute("of", place.name());
        computed.text(*citation).close();
    }
    if (auto const words = add_amount_words(computed, root); !words) return words.refusal();
    auto const owed = clauses.of_document(root.name(), stated_in(root), law, facts.dated);
    if (!owed) return owed.refusal();
    for (auto const& clause : *owed)
        computed.open("clause").attribute("name", clause.name).text(clause.text).close();
    computed.element("printed-by", law.agencies().own().name);
    return Done{};
}

} // namespace

Outcome<DraftFacts> read_draft(xml::Document const& draft, law::Catalogue const& law, Clauses const& clauses)
{
    auto const root = draft.root();
    if (auto const own = root.child("computed"))
        return Refusal{Fault::BadInput, "a draft must not bring the clauses that the law gives", own.place()};
    if (root.child("ban")) return read_ban_draft(root, law, clauses);
    if (!root.child("issued-on"))
        return Refusal{Fault::BadInput, "documents of this kind are not issued by themselves", root.place()};
    auto facts = read_general_draft(root);
    if (!facts) return facts.refusal();
    if (auto const warned = warn_of_unread_law(*facts, root, law, clauses); !warned) return warned.refusal();
    return facts;
}

Outcome<Bytes> completed(xml::Document const& draft, BytesView text, DraftFacts const& facts,
    model::DocumentNumber const& number, law::Catalogue const& law, Clauses const& clauses)
{
    auto const root = draft.root();
    auto const& organ = law.agencies().own();
    xml::Builder computed(xml::Builder::Layout::Compact);
    computed.open("computed").declare("", root.ns());
    computed.element("organ", organ.name).element("seal", organ.code).element("number", number.text());
    auto const added = facts.ban ? add_ban_clauses(computed, root, facts, law, clauses)
                                 : add_general_clauses(computed, root, facts, law, clauses);
    if (!added) return added.refusal();
    auto element = computed.close().finish();
    element.erase(0, element.find("<computed"));

    // The rest of the draft stays octet for octet as the drafter wrote it. Where a comment behind the root misleads
    // this search, the result lacks its clauses and is refused at printing.
    Bytes whole(text);
    whole.insert(whole.rfind("</"), element);
    return whole;
}

} // namespace xindang::usecase
