#pragma once

#include <exchange/feedback.h>
#include <exchange/report.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// An ImportReport as the issuer reads it: how one partner fared with one publication.
struct ReceivedReport {
    Header header;
    std::string list_id;              ///< "UNKNOWN" when the partner could not read a head
    std::optional<std::uint64_t> seq; ///< of the head it was about
    ListOutcome outcome;
    std::vector<std::string> reasons; ///< codes, as the partner's program knows them: "E-STALE"
    StatePoint after;                 ///< what is in force there now
    Instant finished_at;
};

constexpr std::size_t MOST_REPORT_OCTETS = std::size_t{1} << 20;
/// In the audience of a report about a head whose issuer could not be read.
constexpr char UNKNOWN_ISSUER[] = "UNKNOWN";

/// The one door for import reports, as narrow as that for feedback: a report is believed by its sender's registered key
/// alone, because it says whether a partner relies on what we published. The reasons of read_feedback().
Step<ReceivedReport> read_import_report(BytesView octets, std::string const& name, FeedbackDoor const& door);

} // namespace xindang::exchange
