// What a partner needs of list_entries.h and prove_list.h, apart from what only an issuer needs.
#include <crypto/mac.h>
#include <model/credit_code.h>
#include <model/person_id.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/prove_list.h>

namespace xindang::usecase {

std::string list_partner_key_id(std::string const& partner)
{
    return partner + "-1";
}

std::string list_person_hash(crypto::SecretKey const& partner_key, std::string const& number)
{
    return crypto::hmac_sha256(partner_key.bytes(), "person-id\n" + number).hex();
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

} // namespace xindang::usecase
