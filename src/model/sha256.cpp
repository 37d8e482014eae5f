#include <model/sha256.h>

#include <algorithm>

namespace xindang::model {

Outcome<Sha256> Sha256::parse(std::string_view hex)
{
    auto const octets = from_hex(hex);
    if (!octets) return Refusal{Fault::BadInput, "not a SHA-256 value in hexadecimal", "sha256"};
    return from_bytes(*octets);
}

Outcome<Sha256> Sha256::from_bytes(BytesView octets)
{
    if (octets.size() != 32) return Refusal{Fault::BadInput, "a SHA-256 value has 32 octets", "sha256"};
    std::array<char, 32> value;
    std::copy(octets.begin(), octets.end(), value.begin());
    return Sha256{value};
}

} // namespace xindang::model
