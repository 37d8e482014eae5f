#pragma once

#include <base/bytes.h>

#include <array>
#include <cstddef>

namespace xindang::pdf {

/// The place in a file that waits for a signature, and the octets the signature is made over. It knows nothing of
/// cryptography: whoever signs takes covered() and hands back the CMS.
class SignatureSlot {
public:
    /// `contents_begin` is the offset of '<' of /Contents, `contents_end` the one after '>'.
    SignatureSlot(std::size_t contents_begin, std::size_t contents_end, std::size_t file_size);

    /// The two stretches around /Contents that ByteRange names (ISO 32000-1 12.8.1), in order.
    std::array<BytesView, 2> covered(BytesView file) const;
    /// How many octets of CMS fit.
    std::size_t capacity() const { return (m_end - m_begin - 2) / 2; }
    /// "0 840 9034 41200": the four numbers of /ByteRange.
    std::array<std::size_t, 4> byte_range() const;
    /// The file with the CMS put in. Throws std::length_error when it does not fit.
    Bytes filled(Bytes file, BytesView cms) const;

private:
    std::size_t m_begin;
    std::size_t m_end;
    std::size_t m_size;
};

} // namespace xindang::pdf
