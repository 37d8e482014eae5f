#pragma once

#include <base/random.h>

#include <string>
#include <string_view>

namespace xindang::crypto {

/// Argon2id (RFC 9106) of a password with a fresh salt, in the PHC string form "$argon2id$v=19$m=…": 64 MiB, 3 passes.
std::string hash_password(std::string_view password, Random& random);
/// Whether the password gives this hash; a text that is no Argon2id hash is no.
bool password_matches(std::string_view password, std::string const& hash);

} // namespace xindang::crypto
