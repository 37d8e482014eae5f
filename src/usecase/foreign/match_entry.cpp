#include <usecase/foreign/match_entry.h>

#include <model/person_id.h>
#include <text/search_key.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using model::IdentifierScheme;

constexpr std::size_t LEAST_SHOWN = 4;

/// What speaks for a subject; nothing once something speaks against it.
class Evidence {
public:
    void add(std::string_view word) { m_words += (m_words.empty() ? "" : " ") + std::string(word); }
    void against() { m_against = true; }
    bool possible() const { return !m_against; }
    std::string const& words() const { return m_words; }

private:
    std::string m_words;
    bool m_against = false;
};

void compare_name(Evidence& evidence, foreign::Entry const& entry, model::Subject const& subject)
{
    bool const now = text::search_key(subject.current_name()) == text::search_key(entry.name);
    evidence.add(now ? "name" : "former-name");
}

/// Whether something besides the name speaks for it.
bool compare_mask(Evidence& evidence, std::string const& mask, std::optional<std::string> const& number)
{
    // A mask that shows next to nothing fits everybody.
    auto const shown = mask.size() - static_cast<std::size_t>(std::count(mask.begin(), mask.end(), '*'));
    if (shown < LEAST_SHOWN || !number) return false;
    if (!foreign::fits_mask(*number, mask)) evidence.against();
    evidence.add("masked-number");
    return true;
}

bool compare_birth(Evidence& evidence, std::string const& year, std::optional<std::string> const& number)
{
    auto const person = number ? model::PersonId::parse(*number) : Outcome<model::PersonId>(Refusal{});
    if (year.empty() || !person) return false;
    if (std::to_string(person->birth_year()) != year) evidence.against();
    evidence.add("birth-year");
    return true;
}

void compare_representative(Evidence& evidence, foreign::Entry const& entry, foreign::Source const& source,
    model::Subject const& firm, archive::View const& view)
{
    if (entry.representative.empty() || source.representative_post.empty()) return;
    bool any = false;
    for (auto const& held : view.roles_of(firm.id)) {
        auto const& role = held.role;
        if (role.kind != model::RoleKind::Post || role.to != firm.id || role.post != source.representative_post)
            continue;
        auto const holder = view.subject(role.from);
        if (!holder || holder->erased) continue;
        any = true;
        if (text::search_key(holder->current_name()) != text::search_key(entry.representative)) continue;
        evidence.add(role.period.to ? "former-representative" : "representative");
        return;
    }
    if (any) evidence.add("other-representative");
}

Evidence compare_person(foreign::Entry const& entry, model::Subject const& subject)
{
    Evidence evidence;
    auto const number = subject.identifier(IdentifierScheme::PersonId);
    compare_name(evidence, entry, subject);
    bool const by_mask = compare_mask(evidence, entry.mask, number);
    bool const by_birth = compare_birth(evidence, entry.birth_year, number);
    if (!by_mask && !by_birth) evidence.against();
    return evidence;
}

Evidence compare_firm(foreign::Entry const& entry, foreign::Source const& source, model::Subject const& subject,
    archive::View const& view)
{
    Evidence evidence;
    auto const code = subject.identifier(IdentifierScheme::CreditCode);
    if (!entry.credit_code.empty() && code) evidence.against();
    compare_name(evidence, entry, subject);
    compare_mask(evidence, entry.mask, code);
    if (!evidence.possible()) return evidence;
    compare_representative(evidence, entry, source, subject, view);
    if (!entry.region.empty() && subject.attributes.get("region") == entry.region) evidence.add("region");
    return evidence;
}

std::optional<model::SubjectId> by_number(foreign::Entry const& entry, archive::View const& view)
{
    if (!entry.credit_code.empty()) return view.find({IdentifierScheme::CreditCode, entry.credit_code});
    if (!entry.person_id.empty()) return view.find({IdentifierScheme::PersonId, entry.person_id});
    return std::nullopt;
}

} // namespace

EntryMatch match_entry(foreign::Entry const& entry, foreign::Source const& source, archive::View const& view)
{
    EntryMatch match{by_number(entry, view), {}};
    bool const person = entry.type == model::SubjectKind::Person;
    if (match.exact || (person && !entry.person_id.empty())) return match;
    // Nothing but a name and no way to tell namesakes apart: nobody could decide that either.
    if (person && entry.mask.empty() && entry.birth_year.empty()) return match;
    for (auto const id : view.named(entry.type, entry.name)) {
        auto const subject = view.subject(id);
        if (!subject || subject->erased) continue;
        auto const evidence = person ? compare_person(entry, *subject) : compare_firm(entry, source, *subject, view);
        if (evidence.possible()) match.possible.push_back({id, evidence.words()});
    }
    return match;
}

} // namespace xindang::usecase
