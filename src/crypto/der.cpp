#include <crypto/der.h>

namespace xindang::crypto {

// X.690 8.1.3.
static Bytes length_octets(std::size_t length)
{
    if (length < 0x80) return Bytes(1, static_cast<char>(length));
    Bytes digits;
    for (; length > 0; length >>= 8)
        digits.insert(digits.begin(), static_cast<char>(length & 0xFF));
    return static_cast<char>(0x80 | digits.size()) + digits;
}

Bytes der(DerTag tag, BytesView content)
{
    return static_cast<char>(tag) + length_octets(content.size()) + Bytes(content);
}

Bytes der(DerTag tag, std::initializer_list<BytesView> members)
{
    Bytes content;
    for (auto const member : members)
        content += member;
    return der(tag, content);
}

Bytes der_time(Instant moment)
{
    Bytes digits;
    for (auto const c : moment.utc_text().substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return der(DerTag::GeneralizedTime, digits + "Z");
}

Bytes der_bits(BytesView octets)
{
    return der(DerTag::BitString, '\0' + Bytes(octets));
}

} // namespace xindang::crypto
