#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <model/sha256.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace xindang::crypto {

/// RFC 9162 §2.1.1: leaf hash, 0x00 before the octets.
model::Sha256 leaf_hash(BytesView octets);
/// RFC 9162 §2.1.1: node hash, 0x01 before both children.
model::Sha256 node_hash(model::Sha256 const& left, model::Sha256 const& right);

/// A growing Merkle tree that remembers only the roots of its perfect subtrees, largest first: enough for append and
/// root, and small enough to keep beside the entries.
class CompactRange {
public:
    CompactRange() = default;
    /// As written by frontier(). Corrupt when the number of hashes does not fit the size.
    static Outcome<CompactRange> restore(std::uint64_t size, BytesView frontier);

    void append(model::Sha256 const& leaf);
    std::uint64_t size() const { return m_size; }
    /// Of an empty tree: SHA-256 of nothing.
    model::Sha256 root() const;
    Bytes frontier() const;

private:
    std::uint64_t m_size = 0;
    std::vector<model::Sha256> m_peaks;
};

/// Gives the leaf hash of an index counted from 0.
using LeafSource = std::function<model::Sha256(std::uint64_t index)>;

model::Sha256 tree_root(std::uint64_t size, LeafSource const& leaf);

/// RFC 9162 §2.1.3.1: the path from a leaf to the root of the tree of `size` leaves. index < size.
std::vector<model::Sha256> inclusion_path(std::uint64_t index, std::uint64_t size, LeafSource const& leaf);
/// RFC 9162 §2.1.4.1: from the tree of `old_size` leaves to that of `size`. 0 < old_size <= size.
std::vector<model::Sha256> consistency_path(std::uint64_t old_size, std::uint64_t size, LeafSource const& leaf);

/// RFC 9162 §2.1.3.2. Untrusted at "proof" when the path does not lead from the leaf to the root.
Outcome<Done> verify_inclusion(std::uint64_t index, std::uint64_t size, model::Sha256 const& leaf,
    std::vector<model::Sha256> const& path, model::Sha256 const& root);
/// RFC 9162 §2.1.4.2. Untrusted at "proof".
Outcome<Done> verify_consistency(std::uint64_t old_size, std::uint64_t size, model::Sha256 const& old_root,
    model::Sha256 const& root, std::vector<model::Sha256> const& path);

} // namespace xindang::crypto
