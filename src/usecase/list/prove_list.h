#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <crypto/aead.h>
#include <exchange/proof.h>
#include <usecase/actor.h>

#include <optional>
#include <string>

namespace xindang::usecase {

/// The identifier a list has of a firm or a person, from a number as it was typed. A person is asked for by the hash
/// under one partner's key. BadInput at "number" for what is neither, at "key" for a person without a key.
struct PartnerKey {
    std::string partner; ///< code of the agency
    crypto::SecretKey key;
};
Outcome<exchange::SubjectIdentifier> listed_identifier(std::string const& number, std::optional<PartnerKey> const& key);

/// A proof out of our own newest publication of a list. Needs any duty. NotFound at "list" before the first.
Outcome<Bytes> prove_published_list(Actor const& actor, std::string const& list_id,
    exchange::ListQuestion const& question, archive::View const& view, archive::ObjectStore const& objects);
/// The same out of the files of a list wherever they stand. Needs any duty.
Outcome<Bytes> prove_list(Actor const& actor, std::string const& source, exchange::ListQuestion const& question);

} // namespace xindang::usecase
