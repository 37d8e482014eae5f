#include <usecase/document/computed_facts.h>

#include <model/credit_code.h>
#include <model/person_id.h>
#include <text/amount.h>
#include <usecase/document/draft_penalties.h>
#include <usecase/document/list_facts.h>
#include <xml/builder.h>

#include <set>

namespace xindang::usecase {

namespace {

Refusal at(Refusal refusal, xml::Node node)
{
    refusal.where = node.path();
    return refusal;
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

// Of several penalties the one that 行政处罚法第九条, and publication.xml after it, names last.
std::string gravest_kind(std::set<std::string> const& kinds, law::PublicationRules const& rules)
{
    std::string name;
    for (auto const& kind : rules.penalty_kinds())
        if (kinds.contains(kind.code)) name = kind.name;
    return name;
}

Outcome<DraftFacts> read_ban_draft(xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto const dated = day_of(root.child("decided-on"));
    if (!dated) return dated.refusal();
    auto const party = root.child("party");
    auto const person = model::PersonId::parse(party.child("id-number").trimmed_text());
    if (!person) return at(person.refusal(), party.child("id-number"));
    auto const employer = party.child("employer-credit-code");
    if (auto const code = model::CreditCode::parse(employer.trimmed_text()); !code) return at(code.refusal(), employer);

    DraftFacts facts{*dated,
        DraftSubject{model::SubjectKind::Person, {model::IdentifierScheme::PersonId, person->text()},
            party.child("name").trimmed_text()},
        {}, root.child("case").child("violation-type").trimmed_text(), {}, {}, {}, {}, {}};
    auto allowed = read_ban(root, law, *dated);
    if (!allowed) return allowed.refusal();
    facts.notes = allowed->notes;
    auto penalties = read_penalties(root, law::Procedure::Ordinary, *dated, law);
    if (!penalties) return penalties.refusal();
    facts.penalty = *penalties
                        ? std::move((*penalties)->facts)
                        : law::PenaltyFacts{{}, law::Procedure::Ordinary, law::Registered::SameProvince, {}, *dated};
    facts.penalty->kinds.insert(clauses.ban_penalty_kind());
    facts.penalty->restriction = allowed->term;
    if (*penalties) facts.to_pay = (*penalties)->to_pay;
    auto const* const kind = law.publication().find_kind(clauses.ban_penalty_kind());
    facts.record = DraftRecord{*allowed->article.field, clauses.ban_gravity(allowed->term),
        kind ? kind->name : std::string(), allowed->citation, allowed->term.last_day()};
    facts.ban = std::move(*allowed);
    return facts;
}

// Last days that the draft sets, and days of what is to come, lie not before the document itself.
Outcome<Done> check_days_to_come(xml::Node root, model::CivilDate dated)
{
    for (auto const& node : root.children()) {
        if (node.name() != "held-on" && !node.name().ends_with("-by")) continue;
        auto const day = day_of(node);
        if (!day) return day.refusal();
        if (*day < dated) return Refusal{Fault::BadInput, "this day would lie before the document", node.path()};
    }
    return Done{};
}

// Whom a document other than a ban is about: its <party>, a person or an enterprise, else the enterprise it addresses;
// nobody where it states no identifier, as a bulletin to offices.
Outcome<std::optional<DraftSubject>> read_subject(xml::Node root)
{
    auto const party = root.child("party");
    auto const name = (party ? party.child("name") : root.child("addressee")).trimmed_text();
    if (auto const number = party.child("id-number")) {
        auto const person = model::PersonId::parse(number.trimmed_text());
        if (!person) return at(person.refusal(), number);
        return std::optional(
            DraftSubject{model::SubjectKind::Person, {model::IdentifierScheme::PersonId, person->text()}, name});
    }
    auto const field = party ? party.child("credit-code") : root.child("addressee-credit-code");
    if (!field) return std::optional<DraftSubject>();
    auto const code = model::CreditCode::parse(field.trimmed_text());
    if (!code) return at(code.refusal(), field);
    return std::optional(
        DraftSubject{model::SubjectKind::Enterprise, {model::IdentifierScheme::CreditCode, code->text()}, name});
}

// The record of a decision that says in which field and how grave it is.
Outcome<std::optional<DraftRecord>> read_record(xml::Node root, DraftFacts const& facts, law::Catalogue const& law)
{
    auto const field = root.child("field"), gravity = root.child("gravity");
    if (!field || !gravity || !facts.penalty) return std::optional<DraftRecord>();
    auto const field_code = model::parse_field(field.trimmed_text());
    if (!field_code) return at(field_code.refusal(), field);
    auto const gravity_code = model::parse_gravity(gravity.trimmed_text());
    if (!gravity_code) return at(gravity_code.refusal(), gravity);
    auto const citation = citation_of(root.child("basis"), law, facts.dated);
    if (!citation) return citation.refusal();
    return std::optional(DraftRecord{*field_code, *gravity_code, gravest_kind(facts.penalty->kinds, law.publication()),
        *citation, facts.penalty->restriction ? facts.penalty->restriction->last_day() : std::nullopt});
}

Outcome<Done> read_record_of(DraftFacts& facts, xml::Node root, law::Catalogue const& law)
{
    auto record = read_record(root, facts, law);
    if (!record) return record.refusal();
    facts.record = std::move(*record);
    return Done{};
}

Outcome<Done> read_what_is_ordered(DraftFacts& facts, xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto penalties = read_penalties(root, clauses.procedure_of(root.name()), facts.dated, law);
    if (!penalties) return penalties.refusal();
    if (*penalties) {
        facts.penalty = std::move((*penalties)->facts);
        facts.to_pay = (*penalties)->to_pay;
        if (facts.penalty->procedure == law::Procedure::Summary && facts.subject)
            if (auto const may = law.procedures().may_be_on_the_spot(
                    facts.penalty->kinds, facts.to_pay, facts.subject->kind, facts.dated);
                !may)
                return may.refusal();
    }
    if (auto const ban = root.child("ban")) {
        auto allowed = read_ban(root, law, facts.dated);
        if (!allowed) return allowed.refusal();
        facts.notes.append(allowed->notes);
        // Only what is ordered has a first day.
        if (ban.child("starts-on")) {
            facts.bar = std::move(*allowed);
            return read_record_of(facts, root, law);
        }
        if (!facts.penalty)
            facts.penalty = law::PenaltyFacts{
                {}, law::Procedure::Ordinary, law::Registered::SameProvince, std::nullopt, facts.dated};
        facts.penalty->kinds.insert(clauses.ban_penalty_kind());
        facts.intended = std::move(*allowed);
    }
    return read_record_of(facts, root, law);
}

Outcome<DraftFacts> read_general_draft(xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto const dated = day_of(root.child("issued-on"));
    if (!dated) return dated.refusal();
    if (auto const days = check_days_to_come(root, *dated); !days) return days.refusal();
    auto subject = read_subject(root);
    if (!subject) return subject.refusal();
    auto const violation = root.child("case") ? root.child("case") : root;
    DraftFacts facts{
        *dated, std::move(*subject), {}, violation.child("violation-type").trimmed_text(), {}, {}, {}, {}, {}};
    if (auto const read = read_what_is_ordered(facts, root, law, clauses); !read) return read.refusal();
    auto listing = read_listing(root, law);
    if (!listing) return listing.refusal();
    facts.listing = std::move(*listing);
    auto unlisting = read_unlisting(root, facts.dated);
    if (!unlisting) return unlisting.refusal();
    facts.unlisting = std::move(*unlisting);
    return facts;
}

// Names of the facts, and "hearing" where a penalty always carries the right to one.
std::set<std::string> stated_in(xml::Node root, DraftFacts const& facts, law::Catalogue const& law)
{
    std::set<std::string> names;
    for (auto const& node : root.children())
        names.insert(node.name());
    if (facts.penalty)
        for (auto const& code : facts.penalty->kinds)
            if (auto const* kind = law.publication().find_kind(code); kind && kind->hearing_always)
                names.insert("hearing");
    return names;
}

Clauses::Occasion occasion_of(xml::Node root, DraftFacts const& facts, law::Catalogue const& law)
{
    return {root.name(), stated_in(root, facts, law), facts.dated, facts.to_pay, facts.penalty};
}

Outcome<Done> warn_of_missed_deadlines(
    DraftFacts& facts, xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    for (auto const& within : clauses.deadlines_of(root.name())) {
        auto const fact = root.child(within.from);
        if (!fact) continue;
        auto const from = day_of(fact);
        if (!from) return from.refusal();
        auto const due = law.deadlines().due(within.deadline, *from, law.calendar().estimating());
        if (!due) return due.refusal();
        if (facts.dated > due->day)
            facts.notes.add(Severity::Warning, "late", fact.path(), "this document was due by " + due->day.text());
    }
    return Done{};
}

// What nobody read in the text itself goes to the approver, before it goes to a party.
Outcome<Done> warn_of_unread_law(DraftFacts& facts, xml::Node root, law::Catalogue const& law, Clauses const& clauses)
{
    auto const owed = clauses.of_document(occasion_of(root, facts, law), law);
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
    if (facts.to_pay.fen() > 0) {
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

// What the catalogue calls the measures that the draft names by code.
Outcome<Done> add_named(xml::Builder& computed, xml::Node root, DraftFacts const& facts, law::Catalogue const& law)
{
    for (auto const& node : root.children("measure")) {
        if (!node.has_attribute("code")) continue;
        auto const measure = law.measures().find(node.attribute("code"), facts.dated);
        if (!measure) return at(measure.refusal(), node);
        if (facts.subject && !measure->subjects.contains(facts.subject->kind))
            return Refusal{Fault::BadInput, "this measure does not reach subjects of this kind", node.path()};
        computed.element("measure", measure->name + "（依据" + measure->bases.front().text + "）");
    }
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
    if (auto const& ban = facts.bar ? facts.bar : facts.intended)
        computed.open("citation").attribute("of", "ban").text(ban->citation).close();
    if (auto const words = add_amount_words(computed, root); !words) return words.refusal();
    if (auto const ban = root.child("ban")) {
        auto const scope = ban.child("scope").trimmed_text();
        computed.element("ban-text", facts.bar ? clauses.bar(facts.bar->article.kind, facts.bar->term, scope)
                                               : clauses.intended_ban(facts.intended->term.whole_years(), scope));
    }
    if (auto const added = add_named(computed, root, facts, law); !added) return added.refusal();
    auto const owed = clauses.of_document(occasion_of(root, facts, law), law);
    if (!owed) return owed.refusal();
    for (auto const& clause : *owed)
        computed.open("clause").attribute("name", clause.name).text(clause.text).close();
    computed.element("printed-by", law.agencies().own().name);
    return Done{};
}

// Where a decision orders money, the draft says where it is paid, or that it was collected on the spot.
Outcome<Done> assure_account(DraftFacts const& facts, xml::Node root, Clauses const& clauses)
{
    auto const orders = facts.ban || facts.record;
    if (!orders || facts.to_pay.fen() == 0 || root.child("payment")) return Done{};
    if (clauses.procedure_of(root.name()) == law::Procedure::Summary && root.child("collected")) return Done{};
    return Refusal{Fault::BadInput, "money is to be paid, but the draft names no account", root.path()};
}

} // namespace

Outcome<DraftFacts> read_draft(xml::Document const& draft, law::Catalogue const& law, Clauses const& clauses)
{
    auto const root = draft.root();
    if (auto const own = root.child("computed"))
        return Refusal{Fault::BadInput, "a draft must not bring the clauses that the law gives", own.place()};
    auto const is_ban = root.child("ban") && root.child("decided-on");
    if (!is_ban && !root.child("issued-on"))
        return Refusal{Fault::BadInput, "documents of this kind are not issued by themselves", root.place()};
    auto facts = is_ban ? read_ban_draft(root, law, clauses) : read_general_draft(root, law, clauses);
    if (!facts) return facts.refusal();
    if (auto const account = assure_account(*facts, root, clauses); !account) return account.refusal();
    warn_of_posts(root, facts->ban, law.posts(), facts->notes);
    if (is_ban) return facts;
    if (auto const late = warn_of_missed_deadlines(*facts, root, law, clauses); !late) return late.refusal();
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
