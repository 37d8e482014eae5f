#pragma once

#include <base/random.h>

namespace xindang::crypto {

/// The operating system's cryptographic randomness. Throws when there is none.
class SystemRandom final : public Random {
public:
    Bytes bytes(std::size_t count) override;
};

/// A random UUID (RFC 4122 version 4), lower case.
std::string uuid(Random& random);

} // namespace xindang::crypto
