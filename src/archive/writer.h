#pragma once

#include <archive/view.h>
#include <base/clock.h>
#include <base/random.h>

namespace xindang::archive {

/// A subject to be registered. `attributes` by the names of docs/intake.md.
struct NewSubject {
    model::SubjectKind kind;
    std::string name;
    std::vector<std::string> former_names = {};
    std::vector<model::Identifier> identifiers = {};
    model::Fields attributes = {};
    model::CivilDate registered_on; ///< date of the fact
    std::string source = {};        ///< who supplied it
};

/// What changed about a subject. Empty parts are left as they are.
struct Amendment {
    model::CivilDate effective_on;
    std::string name = {};                           ///< the old one becomes a former name from that day
    std::vector<model::Identifier> identifiers = {}; ///< a credit code replaces the old one; licence numbers add up
    model::Fields attributes = {};
    std::string source = {};
    std::string reason = {};
};

/// A document to be entered in the ledger. The PDF must already lie durably in the object store.
struct NewDocument {
    std::optional<model::SubjectId> subject;
    model::CivilDate dated;
    std::string kind;
    std::string number;       ///< 发文字号 as printed
    std::string series;       ///< 机关代字 with what distinguishes its numbering
    int year = 0;             ///< year of the number
    std::uint32_t serial = 0; ///< must be next_document_number(series, year)
    std::string title;
    model::Sha256 digest;    ///< of the PDF
    model::Fields more = {}; ///< anything else worth keeping
};

struct NewNotice {
    std::optional<model::SubjectId> subject;
    std::string id;
    std::string document;
    model::CivilDate published_on;
    std::optional<model::CivilDate> last_day;
    model::Fields more = {};
};

/// A view that can also append. Nothing is kept until commit(); a writer that goes away without it leaves no trace.
/// Bodies about a person are sealed with that person's key, but for the few fields that say nothing of who it is.
/// After a refusal the writer may be used on: the refused call changed nothing.
class Writer : public View {
public:
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer() override;

    /// Conflict at the identifier's scheme ("credit-code") when somebody else has or had it, BadInput at "name".
    Outcome<model::SubjectId> register_subject(NewSubject const& subject);
    Outcome<model::EntryNumber> amend_subject(model::SubjectId id, Amendment const& amendment);

    Outcome<model::EntryNumber> add_role(model::Role const& role);
    /// `role` is the entry that brought it.
    Outcome<model::EntryNumber> end_role(model::EntryNumber role, model::CivilDate last_day);

    /// `record.entry` is ignored. Conflict at "source_ref" when this source's number is already known.
    Outcome<model::EntryNumber> add_record(model::Record const& record);
    /// The business (业务) with this number, registered if it is new, with the role Concerns to `about`.
    Outcome<model::SubjectId> business(std::string_view matter_number, model::SubjectId about, model::CivilDate day);
    /// `entry` is the standing record's entry; the correction takes its place. `basis` is what it rests on, where it
    /// rests on a decision: its number.
    Outcome<model::EntryNumber> correct_record(model::EntryNumber entry, model::Record const& corrected,
        std::string_view reason, model::CivilDate day, std::string_view basis = {});
    Outcome<model::EntryNumber> retract_record(
        model::EntryNumber entry, std::string_view reason, model::CivilDate day, std::string_view basis = {});

    /// Deletes the person's key and every row for querying. What the ledger holds can then never be read again.
    Outcome<model::EntryNumber> erase_person(model::SubjectId id, std::string_view reason, model::CivilDate day);

    /// `body` needs "scheme" and "grade"; what else it says is the grading room's business.
    Outcome<model::EntryNumber> decide_grade(model::SubjectId id, model::CivilDate day, model::Fields const& body);

    /// A step of an evaluation: of one enterprise, or of the evaluation as a whole. `body` needs "evaluation" and
    /// "step"; what else it says is the business of who runs evaluations.
    Outcome<model::EntryNumber> evaluation_step(
        std::optional<model::SubjectId> enterprise, model::CivilDate day, model::Fields const& body);

    /// The next number of a series in a year, from 1. Stays the same until a document is issued with it; since there is
    /// one writer at a time, numbers have no gaps and no repeats.
    std::uint32_t next_document_number(std::string_view series, int year) const;
    /// Conflict at "number" for a number given before, at "serial" for one out of turn.
    Outcome<model::EntryNumber> issue_document(NewDocument const& document);
    /// `more` says by what it was revoked, and who else had a hand in it.
    Outcome<model::EntryNumber> revoke_document(
        std::string_view number, std::string_view reason, model::CivilDate day, model::Fields const& more = {});

    /// The file of a document gained proofs: its new digest, the level it reached and when its archive time-stamp must
    /// be renewed (may be none). Conflict at "digest" when that is its file already.
    Outcome<model::EntryNumber> prove_document(std::string_view number, model::Sha256 const& digest,
        std::string_view level, std::optional<Instant> renew_before, model::CivilDate day);

    Outcome<model::EntryNumber> publish_notice(NewNotice const& notice);
    Outcome<model::EntryNumber> withdraw_notice(std::string_view id, std::string_view reason, model::CivilDate day);
    Outcome<model::EntryNumber> expire_notice(std::string_view id, model::CivilDate day);

    /// For the kinds this room gives no meaning to: lists, reports, feedback, tasks, users. Refuses the others
    /// (BadInput at "kind"), because their projections come from the calls above.
    Outcome<model::EntryNumber> append(model::EntryKind kind, std::optional<model::SubjectId> subject,
        model::CivilDate occurred_on, model::Fields const& body);
    Outcome<model::EntryNumber> list_published(model::CivilDate day, model::Fields const& body);
    Outcome<model::EntryNumber> list_imported(model::CivilDate day, model::Fields const& body);
    Outcome<model::EntryNumber> user_changed(model::CivilDate day, model::Fields const& body);

    /// Makes everything appended durable and visible to new views, and gives the turn to the next writer: appending
    /// afterwards is a std::logic_error. Throws when the disk will not.
    void commit();

    struct WriterState;

private:
    friend class Archive;
    explicit Writer(std::shared_ptr<WriterState> state);
    WriterState& writer_state() const;
    Outcome<model::EntryNumber> put(model::EntryKind kind, std::optional<model::SubjectId> subject,
        model::CivilDate occurred_on, model::Fields const& body);
};

} // namespace xindang::archive
