#include <pdf/signature_slot.h>

#include <base/bytes.h>

#include <stdexcept>

namespace xindang::pdf {

SignatureSlot::SignatureSlot(std::size_t contents_begin, std::size_t contents_end, std::size_t file_size)
    : m_begin(contents_begin), m_end(contents_end), m_size(file_size)
{
    if (m_begin + 2 > m_end || m_end > m_size) throw std::logic_error("signature slot lies outside its file");
}

std::array<BytesView, 2> SignatureSlot::covered(BytesView file) const
{
    if (file.size() != m_size) throw std::logic_error("signature slot belongs to another file");
    return {file.substr(0, m_begin), file.substr(m_end)};
}

std::array<std::size_t, 4> SignatureSlot::byte_range() const
{
    return {0, m_begin, m_end, m_size - m_end};
}

Bytes SignatureSlot::filled(Bytes file, BytesView cms) const
{
    if (file.size() != m_size) throw std::logic_error("signature slot belongs to another file");
    if (cms.size() > capacity()) throw std::length_error("the signature is larger than the place kept for it");
    file.replace(m_begin + 1, 2 * cms.size(), to_hex(cms));
    return file;
}

} // namespace xindang::pdf
