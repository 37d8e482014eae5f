#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <crypto/revocation.h>
#include <document/level.h>
#include <document/press.h>
#include <document/trust.h>
#include <pdf/reader.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::document {

enum class Integrity {
    Intact,   ///< the signed octets are as they were signed
    Altered,  ///< they are not, or the signature is not one
    Unsigned, ///< there is no signature to go by
};
char const* word_of(Integrity integrity); ///< "intact"

/// A time somebody other than the signer vouches for.
struct ProvenTime {
    Instant at;
    std::string authority; ///< common name of the time-stamp authority
    Instant renew_before;  ///< when its certificate ends
    bool trusted;          ///< its chain leads to an anchor for time-stamps
    std::string trust_problem;
};

/// One signature, layer by layer.
struct SignatureReport {
    Integrity integrity = Integrity::Altered;
    std::string integrity_problem;             ///< one sentence; empty when intact
    std::optional<crypto::Certificate> signer; ///< whom the signature names; nobody when there is none
    std::string claimed_at;                    ///< RFC 3339; the signer's own word, nothing proves it
    std::optional<ProvenTime> time_stamp;      ///< the signature time-stamp, when it holds
    /// The moment the other layers are judged at: the earliest time proven by somebody we trust, else now.
    Instant judged_at{0};
    bool trusted = false;
    std::string trust_problem;              ///< empty when trusted
    std::vector<crypto::Certificate> chain; ///< signer first, anchor last; empty when not trusted
    crypto::Standing revocation;            ///< of the worst link of the chain
    std::optional<int> certifies;           ///< how far the signer lets the file be changed, when it says so
    Level level = Level::B;                 ///< reached, counting only what holds
};

/// What can be said of a document, each answer apart: it may be intact and signed by nobody we trust, or be signed by a
/// trusted organ and altered since.
struct Verification {
    /// All signatures together: the first that does not hold speaks, else the first.
    Integrity integrity = Integrity::Unsigned;
    std::string integrity_problem;
    std::optional<crypto::Certificate> signer;
    std::string claimed_at;
    bool trusted = false;
    std::string trust_problem;

    std::vector<SignatureReport> signatures;   ///< oldest first
    std::vector<ProvenTime> archive_stamps;    ///< document time-stamps that hold, oldest first
    Level level = Level::B;                    ///< of the signature that reached least
    std::vector<pdf::FoundRevision> revisions; ///< the file as issued and what was added since
    /// Octets added behind the signed part that are no update at all.
    std::size_t later_octets = 0;
    /// Errors, at "signature 2", "archive time-stamp 1", "revision 3": "not-intact", "not-trusted", "revoked",
    /// "bad-time-stamp", "forbidden-change", "later-octets". Warnings: "untrusted-time-stamp" for one that proves
    /// nothing to us, "revocation-unknown" when a file that should prove it does not. Note "unproven-time".
    Findings proof;

    std::string title;
    std::string kind; ///< empty when the facts are of no known kind
    Bytes facts;      ///< as embedded; empty when there are none
    /// Printed text against embedded facts. Errors: "not-printed" for a fact the paper does not show, "other-text"
    /// where print and embedded text differ, "no-facts" when nothing is embedded. Warning "other-template": the facts
    /// make another text today, because the template was changed since, or because text and facts were never of one
    /// piece.
    Findings content;

    /// Everything holds: the only case in which a caller may say "valid".
    bool all_good() const
    {
        return integrity == Integrity::Intact && trusted && !proof.has_errors() && !content.has_errors();
    }
};

/// Looks into a document of this product's making. Each signature is judged at the time proven for it, and now when
/// none is: a certificate that has ended since, or was revoked later, takes nothing away from a proven signature.
/// Refuses, with the offset, files of another making or broken beyond reading.
Outcome<Verification> verify(BytesView file, Trust const& trust, Instant now, Press const& press);

} // namespace xindang::document
