#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/clock.h>
#include <base/random.h>
#include <crypto/certificate.h>
#include <exchange/feedback.h>
#include <law/catalogue.h>
#include <usecase/actor.h>
#include <usecase/feedback/feedback_book.h>

#include <filesystem>
#include <string>

namespace xindang::usecase {

struct FeedbackServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    exchange::Environment environment;
    exchange::Holder head;         ///< signs receipts
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
};

/// Makes a partner's certificate the one its feedback is signed with; handed over in person and compared by telephone.
/// Needs the duty operator or publication-staff. NotFound at "partner" for an agency the law data does not know.
Outcome<model::EntryNumber> register_partner_key(Actor const& actor, std::string const& partner,
    crypto::Certificate const& certificate, FeedbackServices const& services);

struct FeedbackReceipt {
    exchange::FeedbackReport report;
    Bytes document; ///< the signed FeedbackReport: it goes back to the partner in every case
    std::string partner;
    std::size_t taken = 0;
    std::size_t late = 0; ///< of them about an older version of an entry
    std::size_t error_cases = 0;
};

/// Takes a partner's feedback over, or says why not; the answer is signed in every case. A file of a stranger, or one
/// that is not the next of its sender's chain, changes nothing; the same file a second time neither (`duplicate`).
/// Actions are taken one by one: each names a measure of an entry that this partner executes, a version that existed,
/// and a state that may follow. Those taken stand in the ledger, the file in the object store; an ErrorNotice opens a
/// correction case. Needs the duty partner, publication-staff or credit-administrator.
Outcome<FeedbackReceipt> take_feedback(
    Actor const& actor, BytesView octets, std::string const& name, FeedbackServices const& services);

/// What a person decided of a correction case.
struct DecideCase {
    model::EntryNumber opened;
    CaseDecision decision;
    std::string result; ///< what came of it, without names
};
/// Decides a correction case. When the entry was wrong, the archive is put right beside this (a subject amended, a
/// decision revoked), and the next publication tells partners that the change is a correction. Needs the duty
/// publication-staff. NotFound at "case", Conflict when it has ended, BadInput at "result" without words.
Outcome<model::EntryNumber> decide_correction(
    Actor const& actor, DecideCase const& request, FeedbackServices const& services);

} // namespace xindang::usecase
