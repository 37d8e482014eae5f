#include <crypto/mac.h>

#include <crypto/openssl.h>

#include <array>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

namespace xindang::crypto {

model::Sha256 hmac_sha256(BytesView key, BytesView message)
{
    std::array<char, 32> value;
    unsigned int size = 0;
    require(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets_of(message), message.size(),
                reinterpret_cast<unsigned char*>(value.data()), &size) != nullptr &&
                size == value.size(),
        "HMAC");
    return model::Sha256{value};
}

bool equal_in_constant_time(BytesView a, BytesView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace xindang::crypto
