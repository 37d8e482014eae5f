#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <array>
#include <compare>
#include <string>
#include <string_view>

namespace xindang::model {

/// A SHA-256 value: 32 octets. crypto/hash.h computes them.
class Sha256 {
public:
    /// Exactly 64 hexadecimal digits.
    static Outcome<Sha256> parse(std::string_view hex);
    /// Exactly 32 octets.
    static Outcome<Sha256> from_bytes(BytesView octets);
    explicit Sha256(std::array<char, 32> octets) : m_octets(octets) {}

    BytesView bytes() const { return {m_octets.data(), m_octets.size()}; }
    std::string hex() const { return to_hex(bytes()); }

    auto operator<=>(Sha256 const&) const = default;

private:
    std::array<char, 32> m_octets;
};

} // namespace xindang::model
