#pragma once

#include <crypto/aead.h>
#include <model/entry.h>
#include <sql/connection.h>

#include <map>
#include <optional>
#include <string>

namespace xindang::archive {

/// The keys of persons: each person's part of the ledger is sealed under a key of its own, which lies in the database
/// wrapped by the master key. Erasing the key makes that part unreadable for ever and changes no octet of the ledger.
class PersonVault {
public:
    PersonVault(crypto::SecretKey const& master, Random& random);

    void make_key(sql::Connection& connection, model::SubjectId person);
    void erase_key(sql::Connection& connection, model::SubjectId person);
    bool has_key(sql::Connection& connection, model::SubjectId person);

    /// The body as the ledger stores it: for an entry about a person, every name but the open ones goes into one field
    /// "sealed" = "v1:" and base64 of AES-256-GCM over their canonical form, bound to the person. Others pass through.
    model::Fields seal(sql::Connection& connection, std::optional<model::SubjectId> const& subject,
        model::EntryKind kind, model::Fields const& body);
    /// The body with its sealed part opened; without it when the key is gone.
    model::Fields open(sql::Connection& connection, std::optional<model::SubjectId> const& subject, model::Fields body);

    /// A keyed hash to find a person's name or number by, which tells nothing to who has only the file.
    std::string blind(std::string_view text) const;

private:
    crypto::SecretKey const* key_of(sql::Connection& connection, model::SubjectId person);

    crypto::SecretKey m_master;
    crypto::SecretKey m_index_key;
    Random* m_random;
    std::map<model::SubjectId, crypto::SecretKey> m_opened;
};

/// Keeps something sealed in a new file, or finds out whether `master` is the key of an old one (Untrusted at
/// "master_key").
Outcome<Done> check_master_key(sql::Connection& connection, crypto::SecretKey const& master, Random& random);

} // namespace xindang::archive
