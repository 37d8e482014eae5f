#pragma once

#include <archive/view.h>
#include <base/clock.h>
#include <crypto/aead.h>
#include <exchange/list.h>
#include <law/catalogue.h>
#include <usecase/office/settings.h>

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
/// of anybody. `prefix` is the list's (conf/law/lists.xml); that of the industry ban when none is named.
std::string list_entry_id(model::EntryNumber decision, std::string const& prefix = "BAN");

/// What the entries of a list are made from.
struct ListMaking {
    archive::View const& view;
    law::Catalogue const& law;
    crypto::SecretKey const& master_key;
    Settings::List const& list;
    model::CivilDate day;
};

/// Who is on a list that day, and why each entry that was published left.
struct ListContents {
    std::vector<exchange::ListEntry> entries;
    std::map<std::string, exchange::Removal> removals; ///< by id, of published ids only
};

/// Every decision that feeds the list (conf/law/lists.xml) and that nothing has ended makes an entry. How much of a
/// person it shows depends on the list's form. A measure is attached when the decision names it, or when it rests on
/// the very article the decision rests on: what law data does not say is not done to anybody. NotFound at "list" for a
/// list without law, BadInput at "form" for a form its law does not allow; Corrupt or NotFound at the number of a
/// decision that cannot be read; Corrupt at the id of a published entry that left for no reason the law of the list
/// has: then the list must not be published.
Outcome<ListContents> list_contents(ListMaking const& making, std::vector<exchange::EntryState> const& published);

} // namespace xindang::usecase
