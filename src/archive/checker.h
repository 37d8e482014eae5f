#pragma once

#include <base/findings.h>
#include <base/progress.h>
#include <model/sha256.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::archive {

/// Whose checkpoints to believe.
struct Verifier {
    std::string name; ///< of the note's signature line
    Bytes public_key; ///< SubjectPublicKeyInfo
};

struct LedgerReport {
    std::uint64_t entries;
    model::Sha256 root;                       ///< recomputed from the entries, not read
    std::optional<std::uint64_t> first_wrong; ///< the first entry that is wrong
    std::uint64_t checkpoints;                ///< how many signed checkpoints agree
    std::uint64_t anchored;                   ///< entries up to the last checkpoint that agrees
    Findings findings; ///< rules: ledger-number ledger-leaf ledger-root ledger-head checkpoint-* projection-*
};

/// Recomputes the whole ledger from its rows: numbers, canonical octets, leaf hashes, tree, signed checkpoints, and
/// whether the tables for querying have as many rows as the entries tell. Shares no code with what writes the ledger
/// but the hash function, so that one mistake cannot hide in both. Opens the file read-only and changes nothing.
/// `kept_outside` are signed checkpoints from elsewhere: they tell when the end was cut off and the file re-signed.
/// NotFound when there is no file; Corrupt when it is no ledger at all.
Outcome<LedgerReport> check_ledger(std::filesystem::path const& file, std::optional<Verifier> const& verifier,
    std::vector<std::string> const& kept_outside, Progress& progress);

} // namespace xindang::archive
