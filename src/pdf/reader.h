#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <pdf/update.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xindang::pdf {

struct FoundFile {
    std::string name;
    std::string media_type;
    Bytes content;
};

struct FoundSignature {
    std::string sub_filter;   ///< "ETSI.CAdES.detached", "ETSI.RFC3161"
    std::string claimed_at;   ///< /M as written; a claim, not a proof. Empty when there is none
    std::size_t revision = 0; ///< it covers all of this revision and those before it
    std::array<std::size_t, 4> byte_range{};
    Bytes contents;                    ///< /Contents with its padding, whose SHA-1 a VRI entry has as key
    Bytes cms;                         ///< DER, without the padding; empty while nobody has signed
    std::optional<int> certifies = {}; ///< /P of a certification signature: 1 nothing, 2 signing, 3 also notes
};

/// What an update did.
struct FoundChange {
    enum class Kind {
        Signature,     ///< an invisible field with a signature
        TimeStamp,     ///< the same with a document time-stamp
        SecurityStore, ///< more certificates, OCSP responses, CRLs
        Forbidden,     ///< anything else: a viewer may show something else than what was signed
    };
    Kind kind;
    std::string what;   ///< one sentence
    std::size_t offset; ///< in the file
};

/// The file as issued, or an update behind it.
struct FoundRevision {
    std::size_t end;
    std::vector<FoundChange> changes; ///< against the revision before; none for the first
};

/// What our own reader finds in a document this product wrote. Title, pages and files are those of the first revision:
/// what was issued, whatever was added later.
struct ReadDocument {
    std::string title;
    std::vector<std::string> pages; ///< printed text, a line per baseline
    std::vector<FoundFile> files;
    std::vector<FoundSignature> signatures; ///< of all revisions, oldest first
    std::vector<FoundRevision> revisions;   ///< at least one
    SecurityStore store;                    ///< as of the last revision that has one
    std::size_t later_octets = 0;           ///< how many octets behind the last whole revision belong to none
    std::string later_problem;              ///< what is wrong with them

    /// The octets a signature covers.
    std::array<BytesView, 2> covered(BytesView file, FoundSignature const& signature) const;
};

/// Reads documents of this product's own making (classic cross-reference table, Flate or no filter, Type 0 fonts with
/// ToUnicode) and the updates this product makes behind them. Refuses everything else as BadInput with the offset
/// ("offset 1204"), and over-large files and streams as TooLarge; never crashes on hostile input and never follows
/// anything outside the file.
Outcome<ReadDocument> read_document(BytesView file);

} // namespace xindang::pdf
