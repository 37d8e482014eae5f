#pragma once

#include <archive/archive.h>
#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <document/verify.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::usecase {

/// What our own ledger says of the file: a document we issued, or the public notice of one.
struct LedgerStanding {
    enum class State {
        InForce,
        Revoked,   ///< the document, or the one the notice is of
        Withdrawn, ///< the notice was taken down
        Expired,   ///< its term is over
    };
    std::string number;
    model::EntryNumber entry;
    State state;
    std::optional<model::CivilDate> ended_on; ///< day of what ended it
    bool revoked() const { return state == State::Revoked; }
};

std::string_view word_of(LedgerStanding::State state); ///< "in-force"

struct DocumentVerdict {
    document::Verification verification;
    std::optional<LedgerStanding> standing; ///< nothing: not issued here, or nobody asked the ledger
};

/// Looks into a PDF: intact or not, signed by whom, trusted or not, and whether it prints what its facts say; with an
/// archive (may be null) also whether it was issued here and still stands. Anybody may ask: it tells nothing that is
/// not in the file but its number and standing. Refuses files that are not of this product's making, with the offset.
Outcome<DocumentVerdict> verify_document(BytesView file, document::Trust const& trust, document::Press const& press,
    archive::Archive const* archive, Clock const& clock);

} // namespace xindang::usecase
