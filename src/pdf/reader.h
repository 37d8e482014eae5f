#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace xindang::pdf {

struct FoundFile {
    std::string name;
    std::string media_type;
    Bytes content;
};

struct FoundSignature {
    std::string sub_filter; ///< "ETSI.CAdES.detached"
    std::string claimed_at; ///< /M as written; a claim, not a proof
    std::array<std::size_t, 4> byte_range;
    Bytes cms; ///< DER, without the padding
};

/// What our own reader finds in a document this product wrote.
struct ReadDocument {
    std::string title;
    std::vector<std::string> pages; ///< printed text, a line per baseline
    std::vector<FoundFile> files;
    std::vector<FoundSignature> signatures;
    std::size_t revision_end = 0; ///< octets of the file as it was issued; everything above was read from these alone
    std::size_t later_octets = 0; ///< how many octets somebody put behind them

    /// The octets a signature covers.
    std::array<BytesView, 2> covered(BytesView file, FoundSignature const& signature) const;
};

/// Reads documents of this product's own making (classic cross-reference table, Flate or no filter, Type 0 fonts with
/// ToUnicode). Refuses everything else as BadInput with the offset ("offset 1204"), and over-large files and streams
/// as TooLarge; never crashes on hostile input and never follows anything outside the file.
Outcome<ReadDocument> read_document(BytesView file);

} // namespace xindang::pdf
