#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <document/press.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::document {

/// What can be said of a document, each answer apart: it may be intact and signed by nobody we trust, or be signed by a
/// trusted organ and altered since.
struct Verification {
    enum class Integrity {
        Intact,   ///< the signed octets are as they were signed
        Altered,  ///< they are not, or the signature is not one
        Unsigned, ///< there is no signature to go by
    };
    Integrity integrity;
    std::string integrity_problem; ///< one sentence; empty when intact
    /// Octets added behind the signed part. A viewer may show something else than what was signed.
    std::size_t later_octets;

    std::optional<crypto::Certificate> signer; ///< whom the signature names; nobody when there is none
    std::string claimed_at;                    ///< RFC 3339; the signer's own word, nothing proves it

    bool trusted;
    std::string trust_problem; ///< empty when trusted

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
        return integrity == Integrity::Intact && later_octets == 0 && trusted && !content.has_errors();
    }
};

char const* word_of(Verification::Integrity integrity); ///< "intact"

/// Looks into a document of this product's making. The certificate must be valid at `moment` and lead to an anchor.
/// Refuses, with the offset, files of another making or broken beyond reading.
Outcome<Verification> verify(
    BytesView file, std::vector<crypto::Certificate> const& anchors, Instant moment, Press const& press);

} // namespace xindang::document
