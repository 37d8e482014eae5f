#include <usecase/archive/take_in.h>

#include <model/person_id.h>
#include <usecase/archive/intake_row.h>

namespace xindang::usecase {

namespace {

class TakePerson {
public:
    TakePerson(std::string source, model::CivilDate today) : m_source(std::move(source)), m_today(today) {}

    RowFate operator()(IntakeRow& row, archive::Writer& writer) const
    {
        auto const number = row.take("person_id", model::PersonId::parse(row.text("person_id")));
        auto const name = row.text("name");
        auto attributes = row.attributes();
        if (auto const region = row.region("region")) attributes.set("region", *region);
        auto const effective_on = row.day("effective_on").value_or(m_today);
        if (!number || !row.good()) return RowFate::Unchanged;
        model::Identifier const identifier{model::IdentifierScheme::PersonId, number->text()};
        auto const id = writer.find(identifier);
        if (!id) {
            row.take("name", writer.register_subject({model::SubjectKind::Person, name, row.several("former_names"),
                                 {identifier}, attributes, m_today, m_source}));
            return RowFate::Added;
        }
        auto const subject = row.take("person_id", writer.subject(*id));
        if (!subject) return RowFate::Unchanged;
        archive::Amendment amendment{effective_on};
        amendment.source = m_source;
        if (subject->current_name() != name) amendment.name = name;
        amendment.attributes = changed_attributes(*subject, attributes);
        if (amendment.name.empty() && amendment.attributes.empty()) return RowFate::Unchanged;
        row.take("person_id", writer.amend_subject(*id, amendment));
        return RowFate::Amended;
    }

private:
    std::string m_source;
    model::CivilDate m_today;
};

} // namespace

Outcome<IntakeReceipt> take_in_persons(Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    return take_in_rows(IntakeKind::Persons, actor, request, services,
        TakePerson(request.source, model::CivilDate::on(services.clock.now())));
}

} // namespace xindang::usecase
