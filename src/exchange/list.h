#pragma once

#include <base/clock.h>
#include <model/sha256.h>
#include <model/term.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::exchange {

/// Namespace of JDL 1.x; a new major version has another.
constexpr char JDL[] = "urn:x-jdl:1";
constexpr char SCHEMA_VERSION[] = "1.0";

/// In the audience of a list that anybody may import.
constexpr char PUBLIC_AUDIENCE[] = "PUBLIC";

enum class Environment { Production, Test };
std::string_view word_of(Environment environment); ///< "production"

/// Whether a list may show the numbers of persons.
enum class PersonNumbers {
    Hidden, ///< one that does is refused
    Clear,  ///< a confidential list is expected; only who keeps it as such asks for that
};

struct Party {
    std::string code;
    std::string name;
};

/// "sha256:…", as digests are written in JDL.
std::string digest_text(model::Sha256 const& digest);
std::optional<model::Sha256> parse_digest(std::string_view text);

struct SubjectName {
    std::string text;
    std::string kind; ///< primary former short trade alias translit
};

/// An identifier as a list may show it. The number of a person never stands in a public list in clear: it is masked,
/// and beside it are keyed hashes, one for each partner, made with a key only that partner has.
struct SubjectIdentifier {
    enum class Form { Clear, Masked, KeyedHash };
    std::string scheme; ///< word of model::IdentifierScheme
    Form form;
    std::string value;
    std::string key_id = {}; ///< for KeyedHash
};
std::string_view word_of(SubjectIdentifier::Form form); ///< "keyed-hash"
std::optional<SubjectIdentifier::Form> form_of(std::string_view word);

struct Legal {
    std::string law_code;
    std::string law_name;
    std::string article;
};

struct ListDecision {
    std::string number; ///< 文号
    Party authority;
    model::CivilDate decided_on;
    std::string facts;
    std::vector<Legal> bases; ///< never empty
    std::string penalty;
    std::optional<model::Sha256> document; ///< of the PDF
};

struct ListMeasure {
    std::string id;
    std::string code;
    std::string obligation; ///< must may info
    int feedback_due_days;
    std::vector<std::string> executors; ///< never empty
    std::vector<Legal> bases;           ///< never empty
    std::string scope;
    model::Term term;
};

enum class SubjectType { Enterprise, Person };

/// One listed subject under one decision. Version and digest are given when it is published.
struct ListEntry {
    std::string id; ///< given once, never derived from data, never used again
    std::string category;
    model::CivilDate listed_on;
    SubjectType type;
    std::vector<SubjectName> names; ///< never empty
    std::string credit_code = {};   ///< of an enterprise
    std::vector<SubjectIdentifier> identifiers = {};
    std::string region = {};
    std::vector<ListDecision> decisions; ///< never empty
    model::Term term;
    std::vector<ListMeasure> measures = {};
    std::string source;     ///< who supplied it
    std::string source_ref; ///< the supplier's own number
    Instant received_at;
    std::optional<int> birth_year = {}; ///< of a person, where the form of the list shows it
};

/// A published entry, as far as digests and chains look at it.
struct EntryState {
    std::string id;
    std::uint64_t version;
    std::string status; ///< "active" "suspended"
    model::Sha256 digest;
};

/// Why an entry leaves the list: an entry never leaves without one.
struct Removal {
    enum class Effect {
        ExNunc, ///< lifted from that day on; what was done before stands
        ExTunc, ///< never valid: undo what was done, purge what was published
    };
    std::string reason;    ///< RemovalReason of the schema: "term-expired", "decision-revoked" …
    std::string text = {}; ///< needed for "other"
    Party authority;
    std::string document = {}; ///< 文号 of the decision to remove, if there is one
    model::CivilDate effective_on;
    Effect effect;
    std::string merged_into = {};           ///< for "duplicate-merged"
    std::string lift_measures = "all";      ///< "all" "listed" "none"
    std::vector<std::string> measures = {}; ///< for "listed"
};
std::string_view word_of(Removal::Effect effect); ///< "ex-nunc"

/// Where a list stands: the same octets in head, delta and snapshot of one publication.
struct Position {
    std::string list_id;
    std::uint64_t epoch;
    std::uint64_t seq;
    model::Sha256 state_digest;
    std::uint64_t entry_count;
    model::Sha256 subject_digest;          ///< root of the subject index
    std::uint64_t subject_count;           ///< lines of the subject index
    std::optional<model::Sha256> previous; ///< digest of the position before; none only at seq 1 of an epoch
};

/// What opens every document.
struct Header {
    std::string message_id;
    std::string code_list_version;
    Environment environment;
    Party sender;
    std::vector<std::string> audience; ///< never empty
    Instant created_at;
};

struct FileRef {
    std::string name;
    std::uint64_t bytes;
    model::Sha256 digest;
};

/// The file that leads from seq - 1 to seq.
struct DeltaRef {
    std::uint64_t seq;
    FileRef file;
};

/// The small, short-lived, signed document that says where the list stands and which files make it up.
struct Head {
    Header header;
    Position position;
    std::uint64_t number; ///< +1 on every issue, also when nothing changed
    Instant valid_until;
    Instant next_by;
    std::vector<FileRef> parts;
    std::uint64_t key_set_version;
    model::Sha256 key_set_digest;
    FileRef schema;
    FileRef code_lists;
    std::vector<DeltaRef> deltas = {}; ///< ascending, the last MAX_DELTAS at most
};
constexpr std::size_t MAX_DELTAS = 400; // as many as the schema lets a head name

/// Kind of an Amend whose entry was wrong as published.
constexpr char CORRECTION[] = "correction";

/// What happened to one entry between two publications.
struct DeltaChange {
    enum class Kind { Add, Amend, Remove };
    Kind kind;
    std::string id;
    std::uint64_t base_version = 0;           ///< 0 for an added one
    std::optional<model::Sha256> base_digest; ///< none for an added one
    std::optional<EntryState> after;          ///< none for a removed one
    std::string amendment = {};               ///< of an amended one: "update", "correction" …
    std::vector<std::string> changed = {};    ///< of an amended one: names of the fields, never empty
    std::optional<Removal> removal = {};      ///< of a removed one, never missing
};

/// Seq - 1 to Seq.
struct Delta {
    Header header;
    Position position;
    std::uint64_t base_seq;
    model::Sha256 base_state;
    std::size_t added;
    std::size_t amended;
    std::size_t removed;
    std::vector<DeltaChange> changes; ///< ascending ids, one change for each id
};

/// One key of a key set.
struct ListKey {
    std::string id;
    std::string role;      ///< "root" "list" "head" "feedback"
    std::string algorithm; ///< word of crypto::KeyKind
    Bytes certificate_der;
    Instant from;
    Instant to;
    std::optional<Instant> revoked_at = {};
};

/// Which keys may sign what, signed by the root key a partner pinned.
struct KeySet {
    Header header;
    std::uint64_t version;
    Instant valid_until;
    std::vector<ListKey> keys;
};

} // namespace xindang::exchange
