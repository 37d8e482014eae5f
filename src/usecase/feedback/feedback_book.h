#pragma once

#include <archive/object_store.h>
#include <archive/view.h>
#include <base/outcome.h>
#include <exchange/feedback_state.h>
#include <law/calendar.h>
#include <model/sha256.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::usecase {

/// One thing a partner was asked to do: a measure of an entry.
struct ObligationKey {
    std::string partner;
    std::string list;
    std::string entry;
    std::string measure; ///< id within the entry
    auto operator<=>(ObligationKey const&) const = default;
};

/// Where it stands, from the newest publication and from what the partner reported.
struct Obligation {
    ObligationKey key;
    std::uint64_t version = 0; ///< of the entry, the newest known
    std::string code;          ///< of the measure: conf/law/measures.xml
    std::string obligation;    ///< "must" "may" "info"
    int due_days = 0;          ///< working days; 0: no answer is asked for
    exchange::EntryStanding standing = exchange::EntryStanding::Listed;
    std::optional<model::CivilDate> due_on;      ///< an answer, while the entry stands
    std::optional<model::CivilDate> lift_due_on; ///< the lifting, once it does not
    std::string removal = {};                    ///< why it left: "decision-revoked"
    std::optional<exchange::MeasureState> state = {};
    std::optional<Instant> reported_at = {};
    std::optional<Instant> occurred_at = {};
    bool reported_late = false; ///< of an older version than the one in force then

    /// An answer is asked for and not there.
    bool outstanding() const;
    bool overdue(model::CivilDate today) const;
    /// Something is in force that must be lifted.
    bool to_lift() const;
    bool lift_overdue(model::CivilDate today) const;
};

/// What a person of the issuer found when a partner said that an entry seems wrong.
enum class CaseDecision {
    Corrected, ///< it was wrong; the archive is put right, and the next publication carries it as a correction
    Unfounded, ///< it stands
};
std::string_view word_of(CaseDecision decision); ///< "corrected"
std::optional<CaseDecision> case_decision_of(std::string_view word);

/// A partner said that an entry seems wrong.
struct CorrectionCase {
    model::EntryNumber opened;
    std::string partner;
    std::string list;
    std::string entry;
    std::string action;
    std::string file; ///< SHA-256 of the feedback, which has the words: they may be about a person
    model::CivilDate opened_on;
    std::optional<model::EntryNumber> closed = {};
    std::optional<CaseDecision> decision = {};
    std::string result = {};
    /// Partners have it: the entry was published anew, or left, after it was decided that it was wrong.
    bool delivered = false;
};

/// Everything the ledger knows of feedback, and what the newest publications ask for. Read once, for one question. A
/// list asks only those it is addressed to: what stands in the public form of a list is asked of nobody.
class FeedbackBook {
public:
    /// `calendar` counts the working days; years it does not know are estimated.
    static Outcome<FeedbackBook> read(
        archive::View const& view, archive::ObjectStore const& objects, law::Calendar const& calendar);

    std::map<ObligationKey, Obligation> const& obligations() const { return m_obligations; }
    std::vector<CorrectionCase> const& cases() const { return m_cases; }
    /// Certificates a partner is known by; the last registered takes the place of those before.
    std::optional<model::Sha256> certificate_of(std::string const& partner) const;
    std::map<std::string, std::string> const& certificates() const { return m_certificates; }

    /// What was taken over last of a partner's chain for one list.
    struct Chain {
        std::uint64_t seq = 0;
        std::string digest; ///< hex
        std::set<std::string> files;
        std::set<std::string> messages;
        std::set<std::string> actions;
    };
    Chain const* chain_of(std::string const& partner, std::string const& list) const;
    /// Current sequence and epoch of a list; nothing for one that was not published.
    struct Published {
        std::uint64_t epoch;
        std::uint64_t seq;
    };
    std::optional<Published> published(std::string const& list) const;
    /// Version of an entry in force; 0 when it is not.
    std::uint64_t version_of(std::string const& list, std::string const& entry) const;

private:
    Outcome<Done> read_list(archive::View const& view, archive::ObjectStore const& objects, std::string const& list);
    Outcome<Done> read_removals(
        archive::View const& view, archive::ObjectStore const& objects, std::string const& list);
    void read_ledger(archive::View const& view);
    void take_action(model::Entry const& entry);
    void end_removed(law::Calendar const& calendar);
    void see_deliveries();

    std::map<ObligationKey, Obligation> m_obligations;
    std::map<ObligationKey, model::CivilDate> m_told_on;
    std::vector<CorrectionCase> m_cases;
    std::map<std::string, std::string> m_certificates;
    std::map<std::pair<std::string, std::string>, Chain> m_chains;
    std::map<std::string, Published> m_published;
    struct InForce {
        std::uint64_t version;
        Instant updated_at;
    };
    std::map<std::pair<std::string, std::string>, InForce> m_entries; ///< by list and id
    std::map<model::EntryNumber, Instant> m_decided; ///< when cases were, by the entry that opened them
    struct Removed {
        std::string reason;
        bool never_valid;
        model::CivilDate told_on;
    };
    std::map<std::pair<std::string, std::string>, Removed> m_removed;
};

/// The numbers of one partner.
struct PartnerNumbers {
    std::string partner;
    std::uint64_t asked = 0; ///< measures that ask for an answer
    std::uint64_t answered = 0;
    std::uint64_t applied = 0; ///< wholly or partly, entry still listed
    std::uint64_t refused = 0;
    std::uint64_t outstanding = 0;
    std::uint64_t overdue = 0;
    std::uint64_t to_lift = 0;
    std::uint64_t lift_overdue = 0;
    std::uint64_t lifted = 0;      ///< or undone
    std::uint64_t error_cases = 0; ///< open ones
};
std::vector<PartnerNumbers> numbers_of(FeedbackBook const& book, model::CivilDate today);

// Names of the fields of ledger entries; append only.
namespace feedback_fields {
constexpr char STEP[] = "step"; ///< "partner-key", "file", "action"; of ReportReceived "import"
constexpr char TASK[] = "task"; ///< of TaskOpened and TaskClosed
constexpr char CORRECTION[] = "list-correction";
constexpr char DECISION[] = "decision"; ///< word of CaseDecision
} // namespace feedback_fields

} // namespace xindang::usecase
