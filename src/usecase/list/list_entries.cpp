#include <usecase/list/list_entries.h>

#include <base/utf8.h>
#include <model/person_id.h>
#include <usecase/list/list_decisions.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

namespace {

constexpr std::size_t ID_DIGITS = 8;

exchange::Legal legal_of(law::Citation const& citation, law::Statutes const& statutes)
{
    auto const* statute = statutes.find(citation.statute);
    return {citation.statute, statute ? statute->name : citation.statute,
        citation.article ? citation.article->chinese() : "全文"};
}

/// Whether a measure's basis is the article a decision rests on: same statute and article, and same paragraph where
/// both name one.
bool rests_on(law::Citation const& basis, law::Citation const& decision)
{
    if (basis.statute != decision.statute || !basis.article || !decision.article) return false;
    auto const same_paragraph = basis.article->paragraph() == 0 || decision.article->paragraph() == 0 ||
                                basis.article->paragraph() == decision.article->paragraph();
    return basis.article->number() == decision.article->number() &&
           basis.article->branch() == decision.article->branch() && same_paragraph;
}

/// What of a measure's bases counts for this decision: all of them when it names the measure.
std::vector<exchange::Legal> bases_for(
    ListedDecision const& decision, law::Measure const& measure, law::Statutes const& statutes)
{
    std::vector<exchange::Legal> bases;
    auto const named =
        std::find(decision.measures.begin(), decision.measures.end(), measure.code) != decision.measures.end();
    for (auto const& basis : measure.bases)
        if (named || std::any_of(decision.bases.begin(), decision.bases.end(),
                         [&](law::Citation const& citation) { return rests_on(basis.citation, citation); }))
            bases.push_back(legal_of(basis.citation, statutes));
    return bases;
}

std::vector<exchange::ListMeasure> measures_of(
    std::string const& id, ListedDecision const& decision, law::Catalogue const& law)
{
    std::vector<exchange::ListMeasure> measures;
    for (auto const& measure : law.measures().for_subject(decision.subject.kind(), decision.decided_on)) {
        auto bases = bases_for(decision, measure, law.statutes());
        if (bases.empty() || measure.executors.empty()) continue;
        measures.push_back({id + "-M" + std::to_string(measures.size() + 1), measure.code,
            std::string(law::word_of(measure.obligation)), measure.feedback_due_days, measure.executors,
            std::move(bases), measure.scope, decision.term});
    }
    return measures;
}

/// 王小明 → 王**.
std::string family_name_only(std::string const& name)
{
    std::string shown(utf8::head(name, 1));
    for (auto left = utf8::length(name); left > 1; --left)
        shown += '*';
    return shown;
}

/// Writes subjects as the form of one list shows them.
class SubjectWriter {
public:
    SubjectWriter(ListMaking const& making, law::DisciplineList const& law_list) : m_making(making)
    {
        auto const& list = making.list;
        m_family_names =
            list.form == law::ListForm::Public && law_list.public_names == law::DisciplineList::PublicNames::FamilyName;
        m_birth_years = law_list.birth_years.contains(list.form);
        if (list.form != law::ListForm::Partner) return;
        for (auto const& partner : list.audience)
            m_keys.emplace_back(list_partner_key_id(partner), list_partner_key(making.master_key, list.id, partner));
    }

    void write(model::Subject const& subject, exchange::ListEntry& entry) const
    {
        auto const person = subject.id.kind() == model::SubjectKind::Person;
        entry.type = person ? exchange::SubjectType::Person : exchange::SubjectType::Enterprise;
        entry.names = names_of(subject, person && m_family_names);
        if (person) {
            entry.identifiers = identifiers_of(subject);
            if (m_birth_years) entry.birth_year = birth_year_of(subject);
        } else {
            entry.credit_code = subject.identifier(model::IdentifierScheme::CreditCode).value_or("");
            entry.region = subject.attributes.get("region");
        }
    }

private:
    static std::vector<exchange::SubjectName> names_of(model::Subject const& subject, bool family_name)
    {
        std::vector<exchange::SubjectName> names;
        for (auto const& name : subject.names)
            names.push_back({family_name ? family_name_only(name.text) : name.text, "former"});
        if (!names.empty()) names.back().kind = "primary";
        std::reverse(names.begin(), names.end());
        return names;
    }

