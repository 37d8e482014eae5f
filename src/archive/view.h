#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <model/entry.h>
#include <model/record.h>
#include <model/sha256.h>
#include <model/subject.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::archive {

/// From where one looks: facts that happened up to a day, known up to a ledger position. Empty means no bound.
struct AsOf {
    std::optional<model::CivilDate> day;
    std::optional<model::EntryNumber> upto;
};

/// A role together with the entry that brought it, which is what ends it again.
struct HeldRole {
    model::EntryNumber entry;
    model::Role role;
};

/// A document we issued (文书). `body` has everything its entry says; these are the parts with a meaning here.
struct IssuedDocument {
    model::EntryNumber entry;
    Instant issued_at;
    model::CivilDate dated;
    std::optional<model::SubjectId> subject;
    std::string kind;   ///< "ban-decision"
    std::string number; ///< 发文字号 as printed
    std::string title;
    std::string digest;               ///< SHA-256 (hex) of the PDF in the object store, with all proofs it gained since
    std::string level;                ///< "B-LTA": what the last entry about its proofs says; empty while there is none
    std::string renew_before;         ///< RFC 3339; when its last archive time-stamp ends, empty without one
    std::vector<std::string> earlier; ///< digests of the files it had before, oldest first
    std::optional<model::EntryNumber> revoked_by;
    model::Fields body;
};

/// A public notice (公示).
struct PublishedNotice {
    model::EntryNumber entry;
    std::string id; ///< name of its page, e.g. "2026-000012"
    std::optional<model::SubjectId> subject;
    std::string document; ///< 发文字号 of the document it publishes
    model::CivilDate published_on;
    std::optional<model::CivilDate> last_day; ///< none: no end
    std::optional<model::EntryNumber> withdrawn_by;
    std::optional<model::EntryNumber> expired_by;
    model::Fields body;
};

/// What a search found, best first.
struct Hit {
    model::SubjectId subject;
    std::string matched; ///< what fitted: "name", "former-name", "identifier", "pinyin", "initials"
};

/// What the archive says, read from one unchanging snapshot. Nothing here changes anything.
/// Callers must not rely on a view seeing entries committed after it was opened, nor keep one open for long: it holds
/// the write-ahead log back.
class View {
public:
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;
    virtual ~View();

    AsOf const& as_of() const;
    /// How many entries the ledger had when the view was opened, or the position asked for if that is lower.
    std::uint64_t size() const;

    /// NotFound at "subject" when there is no such subject at this position. An erased person is found, and empty.
    Outcome<model::Subject> subject(model::SubjectId id) const;
    /// Whoever has or ever had this identifier, given in the normal form of its value type.
    std::optional<model::SubjectId> find(model::Identifier const& identifier) const;
    /// All subjects that bear or bore exactly this name (after folding of width and case), oldest first.
    std::vector<model::SubjectId> named(model::SubjectKind kind, std::string_view name) const;
    /// The entry of the record with the supplier's own number, also when it was corrected since (then the correction).
    std::optional<model::EntryNumber> find_record(std::string_view source, std::string_view source_ref) const;

    /// Both directions, ended ones too, oldest first.
    std::vector<HeldRole> roles_of(model::SubjectId id) const;
    /// Records as they stand after corrections and without retracted ones, by date of the fact.
    std::vector<model::Record> records_of(model::SubjectId id) const;
    /// Outcome: NotFound at "entry" when that entry is no standing record.
    Outcome<model::Record> record(model::EntryNumber entry) const;
    /// Grade decisions about a subject, oldest first.
    std::vector<model::Entry> grades_of(model::SubjectId id) const;
    std::vector<IssuedDocument> documents_of(model::SubjectId id) const;
    std::vector<PublishedNotice> notices_of(model::SubjectId id) const;

    std::vector<IssuedDocument> documents() const;
    /// By 发文字号 exactly as printed.
    Outcome<IssuedDocument> document(std::string_view number) const;
    Outcome<IssuedDocument> document_with_digest(model::Sha256 const& pdf) const;
    std::vector<PublishedNotice> notices() const;
    Outcome<PublishedNotice> notice(std::string_view id) const;

    /// One entry, with the personal part of its body opened when its person still has a key.
    Outcome<model::Entry> entry(model::EntryNumber number) const;
    std::vector<model::Entry> entries_of(model::SubjectId id) const;
    /// All entries of a kind, oldest first. Meant for kinds of which there are few (lists, users, tasks).
    std::vector<model::Entry> entries_of(model::EntryKind kind) const;
    /// The newest entry of a kind that is about no subject (lists, reports, users, tasks), found at once.
    std::optional<model::EntryNumber> newest(model::EntryKind kind) const;
    /// Every entry after that number (0: from the first), oldest first. A writer's own uncommitted ones are among them.
    void for_each_entry_after(std::uint64_t number, std::function<void(model::Entry const&)> const& take) const;

    /// The entries of an evaluation (年度评价) after that number, oldest first: its steps and the grades it decided.
    void for_each_entry_of_evaluation(
        std::string_view id, std::uint64_t after, std::function<void(model::Entry const&)> const& take) const;
    /// The ids of all evaluations, in order of their text.
    std::vector<std::string> evaluations() const;

    /// By any name, former name, identifier, pinyin or initials of pinyin. Persons are found by whole names only: their
    /// search keys are stored as keyed hashes.
    std::vector<Hit> search(std::string_view text, std::size_t limit) const;

    /// In order of subject number.
    void for_each_subject(model::SubjectKind kind, std::function<void(model::Subject const&)> const& take) const;
    /// Grouped by subject (in no particular order of subjects), by date of the fact within one.
    void for_each_record(std::function<void(model::Record const&)> const& take) const;
    void for_each_role(std::function<void(HeldRole const&)> const& take) const;

    struct State;

protected:
    explicit View(std::shared_ptr<State> state);
    State& state() const { return *m_state; }

private:
    friend class Archive;
    std::shared_ptr<State> m_state;
};

} // namespace xindang::archive
