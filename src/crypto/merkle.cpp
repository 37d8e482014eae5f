#include <crypto/merkle.h>

#include <crypto/hash.h>

#include <bit>

namespace xindang::crypto {

namespace {

constexpr std::size_t HASH = 32;

/// The largest power of two smaller than n. n > 1.
std::uint64_t split_of(std::uint64_t n)
{
    return std::bit_floor(n - 1);
}

/// RFC 9162 §2.1.1, MTH(D[begin:end]).
model::Sha256 subtree(std::uint64_t begin, std::uint64_t end, LeafSource const& leaf)
{
    if (end - begin == 1) return leaf(begin);
    auto const middle = begin + split_of(end - begin);
    return node_hash(subtree(begin, middle, leaf), subtree(middle, end, leaf));
}

/// RFC 9162 §2.1.4.1, SUBPROOF(m, D[begin:end], complete).
void subproof(std::uint64_t m, std::uint64_t begin, std::uint64_t end, bool complete, LeafSource const& leaf,
    std::vector<model::Sha256>& path)
{
    if (m == end - begin) {
        if (!complete) path.push_back(subtree(begin, end, leaf));
        return;
    }
    auto const k = split_of(end - begin);
    if (m <= k) {
        subproof(m, begin, begin + k, complete, leaf, path);
        path.push_back(subtree(begin + k, end, leaf));
    } else {
        subproof(m - k, begin + k, end, false, leaf, path);
        path.push_back(subtree(begin, begin + k, leaf));
    }
}

Refusal not_proved()
{
    return {Fault::Untrusted, "the path does not lead to the root of the checkpoint", "proof"};
}

} // namespace

model::Sha256 leaf_hash(BytesView octets)
{
    Bytes input;
    input.reserve(octets.size() + 1);
    input += '\x00';
    input += octets;
    return crypto::sha256(input);
}

model::Sha256 node_hash(model::Sha256 const& left, model::Sha256 const& right)
{
    std::array<char, 1 + 2 * HASH> input{'\x01'};
    left.bytes().copy(input.data() + 1, HASH);
    right.bytes().copy(input.data() + 1 + HASH, HASH);
    return crypto::sha256({input.data(), input.size()});
}

Outcome<CompactRange> CompactRange::restore(std::uint64_t size, BytesView frontier)
{
    if (frontier.size() != HASH * static_cast<std::size_t>(std::popcount(size)))
        return Refusal{Fault::Corrupt, "the head of the ledger does not fit its size", "ledger_head"};
    CompactRange range;
    range.m_size = size;
    for (std::size_t at = 0; at < frontier.size(); at += HASH)
        range.m_peaks.push_back(*model::Sha256::from_bytes(frontier.substr(at, HASH)));
    return range;
}

void CompactRange::append(model::Sha256 const& leaf)
{
    m_peaks.push_back(leaf);
    // Each trailing one bit of the old size is a perfect subtree that the new leaf completes.
    for (auto rest = m_size; rest & 1; rest >>= 1) {
        auto const right = m_peaks.back();
        m_peaks.pop_back();
        m_peaks.back() = node_hash(m_peaks.back(), right);
    }
    ++m_size;
}

model::Sha256 CompactRange::root() const
{
    if (m_peaks.empty()) return crypto::sha256({});
    auto root = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        root = node_hash(*peak, root);
    return root;
}

Bytes CompactRange::frontier() const
{
    Bytes octets;
    for (auto const& peak : m_peaks)
        octets += peak.bytes();
    return octets;
}

model::Sha256 tree_root(std::uint64_t size, LeafSource const& leaf)
{
    return size == 0 ? crypto::sha256({}) : subtree(0, size, leaf);
}

std::vector<model::Sha256> inclusion_path(std::uint64_t index, std::uint64_t size, LeafSource const& leaf)
{
    // RFC 9162 §2.1.3.1, PATH(m, D[begin:end]) from the root down; the path is told from the leaf up.
    std::vector<model::Sha256> path;
    std::uint64_t begin = 0;
    for (auto end = size; end - begin > 1;) {
        auto const middle = begin + split_of(end - begin);
        if (index < middle) {
            path.insert(path.begin(), subtree(middle, end, leaf));
            end = middle;
        } else {
            path.insert(path.begin(), subtree(begin, middle, leaf));
            begin = middle;
        }
    }
    return path;
}

std::vector<model::Sha256> consistency_path(std::uint64_t old_size, std::uint64_t size, LeafSource const& leaf)
{
    std::vector<model::Sha256> path;
    subproof(old_size, 0, size, true, leaf, path);
    return path;
}

Outcome<Done> verify_inclusion(std::uint64_t index, std::uint64_t size, model::Sha256 const& leaf,
    std::vector<model::Sha256> const& path, model::Sha256 const& root)
{
    // RFC 9162 §2.1.3.2, steps 1 to 5.
    if (index >= size) return not_proved();
    auto fn = index;
    auto sn = size - 1;
    auto r = leaf;
    for (auto const& p : path) {
        if (sn == 0) return not_proved();
        if ((fn & 1) || fn == sn) {
            r = node_hash(p, r);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    if (sn != 0 || r != root) return not_proved();
    return Done{};
}

Outcome<Done> verify_consistency(std::uint64_t old_size, std::uint64_t size, model::Sha256 const& old_root,
    model::Sha256 const& root, std::vector<model::Sha256> const& path)
{
    // RFC 9162 §2.1.4.2, steps 1 to 8; equal sizes are proved by equal roots and nothing else.
    if (old_size == 0 || old_size > size) return not_proved();
    if (old_size == size) return path.empty() && old_root == root ? Outcome<Done>(Done{}) : not_proved();
    auto hashes = path;
    if (std::has_single_bit(old_size)) hashes.insert(hashes.begin(), old_root);
    if (hashes.empty()) return not_proved();
    auto fn = old_size - 1;
    auto sn = size - 1;
    while (fn & 1) {
        fn >>= 1;
        sn >>= 1;
    }
    auto fr = hashes.front();
    auto sr = hashes.front();
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        if (sn == 0) return not_proved();
        if ((fn & 1) || fn == sn) {
            fr = node_hash(hashes[i], fr);
            sr = node_hash(hashes[i], sr);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, hashes[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    if (sn != 0 || fr != old_root || sr != root) return not_proved();
    return Done{};
}

} // namespace xindang::crypto