    static std::optional<model::PersonId> number_of(model::Subject const& person)
    {
        auto const number = person.identifier(model::IdentifierScheme::PersonId);
        if (!number) return std::nullopt;
        auto const parsed = model::PersonId::parse(*number);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

    /// Out of the number, never out of a form somebody filled in; the number itself stays hidden.
    static std::optional<int> birth_year_of(model::Subject const& person)
    {
        auto const number = number_of(person);
        return number ? std::optional(number->birth_year()) : std::nullopt;
    }

    std::vector<exchange::SubjectIdentifier> identifiers_of(model::Subject const& person) const
    {
        using Form = exchange::SubjectIdentifier::Form;
        std::vector<exchange::SubjectIdentifier> identifiers;
        auto const parsed = number_of(person);
        if (!parsed) return identifiers;
        auto const scheme = std::string(model::word_of(model::IdentifierScheme::PersonId));
        if (m_making.list.form == law::ListForm::Confidential)
            identifiers.push_back({scheme, Form::Clear, parsed->text()});
        else
            identifiers.push_back({scheme, Form::Masked, parsed->masked(model::PersonId::Keep::FirstSix)});
        for (auto const& [id, key] : m_keys)
            identifiers.push_back({scheme, Form::KeyedHash, list_person_hash(key, parsed->text()), id});
        return identifiers;
    }

    ListMaking const& m_making;
    bool m_family_names = false;
    bool m_birth_years = false;
    std::vector<std::pair<std::string, crypto::SecretKey>> m_keys;
};

Outcome<exchange::ListEntry> entry_of(
    std::string const& id, ListedDecision const& decision, law::DisciplineList const& list, law::Catalogue const& law)
{
    auto const agency = law.agencies().find(decision.authority);
    if (!agency) return Refusal{agency.refusal().fault, agency.refusal().reason, decision.number};
    std::vector<exchange::Legal> bases;
    for (auto const& basis : decision.bases)
        bases.push_back(legal_of(basis, law.statutes()));
    return exchange::ListEntry{id, list.category, decision.listed_on, exchange::SubjectType::Person, {}, "", {}, "",
        {{decision.number, {agency->code, agency->name}, decision.decided_on, decision.facts, std::move(bases),
            decision.consequence, decision.digest}},
        decision.term, measures_of(id, decision, law), agency->code, decision.number, decision.issued_at};
}

Outcome<exchange::Removal> removal_of(
    ListedDecision const& decision, ListEnding const& ending, law::Catalogue const& law)
{
    auto const agency = law.agencies().find(decision.authority);
    if (!agency) return Refusal{agency.refusal().fault, agency.refusal().reason, decision.number};
    return exchange::Removal{ending.rule.reason, ending.rule.words, {agency->code, agency->name}, ending.document,
        ending.on,
        ending.rule.effect == law::ListRemovalRule::Effect::ExTunc ? exchange::Removal::Effect::ExTunc
                                                                   : exchange::Removal::Effect::ExNunc};
}

Outcome<law::DisciplineList> law_of(ListMaking const& making)
{
    auto list = making.law.lists().find(making.list.of);
    if (!list) return list.refusal();
    if (!list->forms.contains(making.list.form))
        return Refusal{Fault::BadInput,
            "lists.xml does not let " + list->code + " be published in the form " +
                std::string(law::word_of(making.list.form)),
            "form"};
    return list;
}

} // namespace

std::string list_entry_id(model::EntryNumber decision, std::string const& prefix)
{
    auto const digits = std::to_string(decision.value());
    return prefix + "-" + std::string(digits.size() < ID_DIGITS ? ID_DIGITS - digits.size() : 0, '0') + digits;
}

crypto::SecretKey list_partner_key(
    crypto::SecretKey const& master_key, std::string const& list_id, std::string const& partner)
{
    return master_key.derived("jdl person hash\n" + list_id + "\n" + partner + "\n1");
}

Outcome<ListContents> list_contents(ListMaking const& making, std::vector<exchange::EntryState> const& published)
{
    auto const list = law_of(making);
    if (!list) return list.refusal();
    auto const decisions = ListDecisions::read(making.view, making.law, *list);
    if (!decisions) return decisions.refusal();
    std::set<std::string> gone;
    for (auto const& entry : published)
        gone.insert(entry.id);
    SubjectWriter const writer(making, *list);
    ListContents contents;
    for (auto const& decision : decisions->all()) {
        auto const id = list_entry_id(decision.document, list->entry_prefix);
        auto const subject = making.view.subject(decision.subject);
        if (!subject) return subject.refusal();
        auto const ending = decisions->ending_of(decision, *subject, making.day);
        if (!ending) return ending.refusal();
        if (*ending) {
            if (gone.erase(id) == 0) continue; // it came and went between two publications
            auto removal = removal_of(decision, **ending, making.law);
            if (!removal) return removal.refusal();
            contents.removals.emplace(id, std::move(*removal));
            continue;
        }
        gone.erase(id);
        auto entry = entry_of(id, decision, *list, making.law);
        if (!entry) return entry.refusal();
        writer.write(*subject, *entry);
        // Who reads the public form is nobody in particular, and so nobody owes an answer.
        if (making.list.form == law::ListForm::Public)
            for (auto& measure : entry->measures)
                measure.feedback_due_days = 0;
        contents.entries.push_back(std::move(*entry));
    }
    if (!gone.empty())
        return Refusal{Fault::Corrupt, "no decision of the archive feeds this entry any more", *gone.begin()};
    return contents;
}

} // namespace xindang::usecase
