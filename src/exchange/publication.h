#pragma once

#include <base/random.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <exchange/list.h>
#include <exchange/source.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Name of the one file that is replaced; all others are written once and never changed.
constexpr char HEAD_FILE[] = "head.xml";
std::string key_set_file(std::uint64_t version); ///< "keyset-3.xml"

struct NamedFile {
    std::string name;
    Bytes content;
};

/// A key with its certificate. Both outlive what they are given to.
struct Holder {
    crypto::SigningKey const& key;
    crypto::Certificate const& certificate;
};

struct ListSigners {
    Holder root; ///< signs key sets only, when one is needed
    Holder list;
    Holder head;
    /// The root before, for the one key set that replaces it: both sign that.
    std::optional<Holder> former_root = {};
};

/// A key that is no longer to be believed.
struct KeyRevocation {
    std::string key; ///< id in the key set
    Instant from;    ///< what it signed before that still holds
};

/// What was published last, read back from its files.
struct PublishedList {
    struct Entry {
        EntryState state;
        Instant updated_at;
    };
    Head head;
    model::Sha256 head_digest; ///< SHA-256 of head.xml
    model::Sha256 position_digest;
    std::vector<Entry> entries; ///< ascending ids
    KeySet key_set;
};

/// Reads our own publication back. Corrupt when a file is not the one its head names.
Outcome<PublishedList> read_published(ListSource const& source);
/// The same without entries: head and key set only, however large the list is.
Outcome<PublishedList> read_published_head(ListSource const& source);

/// What to publish.
struct PublicationRequest {
    std::string list_id;
    Environment environment;
    Party sender;
    std::vector<std::string> audience;
    std::vector<ListEntry> entries; ///< in any order
    std::optional<PublishedList> previous;
    Instant now;
    unsigned head_valid_hours;
    Bytes schema; ///< xsd/jdl-1.0.xsd
    Bytes code_lists;
    std::string code_list_version;
    /// The files of `previous`; needed with it.
    std::shared_ptr<ListSource const> published = {};
    /// Why entries leave, by id. An entry never leaves by mere absence.
    std::map<std::string, Removal> removals = {};
    std::vector<KeyRevocation> revocations = {};
    std::size_t kept_deltas = MAX_DELTAS; ///< how many the head names; MAX_DELTAS at most
    /// Ids of entries that were wrong as published: their amendment is a correction, and partners look again.
    std::set<std::string> corrections = {};
    /// Of a list without `previous`: 1, or more for one that begins anew after its data were lost.
    std::uint64_t epoch = 1;
};

/// Files to be put in place in this order: the head comes last, and only it replaces another.
struct Publication {
    std::vector<NamedFile> files;
    Head head;
    std::size_t added;
    std::size_t amended;
    std::size_t removed;
    bool changed; ///< whether Seq went up; otherwise only the head is new
};

/// Builds and signs one publication. An entry whose contents are as published keeps its version and time; a changed one
/// gets version + 1. When nothing changed the position stays and only the head is issued again (HeadNo + 1); otherwise
/// parts and the delta from the position before are made. A delta larger than a part is left out, and those before it
/// with it: partners take the snapshot then. Conflict at the id when two entries have the same, or when a published one
/// is gone and no removal says why, or for keys that cannot change as asked (publication_keys.h); BadInput for an entry
/// without name, decision or basis; Conflict at "clock" when the head before was made later than `now`.
Outcome<Publication> build_publication(PublicationRequest const& request, ListSigners const& signers, Random& random);

} // namespace xindang::exchange
