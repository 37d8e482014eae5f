#pragma once

#include <base/bytes.h>

#include <cstddef>

namespace xindang {

/// Where randomness comes from; passed in, so that a test can repeat itself.
class Random {
public:
    virtual ~Random() = default;
    /// `count` octets. The real source is cryptographic (crypto/system_random.h).
    virtual Bytes bytes(std::size_t count) = 0;
};

} // namespace xindang
