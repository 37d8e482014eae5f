#include <crypto/system_random.h>

#include <crypto/openssl.h>

#include <openssl/rand.h>

namespace xindang::crypto {

Bytes SystemRandom::bytes(std::size_t count)
{
    Bytes octets(count, '\0');
    require(RAND_bytes(octets_of(octets), static_cast<int>(count)) == 1, "randomness");
    return octets;
}

std::string uuid(Random& random)
{
    auto octets = random.bytes(16);
    // RFC 4122 §4.4: version 4 in the high bits of octet 6, variant 10 in those of octet 8.
    octets[6] = static_cast<char>((octets[6] & 0x0F) | 0x40);
    octets[8] = static_cast<char>((octets[8] & 0x3F) | 0x80);
    auto text = to_hex(octets);
    for (auto const at : {8u, 13u, 18u, 23u})
        text.insert(at, "-");
    return text;
}

} // namespace xindang::crypto
