#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <pdf/signature_dictionary.h>
#include <pdf/signature_slot.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::pdf {

// Incremental updates (ISO 32000-1 7.5.6) of documents of our own making: the octets of the file stay an exact prefix
// of the result. Both functions refuse what read_document() refuses, and Conflict at "offset N" for a file with octets
// behind its last whole revision: nothing is built on what we cannot read.

/// What a verifier will need in decades (ETSI EN 319 142-1 5.4.2), each in DER.
struct SecurityStore {
    std::vector<Bytes> certificates;
    std::vector<Bytes> ocsps;
    std::vector<Bytes> crls;
    bool empty() const { return certificates.empty() && ocsps.empty() && crls.empty(); }
};

/// The file with these added to its document security store, and a VRI entry for each key ("A94A…": upper-case SHA-1 of
/// a signature's /Contents) that names all of them. What the store had before stays.
Outcome<Bytes> with_security_store(BytesView file, SecurityStore const& added, std::vector<std::string> const& vri);

/// A file that waits for one more signature or time-stamp over all of it. The field is invisible: a visible one could
/// cover what was signed before.
struct OpenFile {
    Bytes bytes;
    SignatureSlot slot;
};
Outcome<OpenFile> with_signature_field(BytesView file, SignatureEntries const& entries);

} // namespace xindang::pdf
