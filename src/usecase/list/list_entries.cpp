#include <usecase/list/list_entries.h>

#include <crypto/mac.h>
#include <model/ban.h>
#include <model/person_id.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

namespace {

constexpr char CATEGORY[] = "industry-ban";
constexpr std::size_t ID_DIGITS = 8;

exchange::Legal legal_of(law::Citation const& citation, law::Statutes const& statutes)
{
    auto const* statute = statutes.find(citation.statute);
    return {citation.statute, statute ? statute->name : citation.statute,
        citation.article ? citation.article->chinese() : "全文"};
}

/// Whether a measure's basis is the article of the ban: same statute and article, and same paragraph where both name
/// one.
bool rests_on(law::Citation const& basis, law::Citation const& ban)
{
    if (basis.statute != ban.statute || !basis.article || !ban.article) return false;
    auto const same_paragraph = basis.article->paragraph() == 0 || ban.article->paragraph() == 0 ||
                                basis.article->paragraph() == ban.article->paragraph();
    return basis.article->number() == ban.article->number() && basis.article->branch() == ban.article->branch() &&
           same_paragraph;
}

std::vector<exchange::ListMeasure> measures_of(std::string const& id, model::Ban const& ban,
    law::Citation const& article, law::Catalogue const& law, model::CivilDate day)
{
    std::vector<exchange::ListMeasure> measures;
    for (auto const& measure : law.measures().for_subject(model::SubjectKind::Person, day)) {
        std::vector<exchange::Legal> bases;
        for (auto const& basis : measure.bases)
            if (rests_on(basis.citation, article)) bases.push_back(legal_of(basis.citation, law.statutes()));
        if (bases.empty() || measure.executors.empty()) continue;
        measures.push_back({id + "-M" + std::to_string(measures.size() + 1), measure.code,
            std::string(law::word_of(measure.obligation)), measure.feedback_due_days, measure.executors, bases,
            measure.scope, ban.term});
    }
    return measures;
}

std::vector<exchange::SubjectName> names_of(model::Subject const& person)
{
    std::vector<exchange::SubjectName> names;
    for (auto const& name : person.names)
        names.push_back({name.text, "former"});
    if (!names.empty()) names.back().kind = "primary";
    std::reverse(names.begin(), names.end());
    return names;
}

std::vector<exchange::SubjectIdentifier> identifiers_of(model::Subject const& person,
    crypto::SecretKey const& master_key, std::string const& list_id, std::vector<std::string> const& partners)
{
    std::vector<exchange::SubjectIdentifier> identifiers;
    auto const number = person.identifier(model::IdentifierScheme::PersonId);
    auto const parsed = number ? model::PersonId::parse(*number) : Outcome<model::PersonId>(Refusal{});
    if (!parsed) return identifiers;
    auto const scheme = std::string(model::word_of(model::IdentifierScheme::PersonId));
    identifiers.push_back(
        {scheme, exchange::SubjectIdentifier::Form::Masked, parsed->masked(model::PersonId::Keep::FirstSix)});
    for (auto const& partner : partners)
        identifiers.push_back({scheme, exchange::SubjectIdentifier::Form::KeyedHash,
            list_person_hash(list_partner_key(master_key, list_id, partner), parsed->text()),
            list_partner_key_id(partner)});
    return identifiers;
}

Outcome<exchange::ListEntry> entry_of(archive::IssuedDocument const& document, model::Ban const& ban,
    model::Subject const& person, law::Catalogue const& law)
{
    auto const article = law.bans().find(ban.article, ban.decided_on);
    if (!article) return Refusal{article.refusal().fault, article.refusal().reason, document.number};
    auto const agency = law.agencies().find(ban.authority);
    if (!agency) return Refusal{agency.refusal().fault, agency.refusal().reason, document.number};
    auto const digest = model::Sha256::parse(document.digest);
    if (!digest) return Refusal{Fault::Corrupt, digest.refusal().reason, document.number};
    auto const id = list_entry_id(document.entry);
    return exchange::ListEntry{id, CATEGORY, document.dated, exchange::SubjectType::Person, names_of(person), "", {},
        "",
        {{document.number, {agency->code, agency->name}, ban.decided_on, ban.offence,
            {legal_of(article->citation, law.statutes())}, ban.scope + "，" + ban.term.chinese(), *digest}},
        ban.term, measures_of(id, ban, article->citation, law, ban.decided_on), agency->code, document.number,
        document.issued_at};
}

Outcome<exchange::Removal> removal_of(
    archive::View const& view, archive::IssuedDocument const& document, law::Catalogue const& law, model::CivilDate day)
{
    auto const ban = model::Ban::read_from(document.body);
    if (!ban) return ban.refusal();
    if (!*ban) return Refusal{Fault::Corrupt, "a listed decision has no ban", document.number};
    auto const agency = law.agencies().find((*ban)->authority);
    if (!agency) return agency.refusal();
    exchange::Party const authority{agency->code, agency->name};
    if (document.revoked_by) {
        auto const entry = view.entry(*document.revoked_by);
        if (!entry) return entry.refusal();
        return exchange::Removal{
            "decision-revoked", "", authority, "", entry->occurred_on, exchange::Removal::Effect::ExTunc};
    }
    auto const last = (*ban)->term.last_day();
    if (last && *last < day)
        return exchange::Removal{
            "term-expired", "", authority, "", last->plus_days(1), exchange::Removal::Effect::ExNunc};
    auto const person = view.subject(document.subject.value());
    if (!person) return person.refusal();
    if (person->erased)
        return exchange::Removal{
            "other", "当事人信息已从档案中删除", authority, "", day, exchange::Removal::Effect::ExNunc};
    return Refusal{Fault::Corrupt, "a decision in force left the list", document.number};
}

} // namespace

