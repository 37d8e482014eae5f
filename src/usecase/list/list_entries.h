#pragma once

#include <archive/view.h>
#include <base/clock.h>
#include <crypto/aead.h>
#include <exchange/list.h>
#include <law/catalogue.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::usecase {

/// The key under which the numbers of persons are hashed for one partner. It goes to that partner and to nobody else;
/// `master_key` is the archive's.
crypto::SecretKey list_partner_key(
    crypto::SecretKey const& master_key, std::string const& list_id, std::string const& partner);

/// "dongyu-amr-1": what the list calls that key.
std::string list_partner_key_id(std::string const& partner);

/// The keyed hash of a person's number (in its normal form) as it stands in a list.
std::string list_person_hash(crypto::SecretKey const& partner_key, std::string const& number);

/// The id of the entry a decision has in a list: from the number of its ledger entry, given once, and it says nothing
/// of anybody.
std::string list_entry_id(model::EntryNumber decision);

/// Who is on the list that day: every person an issued and not revoked decision banned, as long as the ban lasts. The
/// number of a person is masked, and hashed once for each partner. A measure is attached when it rests on the very
/// article the ban rests on: what law data does not say is not done to anybody. Erased persons are left out. Refuses
/// (Corrupt, NotFound) decisions whose ban or article cannot be read, naming the decision.
Outcome<std::vector<exchange::ListEntry>> list_entries(archive::View const& view, law::Catalogue const& law,
    crypto::SecretKey const& master_key, std::string const& list_id, std::vector<std::string> const& partners,
    model::CivilDate day);

/// Why each entry of `published` that is not in `now` left, by id: the decision was revoked (never valid: ex-tunc, from
/// the day of the revocation), its term ended (ex-nunc, from the day after its last), or its person was erased. Corrupt
/// at the id when the archive knows no reason: then the list must not be published.
Outcome<std::map<std::string, exchange::Removal>> list_removals(archive::View const& view, law::Catalogue const& law,
    std::vector<exchange::EntryState> const& published, std::vector<exchange::ListEntry> const& now,
    model::CivilDate day);

} // namespace xindang::usecase
