#pragma once

#include <archive/archive.h>
#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <document/verify.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Whether our own ledger knows the file.
struct LedgerStanding {
    std::string number;
    model::EntryNumber entry;
    bool revoked;
};

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
