#pragma once

#include <crypto/merkle.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace xindang::archive {

/// What a signed checkpoint says (c2sp.org/tlog-checkpoint): this log had this many entries with this root.
struct Checkpoint {
    std::string origin; ///< unique name of the ledger, e.g. "xindang.example/ledger"
    std::uint64_t size;
    model::Sha256 root;

    bool operator==(Checkpoint const&) const = default;
};

/// Three lines: origin, size, base64 of the root. crypto::sign_note() signs this.
std::string checkpoint_text(Checkpoint const& checkpoint);
/// The body of a note that crypto::open_note() has opened; further lines are extensions and skipped. BadInput at
/// "checkpoint".
Outcome<Checkpoint> parse_checkpoint(std::string_view note_text);

/// That an entry stands in the ledger a checkpoint describes, in the text form of c2sp.org/tlog-proof: header line, the
/// entry's canonical octets, index, hashes, an empty line, the signed checkpoint. A file of its own, for courts and
/// partners: it needs nothing but the ledger's public key to be checked.
struct EntryProof {
    std::uint64_t index;             ///< from 0
    std::string octets;              ///< canonical form of the entry
    std::vector<model::Sha256> path; ///< RFC 9162 inclusion path
    std::string checkpoint;          ///< the signed note
};

std::string proof_text(EntryProof const& proof);
/// BadInput at "proof:LINE". Over 1 MiB is TooLarge.
Outcome<EntryProof> parse_proof(std::string_view text);

} // namespace xindang::archive
