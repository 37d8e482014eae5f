#pragma once

#include <crypto/certificate.h>
#include <exchange/list.h>
#include <exchange/source.h>
#include <exchange/step.h>
#include <xml/schema.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// What is asked of a list: is this entry in it, or is this subject on it. One of both.
struct ListQuestion {
    std::string entry;                        ///< id; empty: the question is about a subject
    std::optional<SubjectIdentifier> subject; ///< clear or keyed hash, never masked
};

/// A proof (jdl-proof-1.0.xsd) of the answer, present or absent, at the position the list's head has: the signed head
/// and key sets, and the paths that lead from leaves to the roots the head names. `files` is believed to be the
/// issuer's own: whoever gets the proof checks it. Refuses BadInput at "question" a masked number or an empty question,
/// Corrupt files that are not those the head names.
Outcome<Bytes> prove(ListSource const& files, ListQuestion const& question);

/// One entry proven to be in the list.
struct ProvenEntry {
    EntryState state;
    Bytes xml; ///< canonical Entry without its digest
};

/// A proof that held.
struct ListVerdict {
    ListQuestion question;
    std::vector<ProvenEntry> entries; ///< empty: proven absent
    Head head;                        ///< where and until when it is so

    /// Whether the head is still one to rely on; after that the answer is that of a former day.
    bool stale_at(Instant moment) const { return moment > head.valid_until; }
};

/// The schemas a verifier trusts: its own.
struct ProofSchemas {
    xml::Schema proof; ///< jdl-proof-1.0.xsd
    xml::Schema list;  ///< jdl-1.0.xsd
    static Outcome<ProofSchemas> load(std::filesystem::path const& folder);
};

/// Checks a proof with nothing but the issuer's root certificate. The head's signature is judged at the moment the head
/// says it was made, so that a proof can be checked years later; see ListVerdict::stale_at(). Refused: whatever an
/// importer would refuse of the head and the key set, E-ENV, and E-PROOF for a path that does not lead to the root,
/// leaves that are no neighbours of what is said to be absent, a content that is not the leaf's, or a leaf too many.
Step<ListVerdict> verify_proof(
    BytesView text, ProofSchemas const& schemas, crypto::Certificate const& root, Environment environment);

} // namespace xindang::exchange
