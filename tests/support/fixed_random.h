#pragma once

#include <base/random.h>

namespace xindang::test {

/// Randomness that repeats itself: 0, 1, 2, …
class CountingRandom final : public Random {
public:
    Bytes bytes(std::size_t count) override
    {
        Bytes octets;
        for (std::size_t i = 0; i < count; ++i)
            octets += static_cast<char>(m_next++);
        return octets;
    }

private:
    unsigned char m_next = 0;
};

} // namespace xindang::test
