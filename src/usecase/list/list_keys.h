#pragma once

#include <exchange/publication.h>
#include <law/agencies.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/set_up.h>

#include <memory>
#include <string>

namespace xindang::usecase {

/// The keys that sign our lists, as they lie in the data folder.
enum class ListRole { Root, List, Head };
/// "root", "list", "head"; BadInput at "role".
Outcome<ListRole> parse_list_role(std::string const& word);

/// A key that was put away, and the new one in its place. Names inside the data folder.
struct RotatedKey {
    std::filesystem::path retired;     ///< certificate of the old one; its key lies beside it
    std::filesystem::path certificate; ///< of the new one
};

/// Puts the key and certificate of a role into keys/retired/ and makes new ones. Partners learn of it by the next
/// publication of each list, which must follow at once; a new root is vouched for by the one before. Needs the duty
/// operator. NotFound at the role when there is no such key; Conflict at "root" when the root was changed before and a
/// published list does not say so yet: roots are changed one at a time.
struct RotateListKey {
    ListRole role;
    /// What the newest publication of each list says, as far as there is one.
    std::vector<exchange::KeySet> published;
};
Outcome<RotatedKey> rotate_list_key(Actor const& actor, RotateListKey const& request, DataFolder const& folder,
    law::Agency const& own, SetUpChoices const& choices, Clock const& clock, Random& random);

/// The keys for one publication, opened: those in use, and the root before when the list's last key set was signed by
/// that. It owns what signers() refers to.
class OpenedListKeys {
public:
    /// What load_key() and Certificate::load() refuse. `passphrase` opens encrypted keys.
    static Outcome<OpenedListKeys> open(DataFolder const& folder, std::string const& passphrase);

    /// `published` is the list's last key set, or null before the first.
    exchange::ListSigners signers(exchange::KeySet const* published) const;

private:
    struct Pair {
        std::unique_ptr<crypto::SigningKey> key;
        crypto::Certificate certificate;
        exchange::Holder holder() const { return {*key, certificate}; }
    };
    static Outcome<Pair> pair(
        std::filesystem::path const& key, std::filesystem::path const& certificate, std::string const& passphrase);
    OpenedListKeys(Pair root, Pair list, Pair head, std::vector<Pair> former);
    Pair m_root;
    Pair m_list;
    Pair m_head;
    std::vector<Pair> m_former_roots;
};

} // namespace xindang::usecase
