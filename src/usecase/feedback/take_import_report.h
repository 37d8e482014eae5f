#pragma once

#include <exchange/received_report.h>
#include <usecase/feedback/take_feedback.h>

#include <optional>
#include <string>

namespace xindang::usecase {

/// Whether a partner has in force what we published under that sequence.
enum class SameState {
    Yes,
    No,      ///< it is not our list: an alarm, to be settled by telephone
    Unknown, ///< the partner has nothing in force or names no digest, or it is no list of ours
};
std::string_view word_of(SameState same); ///< "yes"
std::optional<SameState> same_state_of(std::string_view word);

struct ImportReportReceipt {
    enum class Outcome { Taken, Duplicate, Rejected } outcome;
    std::optional<exchange::Reason> reason = {}; ///< of a rejected one
    std::string partner = {};
    std::string list = {};
    std::string message = {};
    exchange::ListOutcome import = exchange::ListOutcome::Received;
    SameState same = SameState::Unknown;
    std::optional<model::EntryNumber> entry = {}; ///< ReportReceived; none when it says what today's last one said
};
std::string_view word_of(ImportReportReceipt::Outcome outcome); ///< "taken"

/// Takes over what a partner says of one import: signed with the key it registered for feedback, and only then. A
/// report of a stranger changes nothing; the same report a second time neither. What stands in the ledger is which
/// state the partner has, and whether it is ours; the signed file lies in the object store. Needs the duty partner,
/// publication-staff or credit-administrator.
Outcome<ImportReportReceipt> take_import_report(
    Actor const& actor, BytesView octets, std::string const& name, FeedbackServices const& services);

} // namespace xindang::usecase
