#pragma once

#include <base/clock.h>
#include <base/json.h>
#include <base/outcome.h>
#include <base/random.h>
#include <exchange/feedback_outbox.h>
#include <exchange/store.h>
#include <law/calendar.h>
#include <usecase/actor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Where a partner keeps what it did, and the key it signs with.
std::filesystem::path feedback_outbox_file(std::filesystem::path const& data_folder);
std::filesystem::path feedback_key_file(std::filesystem::path const& data_folder);
std::filesystem::path feedback_certificate_file(std::filesystem::path const& data_folder);

/// A measure of an imported list that the partner executes.
struct PartnerTask {
    std::string list;
    std::string entry;
    std::uint64_t version;
    std::string name; ///< of the subject, primary
    std::string measure;
    std::string code;
    std::string obligation;
    std::optional<model::CivilDate> due_on; ///< an answer; none: none is asked for
    std::optional<exchange::MeasureState> state;
    bool listed; ///< otherwise the entry, or its measure, has left

    /// It has left, and what was done must be lifted.
    bool to_lift() const { return !listed && state && exchange::is_in_force(*state); }
    /// Nothing is left to do.
    bool settled() const { return listed ? state && exchange::is_answer(*state) : !to_lift(); }
};

/// What the partner has to do: every measure of entries in force that names it, and what must be lifted. Needs the duty
/// partner, credit-administrator or operator. NotFound at "into" without an imported list. Days are counted by
/// `calendar`; a partner without one counts weekends (weekends_only()).
Outcome<std::vector<PartnerTask>> partner_tasks(
    Actor const& actor, std::filesystem::path const& folder, std::string const& partner, law::Calendar const& calendar);
law::Calendar weekends_only();

/// {"tasks": […]}
Json json_of(std::vector<PartnerTask> const& tasks);
/// 未反馈, 条目已移出，待解除 …
std::string chinese_of(PartnerTask const& task);

/// Notes what was done, to be sent with the next file. The same duties. NotFound at "measure" when the list asks
/// nothing of this partner by that name, Conflict at "state" for a state that cannot follow, BadInput at "reason-code"
/// for a refusal without one.
struct NoteAction {
    std::filesystem::path folder;
    std::string partner;
    std::string list;                ///< empty: the only one there is
    exchange::FeedbackAction action; ///< id and entry_version are filled in
};
Outcome<exchange::FeedbackAction> note_action(Actor const& actor, NoteAction const& request);

/// Makes and signs the next file of everything noted and not sent. The same duties. NotFound at "actions" when there is
/// nothing to send.
struct SendFeedback {
    std::filesystem::path folder;
    exchange::Party self;
    std::string list;       ///< empty: the only one there is
    std::string passphrase; ///< of the key
};
struct SentFeedback {
    Bytes document;
    std::uint64_t seq;
    std::size_t actions;
};
Outcome<SentFeedback> send_feedback(
    Actor const& actor, SendFeedback const& request, Clock const& clock, Random& random);

/// Posts a signed file to the issuer and gives the receipt, an XML document that says what was taken and what not.
/// `token` is the one the issuer gave for its service; empty: none is sent. Unavailable or BadInput when there was no
/// answer, or none that is XML: the file stays the next of its chain and is posted again.
struct PostFeedback {
    std::string address; ///< https://issuer.example/api/v1/feedback
    std::string token;
};
Outcome<std::string> read_token(std::filesystem::path const& file); ///< of a file of one line; none for an empty path
Outcome<Bytes> post_feedback(Actor const& actor, BytesView document, PostFeedback const& to);
/// The last file that was made of a list, to be posted again. NotFound at "actions" before the first.
Outcome<SentFeedback> last_feedback(Actor const& actor, std::filesystem::path const& folder, std::string const& list);
/// Whose answer a receipt must be.
struct ReceiptCheck {
    std::filesystem::path folder;  ///< the data folder the list was imported into
    std::string list;              ///< empty: the only one there is
    std::string self;              ///< our code
    std::filesystem::path schemas; ///< the folder xsd/
    BytesView sent;                ///< the file it answers
};
/// A receipt that may be believed: signed with a key that the issuer's key set had for heads at the last import, and
/// about this very file. Untrusted at "receipt" otherwise, with the reason code: then the file stays the next of its
/// chain, and is posted again.
Outcome<exchange::FeedbackReport> read_receipt(
    Actor const& actor, ReceiptCheck const& check, BytesView receipt, Clock const& clock);
/// Outcome, reasons and rejects, one a line.
std::string words_of(exchange::FeedbackReport const& receipt);

/// A key for signing feedback and a certificate to be registered by the issuer; never replaces one (Conflict).
Outcome<model::Sha256> make_feedback_key(Actor const& actor, std::filesystem::path const& folder,
    exchange::Party const& self, std::string const& passphrase, Clock const& clock, Random& random);

} // namespace xindang::usecase
