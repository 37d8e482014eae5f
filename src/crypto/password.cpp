#include <crypto/password.h>

#include <argon2.h>
#include <stdexcept>

namespace xindang::crypto {

namespace {

// RFC 9106 §4, second recommended option (memory-constrained): t=3, m=64 MiB; one lane, a service has other threads.
constexpr std::uint32_t PASSES = 3;
constexpr std::uint32_t MEMORY_KIB = 64 * 1024;
constexpr std::uint32_t LANES = 1;
constexpr std::size_t SALT = 16;
constexpr std::size_t HASH = 32;

} // namespace

std::string hash_password(std::string_view password, Random& random)
{
    auto const salt = random.bytes(SALT);
    std::string encoded(argon2_encodedlen(PASSES, MEMORY_KIB, LANES, SALT, HASH, Argon2_id), '\0');
    auto const answer = argon2id_hash_encoded(PASSES, MEMORY_KIB, LANES, password.data(), password.size(), salt.data(),
        salt.size(), HASH, encoded.data(), encoded.size());
    if (answer != ARGON2_OK) throw std::runtime_error(argon2_error_message(answer));
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool password_matches(std::string_view password, std::string const& hash)
{
    return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

} // namespace xindang::crypto