std::string list_entry_id(model::EntryNumber decision)
{
    auto const digits = std::to_string(decision.value());
    return "BAN-" + std::string(digits.size() < ID_DIGITS ? ID_DIGITS - digits.size() : 0, '0') + digits;
}

crypto::SecretKey list_partner_key(
    crypto::SecretKey const& master_key, std::string const& list_id, std::string const& partner)
{
    return master_key.derived("jdl person hash\n" + list_id + "\n" + partner + "\n1");
}

Outcome<std::vector<exchange::ListEntry>> list_entries(archive::View const& view, law::Catalogue const& law,
    crypto::SecretKey const& master_key, std::string const& list_id, std::vector<std::string> const& partners,
    model::CivilDate day)
{
    std::vector<exchange::ListEntry> entries;
    for (auto const& document : view.documents()) {
        if (document.revoked_by || !document.subject || document.subject->kind() != model::SubjectKind::Person)
            continue;
        auto const ban = model::Ban::read_from(document.body);
        if (!ban) return Refusal{ban.refusal().fault, ban.refusal().reason, document.number};
        if (!*ban || ((*ban)->term.last_day() && *(*ban)->term.last_day() < day)) continue;
        auto const person = view.subject(*document.subject);
        if (!person) return person.refusal();
        if (person->erased || person->names.empty()) continue;
        auto entry = entry_of(document, **ban, *person, law);
        if (!entry) return entry.refusal();
        entry->identifiers = identifiers_of(*person, master_key, list_id, partners);
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Outcome<std::map<std::string, exchange::Removal>> list_removals(archive::View const& view, law::Catalogue const& law,
    std::vector<exchange::EntryState> const& published, std::vector<exchange::ListEntry> const& now,
    model::CivilDate day)
{
    std::set<std::string> gone;
    for (auto const& entry : published)
        gone.insert(entry.id);
    for (auto const& entry : now)
        gone.erase(entry.id);
    std::map<std::string, exchange::Removal> removals;
    if (gone.empty()) return removals;
    for (auto const& document : view.documents()) {
        auto const id = list_entry_id(document.entry);
        if (!gone.contains(id)) continue;
        auto removal = removal_of(view, document, law, day);
        if (!removal) return removal.refusal();
        removals.emplace(id, std::move(*removal));
    }
    for (auto const& id : gone)
        if (!removals.contains(id)) return Refusal{Fault::Corrupt, "the archive has no decision for this entry", id};
    return removals;
}

} // namespace xindang::usecase
