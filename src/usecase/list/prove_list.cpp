#include <usecase/list/prove_list.h>

#include <model/credit_code.h>
#include <model/person_id.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/list_source.h>
#include <usecase/list/publish_list.h>

namespace xindang::usecase {

static Outcome<Done> assure_any(Actor const& actor)
{
    return assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor,
                             Duty::Partner, Duty::Operator});
}

Outcome<exchange::SubjectIdentifier> listed_identifier(std::string const& number, std::optional<PartnerKey> const& key)
{
    if (auto const code = model::CreditCode::parse(number))
        return exchange::SubjectIdentifier{"credit-code", exchange::SubjectIdentifier::Form::Clear, code->text()};
    auto const person = model::PersonId::parse(number);
    if (!person) return Refusal{Fault::BadInput, "neither a credit code nor the number of a person", "number"};
    if (!key) return Refusal{Fault::BadInput, "a person is found with the key of a partner only", "key"};
    return exchange::SubjectIdentifier{"person-id", exchange::SubjectIdentifier::Form::KeyedHash,
        list_person_hash(key->key, person->text()), list_partner_key_id(key->partner)};
}

Outcome<Bytes> prove_published_list(Actor const& actor, std::string const& list_id,
    exchange::ListQuestion const& question, archive::View const& view, archive::ObjectStore const& objects)
{
    if (auto const allowed = assure_any(actor); !allowed) return allowed.refusal();
    auto const published = published_list(view, objects, list_id);
    if (!published) return published.refusal();
    return exchange::prove(*published->files, question);
}

Outcome<Bytes> prove_list(Actor const& actor, std::string const& source, exchange::ListQuestion const& question)
{
    if (auto const allowed = assure_any(actor); !allowed) return allowed.refusal();
    return exchange::prove(*list_source(source), question);
}

} // namespace xindang::usecase
