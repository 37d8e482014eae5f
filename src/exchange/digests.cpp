#include <exchange/digests.h>

#include <crypto/hash.h>
#include <xml/canonical.h>

#include <stdexcept>

namespace xindang::exchange {

namespace {

// RFC 6962 §2.1: a leaf and a node are told apart by the first octet.
model::Sha256 leaf(EntryState const& entry)
{
    return crypto::sha256(Bytes(1, '\0') + entry.id + "\n" + std::to_string(entry.version) + "\n" + entry.status +
                          "\n" + digest_text(entry.digest));
}

model::Sha256 node(model::Sha256 const& left, model::Sha256 const& right)
{
    Bytes octets(1, '\1');
    octets += left.bytes();
    octets += right.bytes();
    return crypto::sha256(octets);
}

} // namespace

model::Sha256 entry_digest(xml::Node const& entry)
{
    return crypto::sha256(xml::exclusive_canonical_without(entry, "digest"));
}

model::Sha256 position_digest(xml::Node const& position)
{
    return crypto::sha256(xml::exclusive_canonical(position));
}

void StateTree::add(EntryState const& entry)
{
    if (m_size > 0 && !(m_last_id < entry.id)) throw std::logic_error("entries must come in ascending order of ids");
    m_last_id = entry.id;
    m_peaks.push_back(leaf(entry));
    // Every trailing 1 of the old size is a perfect subtree that this leaf completes.
    for (auto size = m_size++; (size & 1) != 0; size >>= 1) {
        auto const right = m_peaks.back();
        m_peaks.pop_back();
        m_peaks.back() = node(m_peaks.back(), right);
    }
}

model::Sha256 StateTree::root() const
{
    if (m_peaks.empty()) return crypto::sha256(""); // RFC 6962 §2.1: the hash of an empty list
    auto root = m_peaks.back();
    for (auto at = m_peaks.size() - 1; at > 0; --at)
        root = node(m_peaks[at - 1], root);
    return root;
}

} // namespace xindang::exchange
