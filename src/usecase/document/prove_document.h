#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <base/progress.h>
#include <document/extend.h>
#include <model/sha256.h>
#include <notice/check_data.h>
#include <usecase/actor.h>

#include <optional>
#include <string>

namespace xindang::usecase {

/// What proving needs besides who asks.
struct ProofServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    document::Provers provers;
    Clock const& clock;
    std::optional<notice::CheckData> check = {}; ///< told of each longer file; none: an office without a public site
};

struct ProofReceipt {
    std::string number;
    document::Level level;
    model::Sha256 digest;                ///< of the file with its proofs
    std::optional<Instant> renew_before; ///< when the certificate of its last archive time-stamp ends
    /// DocumentProven; nothing when the file was at the level already.
    std::optional<model::EntryNumber> entry;
};

/// Brings an issued document to a level: the longer file is stored as a new object and entered in the ledger, the one
/// before stays where it is. Needs publication-staff, approver or operator. NotFound at "number"; whatever
/// document::extended() refuses. The ledger is not held while a service far away is asked.
Outcome<ProofReceipt> prove_document(
    Actor const& actor, std::string const& number, document::Level level, ProofServices const& services);

/// What a run of the job did.
struct RenewalReceipt {
    std::size_t looked_at = 0;
    std::size_t raised = 0;  ///< brought to the level they should have, e.g. after the time-stamp service was away
    std::size_t renewed = 0; ///< given a further archive time-stamp
    Findings problems;       ///< errors at the number of a document that could be neither
};

/// The daily job: every document in force below the level is brought to it, and every one whose last archive time-stamp
/// can no longer be checked within `days` gets another over all before it. What one document refuses stops no other.
/// Running it again changes nothing. Needs the duty operator or publication-staff.
Outcome<RenewalReceipt> renew_time_stamps(
    Actor const& actor, document::Level level, unsigned days, ProofServices const& services, Progress& progress);

} // namespace xindang::usecase
