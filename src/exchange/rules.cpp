#include <exchange/rules.h>

#include <crypto/hash.h>
#include <exchange/digests.h>
#include <exchange/list_xml.h>
#include <model/credit_code.h>
#include <xml/canonical.h>

#include <charconv>
#include <set>

namespace xindang::exchange {

namespace {

constexpr std::size_t HASH_DIGITS = 64;

/// Looks at one entry and gathers what is wrong.
class EntryCheck {
public:
    EntryCheck(xml::Node const& entry, CodeLists const& codes, PersonNumbers numbers)
        : m_entry(entry), m_codes(codes), m_numbers(numbers), m_id(entry.attribute("id"))
    {}

    EntryReading run();

private:
    void rule(std::string text, xml::Node const& at)
    {
        m_reasons.push_back({ReasonCode::Rule, std::move(text), at.place(), m_id});
    }
    void warn_unless_known(std::string_view list, std::string const& code, xml::Node const& at)
    {
        if (!m_codes.knows(list, code))
            m_reasons.push_back({ReasonCode::UnknownCode,
                std::string(list) + " \"" + code + "\" is not in the code lists", at.place(), m_id});
    }
    std::optional<model::Term> term(xml::Node const& owner);
    std::string primary_name(xml::Node const& subject);
    void identifiers(xml::Node const& subject, bool person);
    void dates();
    void measures();
    void bases(xml::Node const& owner);

    xml::Node m_entry;
    CodeLists const& m_codes;
    PersonNumbers m_numbers;
    std::string m_id;
    std::vector<Reason> m_reasons;
    std::vector<StoredMeasure> m_measures;
};

int days_of(std::string const& text)
{
    int days = 0;
    std::from_chars(text.data(), text.data() + text.size(), days);
    return days;
}

std::optional<model::Term> EntryCheck::term(xml::Node const& owner)
{
    auto const term = read_term(owner.child("Term"));
    if (term) return *term;
    rule(term.refusal().reason, owner.child("Term"));
    return std::nullopt;
}

std::string EntryCheck::primary_name(xml::Node const& subject)
{
    for (auto const& name : subject.children("Name"))
        if (name.attribute("kind") == "primary") return name.trimmed_text();
    rule("the subject has no primary name", subject);
    return {};
}

void EntryCheck::identifiers(xml::Node const& subject, bool person)
{
    if (auto const code = subject.child("Uscc"))
        if (auto const parsed = model::CreditCode::parse(code.trimmed_text()); !parsed)
            rule("the credit code is wrong: " + parsed.refusal().reason, code);
    for (auto const& node : subject.children("Identifier")) {
        auto const form = form_of(node.attribute("form"));
        if (!form) continue; // the schema has the list of forms
        SubjectIdentifier const identifier{
            node.attribute("scheme"), *form, node.trimmed_text(), node.attribute("keyId")};
        // Only a confidential list shows the number of a person.
        if (person && *form == SubjectIdentifier::Form::Clear && m_numbers == PersonNumbers::Hidden)
            rule("the number of a person stands in clear", node);
        if (*form == SubjectIdentifier::Form::Masked && identifier.value.find('*') == std::string::npos)
            rule("a masked number hides nothing", node);
        if (*form == SubjectIdentifier::Form::KeyedHash &&
            (identifier.key_id.empty() || identifier.value.size() != HASH_DIGITS))
            rule("a keyed hash needs the id of its key and 64 digits", node);
    }
}

void EntryCheck::dates()
{
    auto const listed_on = m_entry.child("ListedOn").trimmed_text();
    for (auto const& decision : m_entry.children("Decision"))
        // Days of the schema's form compare as text.
        if (listed_on < decision.child("DecidedOn").trimmed_text())
            rule("listed on " + listed_on + ", before it was decided", decision.child("DecidedOn"));
}

void EntryCheck::bases(xml::Node const& owner)
{
    for (auto const& basis : owner.children("Basis"))
        warn_unless_known("statute", basis.child("LawCode").trimmed_text(), basis);
}

void EntryCheck::measures()
{
    std::set<std::string> ids;
    for (auto const& measure : m_entry.children("Measure")) {
        if (!ids.insert(measure.attribute("id")).second)
            rule("measure " + measure.attribute("id") + " stands twice", measure);
        term(measure);
        warn_unless_known("measure", measure.attribute("code"), measure);
        StoredMeasure stored{measure.attribute("id"), measure.attribute("code"), measure.attribute("obligation"),
            days_of(measure.attribute("feedbackDueDays")), {}, crypto::sha256(xml::exclusive_canonical(measure))};
        for (auto const& executor : measure.children("Executor")) {
            stored.executors.push_back(executor.trimmed_text());
            warn_unless_known("agency", stored.executors.back(), executor);
        }
        bases(measure);
        m_measures.push_back(std::move(stored));
    }
}

EntryReading EntryCheck::run()
{
    auto const state = read_entry_state(m_entry);
    if (!state) return {std::nullopt, {{ReasonCode::Rule, state.refusal().reason, state.refusal().where, m_id}}};
    auto canonical = xml::exclusive_canonical(m_entry);
    auto const digest = entry_digest(canonical);
    if (digest != state->digest)
        m_reasons.push_back({ReasonCode::State,
            "expected digest " + digest_text(state->digest) + ", found " + digest_text(digest), m_entry.place(), m_id});
    auto const subject = m_entry.child("Subject");
    auto const name = primary_name(subject);
    auto const type = subject.attribute("type");
    identifiers(subject, type == "person");
    auto const holds = term(m_entry);
    dates();
    measures();
    for (auto const& decision : m_entry.children("Decision"))
        bases(decision);
    if (m_entry.child("Ext"))
        m_reasons.push_back({ReasonCode::Extension, "an extension was kept and not understood", m_entry.place(), m_id});
    for (auto const& reason : m_reasons)
        if (!is_warning(reason.code)) return {std::nullopt, m_reasons};
    return {StoredEntry{*state, name, type, m_entry.child("Category").trimmed_text(),
                m_entry.child("Decision").child("DocNo").trimmed_text(), *holds, identifiers_of(m_entry),
                std::move(canonical), std::move(m_measures)},
        m_reasons};
}

} // namespace

EntryReading read_entry(xml::Node const& entry, CodeLists const& codes, PersonNumbers numbers)
{
    return EntryCheck(entry, codes, numbers).run();
}

} // namespace xindang::exchange
