#include <usecase/archive/take_in.h>

#include <model/credit_code.h>
#include <model/licence_number.h>
#include <usecase/archive/intake_row.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using model::IdentifierScheme;

/// A row of an enterprise, read and checked.
struct Told {
    std::string name;
    std::vector<std::string> former_names;
    std::vector<model::Identifier> identifiers;
    bool has_credit_code = false;
    model::Fields attributes;
    model::CivilDate effective_on;
};

void read_licences(IntakeRow& row, Told& told)
{
    for (auto const& value : row.several("licence_no")) {
        auto const licence = row.take("licence_no", model::LicenceNumber::parse(value));
        if (!licence) continue;
        auto const findings = licence->findings("licence_no");
        for (auto const& finding : findings.all())
            if (finding.severity == Severity::Warning) row.warn("licence_no", finding.text);
        told.identifiers.push_back({IdentifierScheme::LicenceNo, licence->text()});
    }
}

Told read(IntakeRow& row, model::CivilDate today)
{
    Told told{row.text("name"), row.several("former_names"), {}, false, row.attributes(),
        row.day("effective_on").value_or(today)};
    if (auto const code_text = row.text("credit_code"); code_text.empty()) {
        row.warn("credit_code", "there is no credit code: the enterprise is known by its name and region");
    } else if (auto const code = row.take("credit_code", model::CreditCode::parse(code_text))) {
        told.identifiers.push_back({IdentifierScheme::CreditCode, code->text()});
        told.has_credit_code = true;
    }
    if (auto const number = row.text("registration_no"); !number.empty())
        told.identifiers.push_back({IdentifierScheme::RegistrationNo, number});
    read_licences(row, told);
    if (auto const region = row.region("region")) told.attributes.set("region", *region);
    if (auto const started = row.day("started_on")) {
        if (today < *started) row.warn("started_on", "the day lies in the future");
        told.attributes.set("started_on", started->text());
    }
    return told;
}

/// Who that is, if we know them: by code, else by registration number, else by name in the same region.
std::optional<model::SubjectId> known(Told const& told, archive::View const& view)
{
    for (auto const scheme : {IdentifierScheme::CreditCode, IdentifierScheme::RegistrationNo})
        for (auto const& identifier : told.identifiers)
            if (identifier.scheme == scheme)
                if (auto const found = view.find(identifier)) return found;
    std::vector<model::SubjectId> same;
    for (auto const id : view.named(model::SubjectKind::Enterprise, told.name)) {
        auto const subject = view.subject(id);
        if (!subject || subject->attributes.get("region") != told.attributes.get("region")) continue;
        // Two credit codes are two enterprises, whatever they are called.
        if (told.has_credit_code && subject->identifier(IdentifierScheme::CreditCode)) continue;
        same.push_back(id);
    }
    return same.size() == 1 ? std::optional(same.front()) : std::nullopt;
}

std::vector<model::Identifier> new_identifiers(Told const& told, model::Subject const& subject)
{
    std::vector<model::Identifier> fresh;
    for (auto const& identifier : told.identifiers) {
        auto const has = [&](model::DatedIdentifier const& dated) {
            return dated.identifier == identifier;
        };
        if (std::none_of(subject.identifiers.begin(), subject.identifiers.end(), has)) fresh.push_back(identifier);
    }
    return fresh;
}

/// Nobody else may have one of the row's numbers.
void check_numbers(IntakeRow& row, Told const& told, std::optional<model::SubjectId> owner, archive::View const& view)
{
    for (auto const& identifier : told.identifiers) {
        auto const holder = view.find(identifier);
        if (!holder || holder == owner) continue;
        auto const column = identifier.scheme == IdentifierScheme::CreditCode       ? "credit_code"
                            : identifier.scheme == IdentifierScheme::RegistrationNo ? "registration_no"
                                                                                    : "licence_no";
        row.reject(column, "this number belongs to " + holder->text() + " already");
    }
}

class TakeEnterprise {
public:
    TakeEnterprise(std::string source, model::CivilDate today) : m_source(std::move(source)), m_today(today) {}

    RowFate operator()(IntakeRow& row, archive::Writer& writer) const
    {
        auto const told = read(row, m_today);
        if (!row.good()) return RowFate::Unchanged;
        auto const id = known(told, writer);
        check_numbers(row, told, id, writer);
        if (!row.good()) return RowFate::Unchanged;
        return id ? amend(row, told, *id, writer) : add(row, told, writer);
    }

private:
    RowFate add(IntakeRow& row, Told const& told, archive::Writer& writer) const
    {
        row.take("name", writer.register_subject({model::SubjectKind::Enterprise, told.name, told.former_names,
                             told.identifiers, told.attributes, m_today, m_source}));
        return RowFate::Added;
    }

    RowFate amend(IntakeRow& row, Told const& told, model::SubjectId id, archive::Writer& writer) const
    {
        auto const subject = row.take("name", writer.subject(id));
        if (!subject) return RowFate::Unchanged;
        archive::Amendment amendment{told.effective_on};
        amendment.source = m_source;
        if (subject->current_name() != told.name) amendment.name = told.name;
        amendment.identifiers = new_identifiers(told, *subject);
        amendment.attributes = changed_attributes(*subject, told.attributes);
        if (amendment.name.empty() && amendment.identifiers.empty() && amendment.attributes.empty())
            return RowFate::Unchanged;
        row.take("name", writer.amend_subject(id, amendment));
        return RowFate::Amended;
    }

    std::string m_source;
    model::CivilDate m_today;
};

} // namespace

Outcome<IntakeReceipt> take_in_enterprises(Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    return take_in_rows(IntakeKind::Enterprises, actor, request, services,
        TakeEnterprise(request.source, model::CivilDate::on(services.clock.now())));
}

} // namespace xindang::usecase
