#pragma once

#include <usecase/document/prove_document.h>

namespace xindang::usecase {

// What every verb that makes the file of an issued document longer does before and after. Private to this room.

/// The document's file as it is now. Corrupt at "number" when the ledger names none.
Outcome<Bytes> file_of(archive::IssuedDocument const& document, ProofServices const& services);

/// Stores the longer file, then enters it, if nobody was faster: Conflict at "number" when the document gained other
/// octets since `document` was read. Nothing is entered for a file that is the document's already.
Outcome<ProofReceipt> entered(Actor const& actor, archive::IssuedDocument const& document, Bytes const& file,
    document::Level level, ProofServices const& services);

} // namespace xindang::usecase
